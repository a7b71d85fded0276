"""Published scenario versions."""

from sqlalchemy import select

from qa_app.core.database import db
from qa_app.roleplay.models import ScenarioVersion
from scenarios.schema import Scenario

_parsed: dict[str, Scenario] = {}


def version_of(scenario_id: str, content_hash: str) -> ScenarioVersion | None:
    """The published version with that content."""
    return db.session.scalar(
        select(ScenarioVersion).where(
            ScenarioVersion.scenario_id == scenario_id, ScenarioVersion.content_hash == content_hash
        )
    )


def scenario_of(version: ScenarioVersion) -> Scenario:
    """The scenario of a version. A version never changes, so it is read and parsed once a process."""
    known = _parsed.get(version.content_hash)
    if known is None:
        known = _parsed[version.content_hash] = Scenario.model_validate_json(version.content)
    return known

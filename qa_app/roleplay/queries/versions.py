"""Published scenario versions."""

from functools import lru_cache

from sqlalchemy import select

from qa_app.core.database import db
from qa_app.roleplay.models import ScenarioVersion
from scenarios.schema import Scenario


def version_of(scenario_id: str, content_hash: str) -> ScenarioVersion | None:
    """The published version with that content."""
    return db.session.scalar(
        select(ScenarioVersion).where(
            ScenarioVersion.scenario_id == scenario_id, ScenarioVersion.content_hash == content_hash
        )
    )


def scenario_of(version: ScenarioVersion) -> Scenario:
    """The scenario of a version. A version never changes, so it is parsed once a process."""
    return _parsed(version.content_hash, version.content)


@lru_cache(maxsize=128)
def _parsed(content_hash: str, content: str) -> Scenario:  # noqa: ARG001 - the hash is the cache's key
    return Scenario.model_validate_json(content)

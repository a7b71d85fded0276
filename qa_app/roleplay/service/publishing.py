"""Publishing scenarios: a new version where the content changed, nothing where it did not."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from qa_app.core import audit
from qa_app.core.database import db
from qa_app.roleplay import queries
from qa_app.roleplay.models import ScenarioRow, ScenarioVersion
from scenarios.loader import content_hash
from scenarios.schema import Scenario


def publish(scenario: Scenario, *, at: datetime) -> int:
    """The id of the published version with this content, made if there is none."""
    digest = content_hash(scenario)
    known = queries.version_of(scenario.id, digest)
    if known is not None:
        return known.id
    try:
        return _add(scenario, digest, at=at)
    except IntegrityError:  # somebody else began the same scenario for the first time at the same moment
        db.session.rollback()
        return publish(scenario, at=at)


def _add(scenario: Scenario, digest: str, *, at: datetime) -> int:
    if db.session.get(ScenarioRow, scenario.id) is None:
        db.session.add(ScenarioRow(id=scenario.id))
        db.session.flush()
    newest = db.session.scalar(
        select(func.max(ScenarioVersion.number)).where(ScenarioVersion.scenario_id == scenario.id)
    )
    version = ScenarioVersion(
        scenario_id=scenario.id,
        number=(newest or 0) + 1,
        # JSON is YAML too, and reads back in milliseconds where the library's file takes a second.
        content=scenario.model_dump_json(exclude_defaults=True),
        content_hash=digest,
        published_at=at,
    )
    db.session.add(version)
    db.session.flush()
    audit.record("scenario.published", f"scenario_version:{version.id}", user_id=None, at=at, hash=digest)
    db.session.commit()
    return version.id

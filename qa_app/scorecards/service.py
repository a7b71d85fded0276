"""Publishing rubrics: a new version where the meaning changed, nothing where it did not."""

from datetime import datetime

from sqlalchemy import select

from qa_app.core import audit
from qa_app.core.database import db
from qa_app.scorecards import queries
from qa_app.scorecards.models import RubricRow, RubricVersion
from rubrics.loader import content_hash, dump, library
from rubrics.schema import Rubric


def publish(rubric: Rubric, *, at: datetime, by: int | None = None) -> int:
    """The id of the published version with this content, made if there is none."""
    digest = content_hash(rubric)
    known = db.session.scalar(
        select(RubricVersion.id).where(
            RubricVersion.rubric_id == rubric.id, RubricVersion.content_hash == digest
        )
    )
    if known is not None:
        return known
    if db.session.get(RubricRow, rubric.id) is None:
        db.session.add(RubricRow(id=rubric.id))
    newest = queries.current_version(rubric.id)
    version = RubricVersion(
        rubric_id=rubric.id,
        number=1 if newest is None else newest.number + 1,
        content=dump(rubric),
        content_hash=digest,
        published_at=at,
    )
    db.session.add(version)
    db.session.flush()
    audit.record("rubric.published", f"rubric_version:{version.id}", user_id=by, at=at, hash=digest)
    db.session.commit()
    return version.id


def publish_library(*, at: datetime) -> None:
    """Publish what the library ships and the database does not know yet."""
    for rubric in library().values():
        publish(rubric, at=at)

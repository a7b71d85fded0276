"""Publishing rubrics: a new version where the meaning changed, nothing where it did not; and archiving."""

from datetime import datetime

from sqlalchemy import select

from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import ForbiddenError, NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.scorecards import queries
from qa_app.scorecards.models import RubricRow, RubricVersion
from qa_app.scorecards.service.refusals import FallbackNeededError
from rubrics.loader import content_hash, dump, library, library_texts
from rubrics.schema import Rubric

FALLBACK = "service_pillars"


def publish(rubric: Rubric, *, at: datetime, by: int | None = None) -> int:
    """The id of the published version with this content, made if there is none."""
    digest = content_hash(rubric)
    known = known_version(rubric, digest)
    if known is not None:
        return known.id
    version = add_version(rubric, digest, at=at, by=by)
    db.session.commit()
    return version.id


def publish_library(*, at: datetime) -> None:
    """Publish what the library ships and the database does not know yet.

    A rubric that somebody made their own stays theirs: the library's newer text does not take its place.
    """
    for rubric in library().values():
        newest = queries.newest_version(rubric.id)
        if newest is None or newest.published_by is None:
            publish(rubric, at=at)


def archive(rubric_id: str, *, viewer: Viewer, at: datetime) -> None:
    """Take a rubric out of use: no new review starts with it, open ones go on, old ones stay."""
    check_editor(viewer)
    if rubric_id == FALLBACK:
        raise FallbackNeededError
    version = queries.current_version(rubric_id)
    if version is None:
        raise NotFoundError
    close_versions(rubric_id, at=at)
    audit.record("rubric.archived", f"rubric_version:{version.id}", user_id=viewer.user_id, at=at)
    db.session.commit()


def reinstate(version_id: int, *, viewer: Viewer, at: datetime) -> None:
    """Put an archived version back into use; the one in use until now is archived."""
    check_editor(viewer)
    version = db.session.get(RubricVersion, version_id)
    if version is None:
        raise NotFoundError
    bring_back(version, at=at, by=viewer.user_id)
    db.session.commit()


def check_editor(viewer: Viewer) -> None:
    """Raise ForbiddenError for whoever may not write rubrics."""
    if not viewer.can(Permission.EDIT_RUBRICS):
        raise ForbiddenError


def known_version(rubric: Rubric, digest: str) -> RubricVersion | None:
    """The published version with this content, if there is one."""
    known = db.session.scalar(
        select(RubricVersion).where(
            RubricVersion.rubric_id == rubric.id, RubricVersion.content_hash == digest
        )
    )
    if known is not None:
        return known
    # Digests of before count what was left at its default: the newest version is compared by its meaning.
    newest = queries.newest_version(rubric.id)
    return newest if newest is not None and queries.rubric_of(newest) == rubric else None


def add_version(
    rubric: Rubric, digest: str, *, at: datetime, by: int | None, note: str = ""
) -> RubricVersion:
    """The next version, in use from now on, in the running transaction."""
    if db.session.get(RubricRow, rubric.id) is None:
        db.session.add(RubricRow(id=rubric.id))
    newest = queries.newest_version(rubric.id)
    close_versions(rubric.id, at=at)
    version = RubricVersion(
        rubric_id=rubric.id,
        number=1 if newest is None else newest.number + 1,
        content=_text_of(rubric),
        content_hash=digest,
        published_at=at,
        published_by=by,
    )
    db.session.add(version)
    db.session.flush()
    why = {"note": note} if note else {}
    audit.record("rubric.published", f"rubric_version:{version.id}", user_id=by, at=at, hash=digest, **why)
    return version


def _text_of(rubric: Rubric) -> str:
    """The YAML of a rubric: of one that ships, its own file as it stands."""
    return library_texts()[rubric.id] if library().get(rubric.id) == rubric else dump(rubric)


def bring_back(version: RubricVersion, *, at: datetime, by: int) -> None:
    """Make an older version the one in use, in the running transaction."""
    close_versions(version.rubric_id, at=at)
    version.archived_at = None
    audit.record("rubric.reinstated", f"rubric_version:{version.id}", user_id=by, at=at)


def close_versions(rubric_id: str, *, at: datetime) -> None:
    """Archive every version that is open, in the running transaction."""
    is_open = (RubricVersion.rubric_id == rubric_id) & RubricVersion.archived_at.is_(None)
    for version in db.session.scalars(select(RubricVersion).where(is_open)):
        version.archived_at = at

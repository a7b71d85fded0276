"""The draft of a rubric's next version: written by several people, never past one another, then published."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.scorecards import queries
from qa_app.scorecards.models import RubricDraft
from qa_app.scorecards.service.publishing import (
    add_version,
    bring_back,
    check_editor,
    known_version,
)
from qa_app.scorecards.service.refusals import (
    DraftChangedElsewhereError,
    DraftFaultsError,
    NothingNewError,
    OtherRubricError,
)
from rubrics.document import MAX_CHARACTERS
from rubrics.linter import examine
from rubrics.loader import content_hash
from rubrics.schema import Rubric

MAX_ID = 40
MAX_NOTE = 500


def start_draft(rubric_id: str, *, viewer: Viewer, at: datetime, content: str | None = None) -> int:
    """The id of the rubric's draft: the one there is, else a new one from `content` or the version in use.

    Without either there is nothing to start from: NotFoundError.
    """
    check_editor(viewer)
    known = queries.draft_of(rubric_id)
    if known is not None:
        return known.id
    version = queries.newest_version(rubric_id)
    text = content if content is not None else (version.content if version else None)
    if text is None or not 0 < len(rubric_id) <= MAX_ID:
        raise NotFoundError
    _check_length(text)
    row = RubricDraft(
        rubric_id=rubric_id,
        based_on_id=version.id if version else None,
        content=text,
        created_by=viewer.user_id,
        created_at=at,
        edited_by=viewer.user_id,
        edited_at=at,
    )
    db.session.add(row)
    try:
        db.session.flush()
    except IntegrityError:  # somebody else started it at the same moment: it is the same draft
        db.session.rollback()
        again = queries.draft_of(rubric_id)
        if again is None:
            raise
        return again.id
    audit.record("rubric.draft_started", f"rubric_draft:{row.id}", user_id=viewer.user_id, at=at)
    db.session.commit()
    return row.id


def save_draft(draft_id: int, content: str, *, lock: int, viewer: Viewer, at: datetime) -> int:
    """The draft's new lock. Raises DraftChangedElsewhereError, keeping what is stored, if `lock` is old.

    What is saved may have faults: the linter speaks of them, and only publishing refuses them.
    """
    row = _draft(draft_id, lock, viewer)
    _check_length(content)
    if content != row.content:
        row.content, row.edited_by, row.edited_at = content, viewer.user_id, at
        audit.record("rubric.draft_saved", f"rubric_draft:{row.id}", user_id=viewer.user_id, at=at)
        _commit()
    return row.lock


def publish_draft(draft_id: int, *, lock: int, viewer: Viewer, at: datetime, note: str = "") -> int:
    """The id of the version made of the draft, in use from now on; the draft is gone.

    `note` says why, in the history.

    Raises DraftFaultsError with what the linter found, NothingNewError where nothing
    changed, OtherRubricError where its id is another's. Content of
    an older version puts that version back into use.
    """
    row = _draft(draft_id, lock, viewer)
    rubric = _faultless(row)
    digest = content_hash(rubric)
    version = known_version(rubric, digest)
    if version is None:
        version = add_version(rubric, digest, at=at, by=viewer.user_id, note=note.strip()[:MAX_NOTE])
    elif version.archived_at is None:
        raise NothingNewError
    else:
        bring_back(version, at=at, by=viewer.user_id)
    db.session.delete(row)
    _commit()
    return version.id


def discard_draft(draft_id: int, *, lock: int, viewer: Viewer, at: datetime) -> None:
    """Throw a draft away; versions stay as they are."""
    row = _draft(draft_id, lock, viewer)
    audit.record("rubric.draft_discarded", f"rubric_draft:{row.id}", user_id=viewer.user_id, at=at)
    db.session.delete(row)
    _commit()


def _draft(draft_id: int, lock: int, viewer: Viewer) -> RubricDraft:
    check_editor(viewer)
    row = db.session.get(RubricDraft, draft_id)
    if row is None:
        raise NotFoundError
    if row.lock != lock:
        raise DraftChangedElsewhereError
    return row


def _faultless(row: RubricDraft) -> Rubric:
    rubric, problems = examine(row.content, source=f"{row.rubric_id}.yaml")
    if rubric is None:
        raise DraftFaultsError(faults=problems)
    if rubric.id != row.rubric_id:
        raise OtherRubricError
    return rubric


def _check_length(content: str) -> None:
    if len(content) > MAX_CHARACTERS:
        raise InvalidError(problems=("content",))


def _commit() -> None:
    try:
        db.session.commit()
    except StaleDataError as error:
        db.session.rollback()
        raise DraftChangedElsewhereError from error

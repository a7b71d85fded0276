"""What happens to a submitted review besides disputes: re-opened, read, acknowledged, voided."""

from datetime import datetime

from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations import queries
from qa_app.evaluations.models import Evaluation
from qa_app.evaluations.queries.statuses import Status
from qa_app.evaluations.service.counting import uncount
from qa_app.evaluations.service.judging import MAX_COMMENT, record
from qa_app.evaluations.service.life import Step
from qa_app.evaluations.service.publishing import snapshot
from qa_app.evaluations.service.standing import approach, conclude


def reopen(evaluation_id: int, *, viewer: Viewer, at: datetime) -> None:
    """The reviewer takes a submitted review back to correct it; the old values stay in the history."""
    row = approach(evaluation_id, Step.REOPEN, viewer=viewer, at=at)
    before = snapshot(row)
    # A draft is nowhere submitted; the window to correct runs from the first time, which the history knows.
    row.status, row.submitted_at = Status.DRAFT, None
    uncount(row)
    record(row, "reopened", viewer=viewer, at=at, before=before, after={"status": Status.DRAFT})
    audit.record("review.reopened", f"review:{row.id}", user_id=viewer.user_id, at=at)
    conclude(row)


def acknowledge(evaluation_id: int, comment: str, *, viewer: Viewer, at: datetime) -> None:
    """The reviewee has read it, which is not agreement. Once is enough; a second time changes nothing."""
    row = _own(evaluation_id, viewer)
    if len(comment) > MAX_COMMENT:
        raise InvalidError(problems=("comment",))
    if row.acknowledged_at is not None:
        return
    row = approach(evaluation_id, Step.ACKNOWLEDGE, viewer=viewer, at=at)
    before = row.status
    if row.status == Status.PUBLISHED:
        row.status = Status.ACKNOWLEDGED
    row.acknowledged_at, row.acknowledge_comment = at, comment
    after = {"status": row.status, "comment": comment}
    record(row, "acknowledged", viewer=viewer, at=at, before={"status": before}, after=after)
    conclude(row)


def note_reading(evaluation_id: int, *, viewer: Viewer, at: datetime) -> None:
    """The first time that the reviewee opens a review: from then on it is too late for a self-review."""
    row = _own(evaluation_id, viewer)
    if row.read_at is None:
        row.read_at = at
        record(row, "read", viewer=viewer, at=at, before={}, after={})
        db.session.commit()


def void(evaluation_id: int, reason: str, *, viewer: Viewer, at: datetime) -> None:
    """Take a review out of every figure, for good, with a reason that the person reads."""
    row = approach(evaluation_id, Step.VOID, viewer=viewer, at=at)
    said = reason.strip()
    if not said or len(said) > MAX_COMMENT:
        raise InvalidError(problems=("reason",))
    before = {"status": row.status, "base": row.base, "gate": row.gate}
    row.status = Status.VOIDED
    record(row, "voided", viewer=viewer, at=at, before=before, after={"status": row.status, "reason": said})
    audit.record("review.voided", f"review:{row.id}", user_id=viewer.user_id, at=at)
    conclude(row)


def _own(evaluation_id: int, viewer: Viewer) -> Evaluation:
    row = queries.head_of(evaluation_id, viewer)
    theirs = row is not None and viewer.agent_id is not None and row.reviewee_id == viewer.agent_id
    if row is None or not theirs or row.kind == "self" or not viewer.can(Permission.VIEW_OWN_REVIEWS):
        raise NotFoundError
    return row

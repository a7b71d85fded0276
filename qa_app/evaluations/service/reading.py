"""Reading a review: every look at another person's data is noted before anything is shown."""

from datetime import datetime

from qa_app.agreement import service as agreement
from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.evaluations import queries
from qa_app.evaluations.queries import Review
from qa_app.evaluations.queries.statuses import HANDED_IN, OF_PEOPLE
from qa_app.evaluations.service import after
from qa_app.evaluations.service.calibrating import KIND
from qa_app.evaluations.service.refusals import JudgeFirstError


def read(evaluation_id: int, *, viewer: Viewer, at: datetime) -> Review:
    """All of a review that the viewer may read; others are not there."""
    head = queries.head_of(evaluation_id, viewer)
    if head is None:
        raise NotFoundError
    if head.reviewee_id is not None:
        # A calibration is nothing that the person could open: what was looked at is their conversation.
        is_blind = head.kind == KIND
        what = "conversation" if is_blind else "review"
        subject = f"transcript:{head.transcript_id}" if is_blind else f"review:{evaluation_id}"
        agreement.log_look(head.reviewee_id, what=what, subject=subject, viewer=viewer, at=at)
    return queries.whole(evaluation_id)


def read_own(evaluation_id: int, *, viewer: Viewer, at: datetime) -> Review:
    """The published review of the viewer themselves. Raises JudgeFirstError while they judge it too."""
    own = queries.self_draft_beside(evaluation_id, viewer)
    if own is not None:
        raise JudgeFirstError(self_id=own)
    after.note_reading(evaluation_id, viewer=viewer, at=at)
    return queries.whole(evaluation_id)


def read_self(evaluation_id: int, *, viewer: Viewer) -> Review:
    """The viewer's judgement of themselves; nobody else reads it."""
    head = queries.head_of(evaluation_id, viewer)
    if head is None or head.kind != "self":
        raise NotFoundError
    return queries.whole(evaluation_id)


def read_file(evaluation_id: int, *, viewer: Viewer, at: datetime) -> Review:
    """Everything about a submitted review, to be printed; the look is noted as one at the file."""
    head = queries.head_of(evaluation_id, viewer)
    if head is None or head.status not in HANDED_IN or head.kind not in OF_PEOPLE:
        raise NotFoundError
    if head.reviewee_id == viewer.agent_id:
        return read_own(evaluation_id, viewer=viewer, at=at)
    if head.reviewee_id is not None:
        subject = f"review:{evaluation_id}"
        agreement.log_look(head.reviewee_id, what="file", subject=subject, viewer=viewer, at=at)
    return queries.whole(evaluation_id)

"""Reading a review: every look at another person's data is noted before anything is shown."""

from datetime import datetime

from qa_app.agreement import service as agreement
from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.evaluations import queries
from qa_app.evaluations.queries import Review
from qa_app.evaluations.service.calibrating import KIND


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


def read_own(evaluation_id: int, *, viewer: Viewer) -> Review:
    """The published review of the viewer themselves."""
    head = queries.head_of(evaluation_id, viewer)
    if head is None or viewer.agent_id is None or head.reviewee_id != viewer.agent_id:
        raise NotFoundError
    return queries.whole(evaluation_id)

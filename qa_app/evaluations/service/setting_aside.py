"""Setting a draft aside: the conversation turned out to be unsuitable, and another takes its place."""

from datetime import datetime

from qa_app.core.permissions import Viewer
from qa_app.evaluations.service.judging import draft, record


def set_aside(evaluation_id: int, reason: str, *, viewer: Viewer, at: datetime) -> None:
    """Close the viewer's own draft without judging, in the running transaction; what was typed stays.

    It goes on counting in the month's ceiling: whoever opened it looked at the person.
    """
    row = draft(evaluation_id, viewer)
    row.status = "replaced"
    after = {"status": "replaced", "reason": reason}
    record(row, "replaced", viewer=viewer, at=at, before={"status": "draft"}, after=after)

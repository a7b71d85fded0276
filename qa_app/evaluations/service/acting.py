"""A review opens an action: what it found is somebody's to do, by a day."""

from datetime import datetime

from qa_app.actions import service as actions
from qa_app.actions.service import NewAction
from qa_app.core.database import db
from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations import queries
from qa_app.evaluations.queries.statuses import HANDED_IN, OF_PEOPLE
from qa_app.evaluations.service.judging import record
from qa_app.evaluations.service.life import Part
from qa_app.evaluations.service.standing import part_of


def open_action(evaluation_id: int, new: NewAction, *, viewer: Viewer, at: datetime) -> int:
    """Open an action of a submitted review; its id. For those who review there, not for the reviewee."""
    row = queries.head_of(evaluation_id, viewer)
    if row is None or row.status not in HANDED_IN or row.kind not in OF_PEOPLE:
        raise NotFoundError
    if not viewer.can(Permission.REVIEW) or part_of(row, viewer) is Part.REVIEWEE:
        raise NotFoundError
    action_id = actions.open_action(new, row.id, row.team_id, viewer=viewer, at=at)
    after = {"action": new.kind, "owner": new.owner_id, "due": new.due.isoformat(), "note": new.note}
    record(row, "action_opened", viewer=viewer, at=at, before={}, after=after)
    db.session.commit()
    return action_id

"""Who sees a session: whoever leads it or sits in it, and those who could lead it in their stead."""

from qa_app.calibration import queries
from qa_app.calibration.models import CalibrationSession
from qa_app.calibration.queries import Session, Stage
from qa_app.core.database import db
from qa_app.core.errors import ConflictError, NotFoundError
from qa_app.core.permissions import Permission, Viewer


def may_manage(session: Session, viewer: Viewer) -> bool:
    """Whoever made it; and, lest a session wait for somebody who left, all who reach its conversations."""
    if not viewer.can(Permission.MANAGE_CALIBRATIONS):
        return False
    if session.facilitator_id == viewer.user_id or viewer.can_reach_all_teams:
        return True
    return bool(session.items) and all(viewer.reaches_team(item.team_id) for item in session.items)


def may_read(session: Session, viewer: Viewer) -> bool:
    """Reviewers see it once it has started."""
    has_seat = session.has_seat(viewer.user_id) and viewer.can(Permission.TAKE_PART_IN_CALIBRATION)
    return may_manage(session, viewer) or (has_seat and session.stage is not Stage.PREPARING)


def read(session_id: int, *, viewer: Viewer) -> Session:
    """A session that the viewer may see; others are not there."""
    found = queries.whole(session_id)
    if found is None or not may_read(found, viewer):
        raise NotFoundError
    return found


def sessions(viewer: Viewer) -> tuple[Session, ...]:
    """The sessions that concern the viewer, newest first."""
    found = queries.sessions_of(None if viewer.can_reach_all_teams else viewer.user_id)
    return tuple(session for session in found if may_read(session, viewer))


def managed(session_id: int, viewer: Viewer) -> Session:
    """A session that the viewer leads."""
    found = read(session_id, viewer=viewer)
    if not may_manage(found, viewer):
        raise NotFoundError
    return found


def stored(session: Session, *stages: Stage) -> CalibrationSession:
    """Its row, to change it; ConflictError where the session is not in one of these stages."""
    row = queries.row_of(session.id)
    if row is None:
        raise NotFoundError
    if session.stage not in stages:
        raise ConflictError
    row.status = session.stage
    return row


def settle(session: Session) -> None:
    """Write down that the last review was handed in, so that the figures find it."""
    if session.status != session.stage:
        stored(session, session.stage)
        db.session.commit()

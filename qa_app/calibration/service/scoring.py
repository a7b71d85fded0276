"""Scoring blind: everybody judges alone, and nobody sees anything before all have handed in."""

from datetime import datetime

from qa_app.accounts import queries as people
from qa_app.calibration.queries import Session, Stage
from qa_app.calibration.service.access import managed, read, stored
from qa_app.calibration.service.refusals import NotReadyError
from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import ConflictError, NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations import service as reviews

FEWEST_REVIEWERS = 2


def start(session_id: int, *, viewer: Viewer, at: datetime) -> None:
    """Let the reviewers score; from now on nothing of the session changes.

    Raises NotReadyError with fewer than two reviewers, without a conversation, and where somebody may not
    see one of the conversations or is judged in it.
    """
    session = managed(session_id, viewer)
    row = stored(session, Stage.PREPARING)
    if len(session.seats) < FEWEST_REVIEWERS:
        raise NotReadyError(lacks="reviewers")
    if not session.items:
        raise NotReadyError(lacks="conversations")
    barred = tuple(seat.name for seat in session.seats if not _may_judge(seat.user_id, session))
    if barred:
        raise NotReadyError(lacks="reach", names=barred)
    row.status, row.started_at = Stage.SCORING, at
    audit.record("calibration.started", f"calibration:{row.id}", user_id=viewer.user_id, at=at)
    db.session.commit()


def _may_judge(user_id: int, session: Session) -> bool:
    person = people.viewer_of(user_id)
    if person is None or not person.can(Permission.TAKE_PART_IN_CALIBRATION):
        return False
    reaches = all(person.reaches_team(item.team_id) for item in session.items)
    return reaches and all(item.reviewee_id != person.agent_id for item in session.items)


def score(session_id: int, item_id: int, *, viewer: Viewer, at: datetime) -> int:
    """The id of the viewer's blind review of one of the conversations, opened now if there is none."""
    session = read(session_id, viewer=viewer)
    item = session.item(item_id)
    if item is None or not session.has_seat(viewer.user_id):
        raise NotFoundError
    known = item.opened.get(viewer.user_id)
    if known is not None:
        return known
    if session.stage is not Stage.SCORING:
        raise ConflictError
    return reviews.open_calibration(
        item.transcript_id, item.reviewee_id, session.version_id, viewer=viewer, at=at
    )


def end_scoring(session_id: int, *, viewer: Viewer, at: datetime) -> None:
    """End the scoring before everybody is through: what was not handed in stays out."""
    session = managed(session_id, viewer)
    row = stored(session, Stage.SCORING)
    drafts = [
        number for item in session.items for user, number in item.opened.items() if user not in item.handed_in
    ]
    reviews.close_drafts(drafts, viewer=viewer, at=at)
    row.status, row.scored_at = Stage.DISCUSSING, at
    audit.record("calibration.scored", f"calibration:{row.id}", user_id=viewer.user_id, at=at)
    db.session.commit()

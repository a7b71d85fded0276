"""When somebody is away: it pauses their time to dispute. Entered by whoever leads their team."""

from datetime import date, datetime

from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations import queries
from qa_app.evaluations.models import Absence

# A slip in the year should not stop anybody's time for ever.
MOST_DAYS = 730


def enter(agent_id: int, first: date, last: date | None, *, viewer: Viewer, at: datetime) -> None:
    """Note days of absence, both included; without a last day until further notice. Why is not asked."""
    if agent_id not in {one.id for one in queries.people_led_by(viewer, at.date())}:
        raise NotFoundError
    if last is not None and not 0 <= (last - first).days <= MOST_DAYS:
        raise InvalidError(problems=("last",))
    known = (one for one in queries.absences_of(agent_id) if (one.from_date, one.to_date) == (first, last))
    if next(known, None) is not None:
        return
    row = Absence(agent_id=agent_id, from_date=first, to_date=last, entered_by=viewer.user_id, entered_at=at)
    db.session.add(row)
    db.session.flush()
    days = {"first": first.isoformat(), "last": last.isoformat() if last else None}
    audit.record("absence.entered", f"agent:{agent_id}", user_id=viewer.user_id, at=at, **days)
    db.session.commit()


def remove(absence_id: int, *, viewer: Viewer, at: datetime) -> None:
    """Take a note of absence away; the audit keeps that it was there."""
    row = db.session.get(Absence, absence_id)
    if not viewer.can(Permission.MANAGE_ABSENCES) or row is None:
        raise NotFoundError
    if row.agent_id not in {one.id for one in queries.people_led_by(viewer, at.date())}:
        raise NotFoundError
    days = {"first": row.from_date.isoformat(), "last": row.to_date.isoformat() if row.to_date else None}
    audit.record("absence.removed", f"agent:{row.agent_id}", user_id=viewer.user_id, at=at, **days)
    db.session.delete(row)
    db.session.commit()

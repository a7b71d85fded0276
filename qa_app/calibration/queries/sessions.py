"""Sessions, each in a fixed number of queries."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select, tuple_
from sqlalchemy.orm import joinedload, selectinload

from qa_app.calibration.models import AgreedAnswer, CalibrationItem, CalibrationSeat, CalibrationSession
from qa_app.calibration.queries.records import Agreed, Item, Seat, Session
from qa_app.core.database import db
from qa_app.evaluations.models import Evaluation
from qa_app.evaluations.service import CALIBRATED
from qa_app.scorecards.queries import rubric_of

_LOADED = (
    selectinload(CalibrationSession.items).joinedload(CalibrationItem.transcript),
    selectinload(CalibrationSession.items).joinedload(CalibrationItem.reviewee),
    selectinload(CalibrationSession.items).selectinload(CalibrationItem.agreed),
    selectinload(CalibrationSession.seats).joinedload(CalibrationSeat.user),
    joinedload(CalibrationSession.rubric_version),
    joinedload(CalibrationSession.facilitator),
)
# Newest first; older ones are found through the figures' sessions.
LIMIT = 100

Reviews = Mapping[tuple[int, int], list[Evaluation]]


def row_of(session_id: int) -> CalibrationSession | None:
    """The stored session, to change it."""
    return db.session.scalar(
        select(CalibrationSession).where(CalibrationSession.id == session_id).options(*_LOADED)
    )


def whole(session_id: int) -> Session | None:
    """One session; who may see it is the service's to say."""
    found = _read([row] if (row := row_of(session_id)) is not None else [])
    return found[0] if found else None


def sessions_of(user_id: int | None) -> tuple[Session, ...]:
    """The sessions that somebody leads or sits in, newest first; everybody's for None."""
    wanted = select(CalibrationSession).options(*_LOADED).order_by(CalibrationSession.id.desc()).limit(LIMIT)
    if user_id is not None:
        seated = select(CalibrationSeat.session_id).where(CalibrationSeat.user_id == user_id)
        mine = (CalibrationSession.facilitator_id == user_id) | CalibrationSession.id.in_(seated)
        wanted = wanted.where(mine)
    return _read(db.session.scalars(wanted).all())


def session_of_evaluation(evaluation_id: int) -> int | None:
    """The session that a blind review belongs to."""
    return db.session.scalar(
        select(CalibrationItem.session_id)
        .join(
            Evaluation,
            (Evaluation.transcript_id == CalibrationItem.transcript_id)
            & (Evaluation.reviewee_id == CalibrationItem.reviewee_id),
        )
        .where(Evaluation.id == evaluation_id, Evaluation.kind == "calibration")
    )


def _read(rows: Iterable[CalibrationSession]) -> tuple[Session, ...]:
    found = list(rows)
    reviews = _reviews([item for row in found for item in row.items])
    return tuple(_session(row, reviews) for row in found)


def _reviews(items: list[CalibrationItem]) -> Reviews:
    parts = [(item.transcript_id, item.reviewee_id) for item in items]
    rows = db.session.scalars(
        select(Evaluation).where(
            Evaluation.kind == "calibration",
            tuple_(Evaluation.transcript_id, Evaluation.reviewee_id).in_(parts),
        )
    )
    found: dict[tuple[int, int], list[Evaluation]] = {}
    for row in rows:
        if row.reviewee_id is not None:
            found.setdefault((row.transcript_id, row.reviewee_id), []).append(row)
    return found


def _session(row: CalibrationSession, reviews: Reviews) -> Session:
    return Session(
        id=row.id,
        title=row.title,
        status=row.status,
        version_id=row.rubric_version_id,
        rubric=rubric_of(row.rubric_version),
        rubric_number=row.rubric_version.number,
        facilitator_id=row.facilitator_id,
        facilitator=row.facilitator.name,
        due_on=row.due_on,
        created_at=row.created_at,
        closed_at=row.closed_at,
        items=tuple(_item(item, reviews) for item in row.items),
        seats=tuple(Seat(seat.user_id, seat.user.name, seat.attended) for seat in row.seats),
    )


def _item(item: CalibrationItem, reviews: Reviews) -> Item:
    of_this = reviews.get((item.transcript_id, item.reviewee_id), [])
    talk = item.transcript
    return Item(
        id=item.id,
        transcript_id=item.transcript_id,
        reviewee_id=item.reviewee_id,
        reviewee=item.reviewee.name,
        conversation=talk.external_id or f"#{talk.id}",
        channel=talk.channel,
        team_id=talk.team_id,
        started_at=talk.started_at,
        is_drawn=item.seed is not None,
        lock=item.lock,
        opened=_by_reviewer(of_this),
        handed_in=_by_reviewer([row for row in of_this if row.status == CALIBRATED]),
        agreed={one.criterion_key: _agreed(one) for one in item.agreed},
    )


def _by_reviewer(rows: list[Evaluation]) -> Mapping[int, int]:
    return {row.reviewer_id: row.id for row in rows if row.reviewer_id is not None}


def _agreed(row: AgreedAnswer) -> Agreed:
    return Agreed(row.value, row.number, row.not_applicable, row.reason)

"""What surrounds a submitted review: disputes, absences, history, the other judgement of the same part."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, or_, select

from qa_app.accounts.models import Agent, TeamPeriod, User
from qa_app.core.database import db
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations.models import Absence, Answer, Dispute, Evaluation, EvaluationEvent
from qa_app.evaluations.queries.statuses import COUNTING, OF_PEOPLE, Status


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A dispute of one criterion and what became of it."""

    id: int
    key: str
    at: datetime
    comment: str
    proposed: int | None
    outcome: str | None
    decided_at: datetime | None
    decided_by: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the history: who, when, what, before and after."""

    at: datetime
    who: str | None
    action: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AbsenceView:
    """Days on which a person is away."""

    id: int
    agent_id: int
    agent: str
    from_date: date
    to_date: date | None


@dataclass(frozen=True, slots=True)
class Led:
    """A person whose team the viewer leads."""

    id: int
    name: str


def disputes_of(evaluation_id: int) -> tuple[DisputeView, ...]:
    """The disputes of a review, oldest first."""
    rows = db.session.execute(
        select(Dispute, Answer.criterion_key, User.name)
        .join(Answer, Answer.id == Dispute.answer_id)
        .outerjoin(User, User.id == Dispute.decided_by)
        .where(Answer.evaluation_id == evaluation_id)
        .order_by(Dispute.at, Dispute.id)
    )
    return tuple(
        DisputeView(d.id, key, d.at, d.comment, d.proposed, d.outcome, d.decided_at, decider, d.reason)
        for d, key, decider in rows
    )


def dispute_of(answer_id: int) -> Dispute | None:
    """The dispute of one answer."""
    return db.session.scalar(select(Dispute).where(Dispute.answer_id == answer_id))


def decided_at(evaluation_id: int) -> datetime | None:
    """When the last dispute of a review was decided."""
    return db.session.scalar(
        select(func.max(Dispute.decided_at))
        .join(Answer, Answer.id == Dispute.answer_id)
        .where(Answer.evaluation_id == evaluation_id)
    )


def first_submitted_at(evaluation_id: int) -> datetime | None:
    """When a review was handed in for the first time, however often it was re-opened since."""
    return db.session.scalar(
        select(func.min(EvaluationEvent.at)).where(
            EvaluationEvent.evaluation_id == evaluation_id,
            EvaluationEvent.action.in_((Status.SUBMITTED, Status.PUBLISHED)),
        )
    )


def history_of(evaluation_id: int) -> tuple[Step, ...]:
    """Every step, oldest first."""
    rows = db.session.execute(
        select(EvaluationEvent, User.name)
        .outerjoin(User, User.id == EvaluationEvent.user_id)
        .where(EvaluationEvent.evaluation_id == evaluation_id)
        .order_by(EvaluationEvent.at, EvaluationEvent.id)
    )
    return tuple(Step(e.at, name, e.action, dict(e.before), dict(e.after)) for e, name in rows)


def absences_of(agent_id: int) -> tuple[Absence, ...]:
    """A person's absences."""
    wanted = select(Absence).where(Absence.agent_id == agent_id).order_by(Absence.from_date)
    return tuple(db.session.scalars(wanted))


def people_led_by(viewer: Viewer, today: date) -> tuple[Led, ...]:
    """Everybody who belongs to a team that the viewer leads; those who left it are there no more."""
    if not viewer.can(Permission.MANAGE_ABSENCES):
        return ()
    rows = db.session.execute(
        select(Agent.id, Agent.name)
        .join(TeamPeriod, TeamPeriod.agent_id == Agent.id)
        .where(
            TeamPeriod.team_id.in_(viewer.team_ids),
            or_(TeamPeriod.to_date.is_(None), TeamPeriod.to_date >= today),
            Agent.id != (viewer.agent_id or 0),
        )
        .distinct()
        .order_by(Agent.name, Agent.id)
    )
    return tuple(Led(agent_id, name) for agent_id, name in rows)


def absences_led_by(viewer: Viewer, today: date) -> tuple[AbsenceView, ...]:
    """Absences of the viewer's people, the latest first."""
    ids = [one.id for one in people_led_by(viewer, today)]
    rows = db.session.execute(
        select(Absence, Agent.name)
        .join(Agent, Agent.id == Absence.agent_id)
        .where(Absence.agent_id.in_(ids))
        .order_by(Absence.from_date.desc(), Absence.id.desc())
        .limit(200)
    )
    return tuple(AbsenceView(a.id, a.agent_id, name, a.from_date, a.to_date) for a, name in rows)


def published_of(transcript_id: int, reviewee_id: int) -> tuple[Evaluation, ...]:
    """The published reviews of one person's part in a conversation, newest first."""
    wanted = select(Evaluation).where(
        Evaluation.transcript_id == transcript_id,
        Evaluation.reviewee_id == reviewee_id,
        Evaluation.kind.in_(OF_PEOPLE),
        Evaluation.status.in_(COUNTING),
    )
    return tuple(db.session.scalars(wanted.order_by(Evaluation.id.desc())))


def self_review_of(transcript_id: int, reviewee_id: int | None) -> int | None:
    """The id of the person's own submitted judgement of that part."""
    return db.session.scalar(
        select(Evaluation.id).where(
            Evaluation.transcript_id == transcript_id,
            Evaluation.reviewee_id == reviewee_id,
            Evaluation.kind == "self",
            Evaluation.status == Status.SUBMITTED,
        )
    )


def self_draft_beside(evaluation_id: int, viewer: Viewer) -> int | None:
    """The viewer's own judgement in progress of the part that this review is about."""
    review = (
        select(Evaluation.transcript_id)
        .where(Evaluation.id == evaluation_id, Evaluation.reviewee_id == viewer.agent_id)
        .scalar_subquery()
    )
    return db.session.scalar(
        select(Evaluation.id).where(
            Evaluation.transcript_id == review,
            Evaluation.kind == "self",
            Evaluation.reviewer_id == viewer.user_id,
            Evaluation.status == Status.DRAFT,
        )
    )


def judges_blind(row: Evaluation, viewer: Viewer) -> bool:
    """Whether the viewer is judging the same part blind, and so must not read anybody else's judgement."""
    found = select(Evaluation.id).where(
        Evaluation.transcript_id == row.transcript_id,
        Evaluation.reviewer_id == viewer.user_id,
        Evaluation.status == Status.DRAFT,
        Evaluation.mode == "blind",
        Evaluation.id != row.id,
    )
    return db.session.scalar(found.limit(1)) is not None

"""What waits for somebody: talks to hold, disputes to decide, conversations that one could judge oneself."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, func, select

from qa_app.accounts.models import Agent, User
from qa_app.core.database import db
from qa_app.core.permissions import Viewer
from qa_app.evaluations.models import Answer, Dispute, Evaluation
from qa_app.evaluations.queries.statuses import COUNTING, OF_PEOPLE, Status
from qa_app.transcripts.models import Revision, Transcript, TurnRow

# How far back somebody may judge a conversation of their own, and how many are offered.
RECENT, OFFERED = timedelta(days=30), 10


@dataclass(frozen=True, slots=True)
class Waits:
    """A review that waits: for a talk, or (`criterion`) for a decision; by another if `is_own`."""

    evaluation_id: int
    reviewee: str
    reviewer: str
    since: datetime
    is_own: bool
    criterion: str | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Own:
    """A conversation of one's own that one could judge; `self_id` where that has begun or is done."""

    transcript_id: int
    channel: str
    started_at: datetime
    self_id: int | None
    self_status: str | None


def talks(viewer: Viewer) -> tuple[Waits, ...]:
    """Submitted reviews in the viewer's teams that their person may read only after a talk."""
    wanted = (
        select(Evaluation, Agent.name, User.name)
        .join(Agent, Agent.id == Evaluation.reviewee_id)
        .outerjoin(User, User.id == Evaluation.reviewer_id)
        .where(Evaluation.status == Status.SUBMITTED, Evaluation.kind.in_(OF_PEOPLE), *_reached(viewer))
        .order_by(Evaluation.submitted_at, Evaluation.id)
        .limit(200)
    )
    return tuple(
        Waits(
            row.id,
            reviewee,
            reviewer or "–",
            row.submitted_at or row.created_at,
            row.reviewer_id == viewer.user_id,
        )
        for row, reviewee, reviewer in db.session.execute(wanted)
    )


def open_disputes(viewer: Viewer) -> tuple[Waits, ...]:
    """Disputes in the viewer's teams that nobody has decided yet, the oldest first."""
    rows = db.session.execute(
        _disputes(viewer).with_only_columns(Dispute, Answer.criterion_key, Evaluation, Agent.name, User.name)
    )
    return tuple(
        Waits(row.id, reviewee, reviewer or "–", one.at, row.reviewer_id == viewer.user_id, key, one.comment)
        for one, key, row, reviewee, reviewer in rows
    )


def _disputes(viewer: Viewer) -> Select[Dispute]:
    return (
        select(Dispute)
        .join(Answer, Answer.id == Dispute.answer_id)
        .join(Evaluation, Evaluation.id == Answer.evaluation_id)
        .join(Agent, Agent.id == Evaluation.reviewee_id)
        .outerjoin(User, User.id == Evaluation.reviewer_id)
        .where(Dispute.outcome.is_(None), Evaluation.status == Status.DISPUTED, *_reached(viewer))
        .order_by(Dispute.at, Dispute.id)
        .limit(200)
    )


def _reached(viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    """Of the viewer's teams, and not about the viewer."""
    not_me = Evaluation.reviewee_id != (viewer.agent_id or 0)
    if viewer.can_reach_all_teams:
        return (not_me,)
    return (not_me, Evaluation.team_id.in_(viewer.team_ids))


def own_conversations(agent_id: int, user_id: int, at: datetime) -> tuple[Own, ...]:
    """One's own recent conversations, newest first; those whose review was read already are not offered."""
    newest = select(func.max(Revision.id)).group_by(Revision.transcript_id)
    mine = (
        select(Revision.transcript_id)
        .join(TurnRow, TurnRow.revision_id == Revision.id)
        .where(TurnRow.agent_id == agent_id, Revision.id.in_(newest))
    )
    read = select(Evaluation.transcript_id).where(
        Evaluation.reviewee_id == agent_id,
        Evaluation.kind.in_(OF_PEOPLE),
        Evaluation.status.in_(COUNTING),
        Evaluation.read_at.is_not(None) | Evaluation.acknowledged_at.is_not(None),
    )
    own = (
        (Evaluation.transcript_id == Transcript.id)
        & (Evaluation.kind == "self")
        & (Evaluation.reviewer_id == user_id)
    )
    rows = db.session.execute(
        select(Transcript, Evaluation.id, Evaluation.status)
        .outerjoin(Evaluation, own)
        .where(
            Transcript.origin == "import",
            Transcript.started_at >= at - RECENT,
            Transcript.id.in_(mine),
            Evaluation.id.is_not(None) | Transcript.id.not_in(read),
        )
        .order_by(Transcript.started_at.desc(), Transcript.id.desc())
        .limit(OFFERED)
    )
    return tuple(Own(head.id, head.channel, head.started_at, own_id, status) for head, own_id, status in rows)

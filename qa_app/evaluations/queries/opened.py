"""What is open already: the same review again, the month's count of each person."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import case, func, select

from qa_app.accounts.models import TeamPeriod
from qa_app.core.database import db
from qa_app.evaluations.models import Evaluation
from qa_app.evaluations.queries.statuses import OF_PEOPLE
from qa_app.transcripts.models import Transcript


def opened(transcript_id: int, reviewee_id: int | None, kind: str, reviewer_id: int | None) -> int | None:
    """The id of the reviewer's review of that part of a conversation."""
    return db.session.scalar(
        select(Evaluation.id).where(
            Evaluation.transcript_id == transcript_id,
            Evaluation.reviewee_id == reviewee_id,
            Evaluation.kind == kind,
            Evaluation.reviewer_id == reviewer_id,
        )
    )


def roleplay_of(transcript_id: int) -> int | None:
    """The id of the evaluation of a roleplay."""
    return db.session.scalar(
        select(Evaluation.id).where(Evaluation.transcript_id == transcript_id, Evaluation.kind == "roleplay")
    )


def opened_in_month(agent_ids: Iterable[int], at: datetime) -> dict[int, tuple[int, int]]:
    """Per person the reviews opened in the calendar month, and how many of them were chosen by hand."""
    start = at.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    after = start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)
    rows = db.session.execute(
        select(
            Evaluation.reviewee_id,
            func.count(),
            func.sum(case((Evaluation.kind == "targeted", 1), else_=0)),
        )
        .where(
            Evaluation.reviewee_id.in_(tuple(agent_ids)),
            Evaluation.kind.in_(OF_PEOPLE),
            Evaluation.created_at >= start,
            Evaluation.created_at < after,
        )
        .group_by(Evaluation.reviewee_id)
    )
    return {agent_id: (reviews, targeted) for agent_id, reviews, targeted in rows if agent_id is not None}


def team_at(agent_id: int, head: Transcript) -> int | None:
    """The team that a conversation counts for: its own, else the agent's on that day."""
    if head.team_id is not None:
        return head.team_id
    day = head.started_at.date()
    return db.session.scalar(
        select(TeamPeriod.team_id).where(
            TeamPeriod.agent_id == agent_id,
            TeamPeriod.from_date <= day,
            TeamPeriod.to_date.is_(None) | (TeamPeriod.to_date >= day),
        )
    )

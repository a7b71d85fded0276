"""Reads of the queue: what a reviewer has to do, what a cycle holds."""

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select

from qa_app.accounts.models import Agent, User
from qa_app.core.database import db
from qa_app.core.permissions import Viewer
from qa_app.evaluations.models import Evaluation
from qa_app.sampling.models import QueueItem, SamplingCycle, SamplingPlan
from qa_app.sampling.queries.records import Item, settings_of
from qa_app.transcripts.models import Transcript

SHOWN = 200
LONGEST = 100


def waiting(viewer: Viewer) -> tuple[Item, ...]:
    """What the viewer still has to submit, what is due first on top."""
    mine = _items().where(QueueItem.reviewer_id == viewer.user_id, _is_waiting())
    rows = db.session.execute(mine.order_by(QueueItem.due_on, QueueItem.id).limit(SHOWN))
    return tuple(_item(row) for row in rows)


def of_cycle(cycle_id: int, viewer: Viewer) -> tuple[Item, ...]:
    """The items of a cycle, by reviewer and due date.

    Of a hidden pair one item alone, the viewer's own if there is one: who plans may review as well, and
    does not learn what is scored twice.
    """
    wanted = _items().where(QueueItem.cycle_id == cycle_id)
    rows = db.session.execute(wanted.order_by(User.name, QueueItem.due_on, QueueItem.id)).all()
    shown: dict[tuple[int, int | None, int], int] = {}
    for item, *_ in sorted(rows, key=lambda row: (row[0].reviewer_id != viewer.user_id, row[0].is_second)):
        shown.setdefault((item.draw_id, item.transcript_id, item.agent_id), item.id)
    kept = set(shown.values())
    return tuple(_item(row) for row in rows if row[0].id in kept)


def item(item_id: int) -> Item | None:
    """One item; who may see it is the caller's to say."""
    row = db.session.execute(_items().where(QueueItem.id == item_id)).one_or_none()
    return None if row is None else _item(row)


def done_since(viewer: Viewer, moment: datetime) -> int:
    """How many items of the queue the viewer has submitted since a moment."""
    # Nothing stays in a queue for months: older items cannot have been submitted this week.
    recent = QueueItem.due_on >= moment.date() - timedelta(days=LONGEST)
    mine = (QueueItem.reviewer_id == viewer.user_id, QueueItem.state.in_(("opened", "done")), recent)
    statement = (
        select(func.count())
        .select_from(QueueItem)
        .join(Evaluation, Evaluation.id == QueueItem.evaluation_id)
        .where(*mine, Evaluation.submitted_at >= moment)
    )
    return db.session.scalar(statement) or 0


def goal_of(viewer: Viewer, day: date) -> int:
    """How many reviews a week the viewer's running plans ask for; 0 where none does."""
    cycles = db.session.execute(
        select(SamplingCycle.settings)
        .join(SamplingPlan, SamplingPlan.id == SamplingCycle.plan_id)
        .where(SamplingPlan.status == "active", SamplingCycle.from_date <= day, SamplingCycle.to_date >= day)
    )
    settings = (settings_of(data) for (data,) in cycles)
    return sum(one.goal for one in settings if one.reviewers.get(viewer.user_id))


def draft_ids(viewer: Viewer) -> tuple[int, ...]:
    """The viewer's drafts, the oldest first, whether from the queue or not."""
    # A calibration stands with its session, not in the queue.
    is_open = (
        Evaluation.status == "draft",
        Evaluation.submitted_at.is_(None),
        Evaluation.kind != "calibration",
    )
    mine = (Evaluation.reviewer_id == viewer.user_id, *is_open)
    return tuple(db.session.scalars(select(Evaluation.id).where(*mine).order_by(Evaluation.id)))


def _is_waiting() -> ColumnElement[bool]:
    is_open = or_(QueueItem.evaluation_id.is_(None), Evaluation.submitted_at.is_(None))
    return and_(QueueItem.state.in_(("due", "opened")), QueueItem.transcript_id.is_not(None), is_open)


_Columns = tuple[
    QueueItem, SamplingCycle, str, str, str, str | None, datetime | None, str | None, datetime | None
]


def _items() -> Select[*_Columns]:
    return (
        select(
            QueueItem,
            SamplingCycle,
            SamplingPlan.name,
            Agent.name,
            User.name,
            Transcript.channel,
            Transcript.started_at,
            Evaluation.status,
            Evaluation.submitted_at,
        )
        .join(SamplingCycle, SamplingCycle.id == QueueItem.cycle_id)
        .join(SamplingPlan, SamplingPlan.id == SamplingCycle.plan_id)
        .join(Agent, Agent.id == QueueItem.agent_id)
        .join(User, User.id == QueueItem.reviewer_id)
        .outerjoin(Transcript, Transcript.id == QueueItem.transcript_id)
        .outerjoin(Evaluation, Evaluation.id == QueueItem.evaluation_id)
    )


def _item(found: Row[*_Columns]) -> Item:
    row, cycle, plan, agent, reviewer, channel, started_at, status, submitted_at = found
    return Item(
        id=row.id,
        plan=plan,
        plan_id=cycle.plan_id,
        kind=row.kind,
        state="done" if submitted_at is not None else row.state,
        cause=row.cause,
        note=row.note,
        agent=agent,
        agent_id=row.agent_id,
        reviewer=reviewer,
        reviewer_id=row.reviewer_id,
        channel=channel,
        started_at=started_at,
        stratum=row.stratum,
        signals=tuple(row.signals),
        by=cycle.settings["by"],
        due_on=row.due_on,
        is_draft=status == "draft",
        evaluation_id=row.evaluation_id,
        submitted_at=submitted_at,
        is_replacement=row.replaces_id is not None,
    )

"""Reads of plans and of what became of their items."""

from collections.abc import Iterable
from datetime import date
from statistics import median

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import aliased

from qa_app.accounts.models import User
from qa_app.core.database import db
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations.models import Evaluation
from qa_app.sampling.models import Draw, QueueItem, ReviewTime, SamplingCycle, SamplingPlan
from qa_app.sampling.queries.records import Cycle, Pair, Plan, Progress, settings_of

RECENT = 200


def plans(viewer: Viewer) -> tuple[Plan, ...]:
    """The plans whose teams are all this person's, those that run first."""
    if not viewer.can(Permission.PLAN_REVIEWS):
        return ()
    order = {"active": 0, "paused": 1, "stopped": 2}
    rows = db.session.scalars(select(SamplingPlan).order_by(SamplingPlan.name, SamplingPlan.id))
    mine = [plan for row in rows if _reaches(plan := plan_record(row), viewer)]
    return tuple(sorted(mine, key=lambda plan: order[plan.status]))


def plan(plan_id: int, viewer: Viewer) -> Plan | None:
    """One plan, if its teams are this person's."""
    row = db.session.get(SamplingPlan, plan_id)
    if row is None or not viewer.can(Permission.PLAN_REVIEWS):
        return None
    found = plan_record(row)
    return found if _reaches(found, viewer) else None


def running(day: date) -> tuple[Plan, ...]:
    """Every plan that is active on a day."""
    rows = db.session.scalars(
        select(SamplingPlan)
        .where(
            SamplingPlan.status == "active",
            SamplingPlan.from_date <= day,
            or_(SamplingPlan.to_date.is_(None), SamplingPlan.to_date >= day),
        )
        .order_by(SamplingPlan.id)
    )
    return tuple(plan_record(row) for row in rows)


def has_cycle(plan_id: int, from_date: date) -> bool:
    """Whether that cycle was made."""
    wanted = (SamplingCycle.plan_id == plan_id, SamplingCycle.from_date == from_date)
    return db.session.scalar(select(SamplingCycle.id).where(*wanted)) is not None


def newest_cycle(plan_id: int) -> Cycle | None:
    """The last cycle that was made."""
    row = db.session.scalar(
        select(SamplingCycle)
        .where(SamplingCycle.plan_id == plan_id)
        .order_by(SamplingCycle.from_date.desc())
        .limit(1)
    )
    return None if row is None else cycle_record(row)


def progress(cycle_id: int, day: date) -> tuple[Progress, ...]:
    """How far every reviewer of a cycle is."""
    is_done = Evaluation.submitted_at.is_not(None)
    is_live = QueueItem.state.in_(("due", "opened", "done"))
    waits = and_(is_live, or_(QueueItem.evaluation_id.is_(None), ~is_done))
    rows = db.session.execute(
        select(
            QueueItem.reviewer_id,
            User.name,
            func.sum(case((is_live, 1), else_=0)),
            func.sum(case((is_done, 1), else_=0)),
            func.sum(case((and_(waits, QueueItem.evaluation_id.is_not(None)), 1), else_=0)),
            func.sum(case((and_(waits, QueueItem.due_on < day), 1), else_=0)),
            func.sum(case((QueueItem.state == "replaced", 1), else_=0)),
        )
        .join(User, User.id == QueueItem.reviewer_id)
        .outerjoin(Evaluation, Evaluation.id == QueueItem.evaluation_id)
        .where(QueueItem.cycle_id == cycle_id)
        .group_by(QueueItem.reviewer_id, User.name)
        .order_by(User.name)
    )
    return tuple(Progress(*row) for row in rows)


def exclusions(cycle_id: int) -> tuple[tuple[str, int, int, dict[str, int]], ...]:
    """Per draw of a cycle its kind, what was chosen, the frame's size and what was left out."""
    rows = db.session.execute(
        select(Draw.kind, Draw.chosen, Draw.frame_size, Draw.exclusions)
        .where(Draw.cycle_id == cycle_id)
        .order_by(Draw.id)
    )
    return tuple((kind, len(chosen), size, dict(left)) for kind, chosen, size, left in rows)


def median_seconds(user_ids: Iterable[int]) -> tuple[float | None, int]:
    """The median time of the last submitted reviews of some people, and of how many people it is."""
    rows = db.session.execute(
        select(ReviewTime.seconds, ReviewTime.user_id)
        .join(Evaluation, Evaluation.id == ReviewTime.evaluation_id)
        .where(
            ReviewTime.user_id.in_(tuple(user_ids)),
            ReviewTime.seconds > 0,
            Evaluation.submitted_at.is_not(None),
        )
        .order_by(ReviewTime.evaluation_id.desc())
        .limit(RECENT)
    ).all()
    if not rows:
        return None, 0
    return median(seconds for seconds, _ in rows), len({user_id for _, user_id in rows})


def pairs(since: date) -> tuple[Pair, ...]:
    """Parts that two reviewers scored without knowing of each other, from a day on, oldest first."""
    first, second = (aliased(QueueItem) for _ in range(2))
    one, other = (aliased(Evaluation) for _ in range(2))
    rows = db.session.execute(
        select(second.transcript_id, second.agent_id, one.id, other.id)
        .join(first, and_(first.draw_id == second.draw_id, first.agent_id == second.agent_id))
        .join(one, one.id == first.evaluation_id)
        .join(other, other.id == second.evaluation_id)
        .where(
            second.is_second,
            ~first.is_second,
            first.transcript_id == second.transcript_id,
            second.due_on >= since,
            one.submitted_at.is_not(None),
            other.submitted_at.is_not(None),
        )
        .order_by(second.id)
    )
    return tuple(Pair(transcript_id or 0, agent, a, b) for transcript_id, agent, a, b in rows)


def plan_record(row: SamplingPlan) -> Plan:
    """A plan as other modules see it."""
    return Plan(row.id, row.name, row.status, row.from_date, row.to_date, settings_of(row.settings))


def cycle_record(row: SamplingCycle) -> Cycle:
    """A cycle as other modules see it."""
    return Cycle(row.id, row.plan_id, row.from_date, row.to_date, row.made_at, settings_of(row.settings))


def _reaches(plan: Plan, viewer: Viewer) -> bool:
    return all(viewer.reaches_team(team_id) for team_id in plan.settings.team_ids)

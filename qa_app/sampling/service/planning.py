"""Plans: kept, tried out without saving, paused, stopped for good."""

from dataclasses import dataclass
from datetime import date, datetime

from qa_app.agreement import service as agreement
from qa_app.core import audit
from qa_app.core.clock import ZONE
from qa_app.core.database import db
from qa_app.core.errors import ConflictError, InvalidError, NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.sampling import queries
from qa_app.sampling.models import SamplingPlan
from qa_app.sampling.queries import Plan, Settings
from qa_app.sampling.service.cycles import Prepared, period_of, prepare
from qa_app.sampling.service.queueing import withdraw_all

PERIODS = ("week", "month")
BASES = ("person", "none", "agent", "channel", "reason")
SHARES = ("equal", "proportional")
MODES = ("compared", "blind", "assisted")
STATUSES = ("active", "paused", "stopped")
MAX_COUNT, MAX_GOAL, MAX_DOUBLE, MAX_DAYS = 500, 200, 50, 90


@dataclass(frozen=True, slots=True)
class PlanInput:
    """A plan as somebody filled it in."""

    name: str
    from_date: date
    to_date: date | None
    settings: Settings


def save_plan(plan_id: int | None, given: PlanInput, *, viewer: Viewer, at: datetime) -> int:
    """The id of the plan, made or changed; a change counts from the next cycle on. Raises InvalidError."""
    check(given, viewer=viewer)
    row = SamplingPlan(created_at=at, created_by=viewer.user_id) if plan_id is None else _row(plan_id, viewer)
    before = None if plan_id is None else {"name": row.name, **row.settings}
    row.name, row.from_date, row.to_date = given.name.strip(), given.from_date, given.to_date
    row.settings = given.settings.as_json()
    db.session.add(row)
    db.session.flush()
    audit.record(
        "sampling.plan_saved",
        f"sampling_plan:{row.id}",
        user_id=viewer.user_id,
        at=at,
        before=before,
        after={"name": row.name, **row.settings},
    )
    db.session.commit()
    return row.id


def preview(given: PlanInput, *, viewer: Viewer, at: datetime) -> Prepared:
    """What the plan would draw for its running or first cycle. Nothing is saved, the real seed is another."""
    check(given, viewer=viewer)
    plan = Plan(0, given.name, "active", given.from_date, given.to_date, given.settings)
    first, _ = period_of(plan, max(at.astimezone(ZONE).date(), given.from_date))
    return prepare(given.settings, first, at=at, seed=0)


def set_status(plan_id: int, status: str, *, viewer: Viewer, at: datetime) -> None:
    """Pause a plan, let it go on, or stop it for good: then what nobody has begun leaves the queues."""
    row = _row(plan_id, viewer)
    if row.status == status:
        return
    if row.status == "stopped" or status not in STATUSES:
        raise ConflictError
    before, row.status = row.status, status
    if status == "stopped":
        withdraw_all(plan_id, "stopped", at=at)
    audit.record(
        "sampling.plan_status",
        f"sampling_plan:{plan_id}",
        user_id=viewer.user_id,
        at=at,
        before=before,
        after=status,
    )
    db.session.commit()


def check(given: PlanInput, *, viewer: Viewer) -> None:
    """Raise InvalidError naming every field that cannot be taken as it is."""
    asked = given.settings
    profile = agreement.profile()
    reviewers = {one.user_id for one in queries.reviewers_of(asked.team_ids)} if asked.team_ids else set()
    most = profile.reviews_per_person if asked.by == "person" else MAX_COUNT
    holds = {
        "name": 0 < len(given.name.strip()) <= 120,
        "to_date": given.to_date is None or given.to_date >= given.from_date,
        "teams": bool(asked.team_ids) and all(viewer.reaches_team(team_id) for team_id in asked.team_ids),
        "count": 0 < asked.count <= most,
        "targeted": 0 <= asked.targeted <= profile.targeted_per_person,
        "reviewers": bool(asked.reviewers) and set(asked.reviewers) <= reviewers,
        "shares": all(0 < share <= 100 for share in asked.reviewers.values()),
        "goal": 0 < asked.goal <= MAX_GOAL,
        "double_percent": 0 <= asked.double_percent <= MAX_DOUBLE,
        "two_reviewers": asked.double_percent == 0 or len(asked.reviewers) > 1,
        "days": 0 < asked.days <= MAX_DAYS,
        "choices": _are_known(asked),
    }
    wrong = tuple(name for name, holds_so in holds.items() if not holds_so)
    if not viewer.can(Permission.PLAN_REVIEWS) or wrong:
        raise InvalidError(problems=wrong)


def _are_known(asked: Settings) -> bool:
    return asked.period in PERIODS and asked.by in BASES and asked.share in SHARES and asked.mode in MODES


def _row(plan_id: int, viewer: Viewer) -> SamplingPlan:
    if queries.plan(plan_id, viewer) is None:
        raise NotFoundError
    return db.session.get_one(SamplingPlan, plan_id)

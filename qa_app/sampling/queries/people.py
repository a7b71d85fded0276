"""Who can be reviewed, who can review, and how many reviews of a person the month still has room for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, func, or_, select

from qa_app.accounts import queries as accounts
from qa_app.accounts.models import Agent, TeamPeriod, User
from qa_app.core.database import db
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations import queries as evaluations
from qa_app.sampling.models import QueueItem


@dataclass(frozen=True, slots=True)
class Name:
    """A person in a list."""

    id: int
    name: str


def agents_of(team_ids: Iterable[int], day: date) -> tuple[Name, ...]:
    """Everybody who is judged in the teams on a day, by name."""
    found = select(Agent.id, Agent.name).where(Agent.id.in_(_present(day).where(_in(team_ids))))
    rows = db.session.execute(found.order_by(Agent.name, Agent.id))
    return tuple(Name(agent_id, name) for agent_id, name in rows)


def left(agent_ids: Iterable[int], day: date) -> frozenset[int]:
    """Those who once were in a team and are in none any more."""
    wanted = tuple(agent_ids)
    ever = select(TeamPeriod.agent_id).where(TeamPeriod.agent_id.in_(wanted))
    gone = ever.where(TeamPeriod.agent_id.not_in(_present(day)))
    return frozenset(db.session.scalars(gone.distinct()))


def reviewers_of(team_ids: Iterable[int]) -> tuple[Viewer, ...]:
    """Everybody who may review in all of these teams, by name."""
    wanted = tuple(team_ids)
    ids = db.session.scalars(select(User.id).where(User.active).order_by(User.name, User.id))
    viewers = (accounts.viewer_of(user_id) for user_id in ids)
    return tuple(one for one in viewers if one is not None and may_review(one, wanted))


def may_review(viewer: Viewer, team_ids: Iterable[int]) -> bool:
    """Whether this person reviews, and in all of these teams."""
    return viewer.can(Permission.REVIEW) and all(viewer.reaches_team(team_id) for team_id in team_ids)


def used(agent_ids: Iterable[int], at: datetime) -> dict[int, tuple[int, int]]:
    """Per person the reviews of the month, and the targeted ones of these: opened, or waiting in a queue."""
    wanted = tuple(set(agent_ids))
    found = evaluations.opened_in_month(wanted, at)
    waiting = db.session.execute(
        select(QueueItem.agent_id, QueueItem.kind, func.count())
        .where(QueueItem.state == "due", QueueItem.agent_id.in_(wanted))
        .group_by(QueueItem.agent_id, QueueItem.kind)
    )
    for agent_id, kind, count in waiting:
        reviews, targeted = found.get(agent_id, (0, 0))
        found[agent_id] = reviews + count, targeted + (count if kind == "targeted" else 0)
    return found


def _present(day: date) -> Select[int]:
    still = or_(TeamPeriod.to_date.is_(None), TeamPeriod.to_date >= day)
    return select(TeamPeriod.agent_id).where(still)


def _in(team_ids: Iterable[int]) -> ColumnElement[bool]:
    return TeamPeriod.team_id.in_(tuple(team_ids))

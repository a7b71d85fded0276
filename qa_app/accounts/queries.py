"""Reads of people and teams."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from qa_app.accounts.models import Agent, AgentAlias, Membership, Team, User
from qa_app.core.database import db
from qa_app.core.permissions import Role, Viewer


@dataclass(frozen=True, slots=True)
class TeamRef:
    """A team as other features see it."""

    id: int
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class AgentRef:
    """An agent as other features see it."""

    id: int
    code: str
    name: str
    user_id: int | None = None


def viewer_of(user_id: int) -> Viewer | None:
    """The person behind a user, with roles, teams and their agent record."""
    user = db.session.get(User, user_id)
    if user is None or not user.active:
        return None
    teams = db.session.scalars(select(Membership.team_id).where(Membership.user_id == user_id))
    agent_id = db.session.scalar(select(Agent.id).where(Agent.user_id == user_id))
    roles = frozenset(Role(role.name) for role in user.roles)
    return Viewer(user.id, user.name, roles, user.locale, agent_id, frozenset(teams))


def teams(viewer: Viewer | None = None) -> tuple[TeamRef, ...]:
    """All teams by name, or those that a viewer works for."""
    rows = db.session.scalars(select(Team).order_by(Team.name))
    return tuple(TeamRef(t.id, t.slug, t.name) for t in rows if viewer is None or viewer.reaches_team(t.id))


def team_by_slug(slug: str) -> TeamRef | None:
    """The team of that slug or name, case apart."""
    wanted = slug.strip().lower()
    return next((team for team in teams() if wanted in (team.slug, team.name.lower())), None)


def agent(agent_id: int) -> AgentRef | None:
    """One agent."""
    row = db.session.get(Agent, agent_id)
    return None if row is None else AgentRef(row.id, row.code, row.name, row.user_id)


def find_agent(*, code: str | None, alias: str, team_id: int | None) -> Agent | None:
    """By code first; else by a name known in that team, then by one known everywhere."""
    if code:
        return db.session.scalar(select(Agent).where(Agent.code == code))
    rows = db.session.scalars(
        select(AgentAlias).where(
            AgentAlias.alias == alias, AgentAlias.team_id.is_(None) | (AgentAlias.team_id == team_id)
        )
    ).all()
    best = next((row for row in rows if row.team_id == team_id), next(iter(rows), None))
    return db.session.get(Agent, best.agent_id) if best else None


def email_taken(email: str) -> bool:
    """Whether a user signs in with that address."""
    return db.session.scalar(select(User.id).where(User.email == email.strip().lower())) is not None


def user_names(user_ids: Collection[int | None]) -> Mapping[int | None, str]:
    """The names of users by their ids."""
    rows = db.session.execute(select(User.id, User.name).where(User.id.in_([i for i in user_ids if i])))
    return {row.id: row.name for row in rows}


def all_users() -> tuple[User, ...]:
    """Every user by name, with roles and memberships loaded."""
    loaded = selectinload(User.memberships).joinedload(Membership.team)
    return tuple(db.session.scalars(select(User).options(loaded).order_by(User.name)))

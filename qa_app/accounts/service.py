"""The rules of people and teams: who is made, who is found again."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

from flask_security import SQLAlchemyUserDatastore, hash_password
from sqlalchemy import select

from qa_app.accounts import queries
from qa_app.accounts.models import Agent, AgentAlias, Membership, RoleRow, Team, TeamPeriod, User
from qa_app.accounts.queries import AgentRef, TeamRef
from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import InvalidError
from qa_app.core.i18n import LOCALES
from qa_app.core.permissions import Role

datastore = SQLAlchemyUserDatastore(db, User, RoleRow)


@dataclass(frozen=True, slots=True)
class NewUser:
    """A user to be made; the password in clear, hashed at once."""

    email: str
    name: str
    password: str
    roles: tuple[Role, ...]
    team_ids: tuple[int, ...] = ()
    locale: str | None = None


def slug_of(name: str) -> str:
    """A name as it stands in addresses and codes: ASCII, lower case, hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:50] or "x"


def folded(name: str) -> str:
    """A name as compared: spaces and case do not count."""
    return " ".join(name.split()).casefold()[:120]


def ensure_roles() -> None:
    """Every role of the policy has its row."""
    known = set(db.session.scalars(select(RoleRow.name)))
    db.session.add_all(RoleRow(name=role.value) for role in Role if role.value not in known)
    db.session.commit()


def create_user(new: NewUser, *, at: datetime, by: int | None = None) -> int:
    """The id of the new user. Raises InvalidError where the address is taken or the password is short."""
    if queries.email_taken(new.email):
        raise InvalidError(f"{new.email}: a user with this e-mail exists already")
    if len(new.password) < 12:
        raise InvalidError("a password has at least 12 characters")
    user = datastore.create_user(
        email=new.email.strip().lower(),
        name=new.name.strip(),
        password=hash_password(new.password),
        locale=new.locale,
        created_at=at,
        roles=[role.value for role in new.roles],
    )
    db.session.flush()
    db.session.add_all(Membership(user_id=user.id, team_id=team_id) for team_id in new.team_ids)
    audit.record(
        "user.created", f"user:{user.id}", user_id=by, at=at, roles=[role.value for role in new.roles]
    )
    db.session.commit()
    return int(user.id)


def create_team(name: str) -> TeamRef:
    """The team of that name, made if it is not there."""
    known = queries.team_by_slug(slug_of(name))
    if known:
        return known
    team = Team(slug=slug_of(name), name=name.strip())
    db.session.add(team)
    db.session.commit()
    return TeamRef(team.id, team.slug, team.name)


def team_named(name: str) -> TeamRef | None:
    """The team of that name or slug, None if there is none."""
    return queries.team_by_slug(name) or queries.team_by_slug(slug_of(name))


def agent_for(name: str, *, code: str | None = None, team_id: int | None, since: date) -> AgentRef:
    """The agent of that code or name, made if not known. Part of the caller's transaction."""
    alias = folded(name or code or "")
    agent = queries.find_agent(code=code, alias=alias, team_id=team_id)
    if agent is None:
        agent = Agent(code=code or _free_code(name), name=name.strip()[:120] or str(code), since=since)
        agent.aliases.append(AgentAlias(alias=alias, team_id=team_id))
        if team_id is not None:
            agent.periods.append(TeamPeriod(team_id=team_id, from_date=since))
        db.session.add(agent)
        db.session.flush()
    return AgentRef(agent.id, agent.code, agent.name, agent.user_id)


def _free_code(name: str) -> str:
    base = slug_of(name)
    taken = set(db.session.scalars(select(Agent.code).where(Agent.code.startswith(base))))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (base, *numbered) if code not in taken)


def join_team(agent_id: int, team_id: int, *, since: date) -> None:
    """Count an agent to one more team from a day on; those who stand in for others have several."""
    agent = db.session.get_one(Agent, agent_id)
    if team_id not in {period.team_id for period in agent.periods if period.to_date is None}:
        agent.periods.append(TeamPeriod(team_id=team_id, from_date=since))
    db.session.commit()


def link_agent(agent_id: int, user_id: int) -> None:
    """Let a user sign in as an agent, to see what is theirs."""
    agent = db.session.get_one(Agent, agent_id)
    agent.user_id = user_id
    db.session.commit()


def keep_locale(user_id: int, locale: str) -> None:
    """Remember a user's language."""
    if locale not in LOCALES:
        raise InvalidError(f"{locale} is not a language of the pages")
    db.session.get_one(User, user_id).locale = locale
    db.session.commit()


@dataclass(frozen=True, slots=True)
class UserRow:
    """A user in the list of people."""

    id: int
    email: str
    name: str
    roles: tuple[str, ...]
    teams: tuple[str, ...]
    active: bool


def users() -> tuple[UserRow, ...]:
    """Everybody who signs in, by name."""
    return tuple(
        UserRow(
            user.id,
            user.email,
            user.name,
            tuple(role.name for role in user.roles),
            tuple(sorted(membership.team.name for membership in user.memberships)),
            user.active,
        )
        for user in queries.all_users()
    )

"""The demonstration's people, made through the accounts' own services; what is there already stays."""

from dataclasses import dataclass
from datetime import datetime

from qa_app.accounts import queries
from qa_app.accounts import service as accounts
from qa_app.accounts.service import NewUser
from qa_app.core.permissions import Role, Viewer
from qa_app.demo import plan
from qa_app.demo.state import State


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part: teams by name, agents by code, users by address."""

    teams: dict[str, int]
    agents: dict[str, int]
    users: dict[str, int]

    def viewer(self, email: str) -> Viewer:
        """A user as the services see them."""
        found = queries.viewer_of(self.users[email])
        if found is None:
            raise LookupError(f"{email} cannot sign in")
        return found

    def viewer_of_agent(self, code: str) -> Viewer | None:
        """The user behind an agent."""
        email = next((user.email for user in plan.users() if user.agent == code), None)
        return None if email is None else self.viewer(email)


def ensure(state: State, *, at: datetime) -> Cast:
    """Teams, agents and users; `at` is when they began."""
    teams = {name: accounts.create_team(name).id for name in plan.teams()}
    agents = {}
    for one in plan.agents():
        first, *others = (teams[name] for name in one.teams)
        found = accounts.agent_for(one.name, code=one.code, team_id=first, since=at.date())
        for team_id in others:
            accounts.join_team(found.id, team_id, since=at.date())
        agents[one.code] = found.id
    users = {user.email: _user(user, state, teams, agents, at=at) for user in plan.users()}
    return Cast(teams, agents, users)


def _user(
    user: plan.DemoUser, state: State, teams: dict[str, int], agents: dict[str, int], *, at: datetime
) -> int:
    known = next((row.id for row in accounts.users() if row.email == user.email), None)
    if known is not None:
        return known
    roles = tuple(Role(role) for role in user.roles)
    team_ids = tuple(teams[name] for name in user.teams)
    user_id = accounts.create_user(
        NewUser(user.email, user.name, state.password(user.email), roles, team_ids), at=at
    )
    if user.agent is not None:
        accounts.link_agent(agents[user.agent], user_id)
    return user_id

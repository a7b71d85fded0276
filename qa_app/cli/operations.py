"""`pilastri db …` and `pilastri user …`: what whoever runs the installation needs."""

import sys

import click

from qa_app.cli import output
from qa_app.cli.wording import say

ROLES = ("admin", "supervisor", "reviewer", "trainer", "agent", "guarantor")


@click.group(help=say("db.help"))
def db() -> None:
    """Commands on the database."""


@db.command("upgrade", help=say("db.upgrade_help"))
def upgrade() -> None:
    """Run the migrations that are missing."""
    from qa_app.cli.processes import application, upgrade_database

    output.line(say("db.upgraded", revision=upgrade_database(application())))


@click.group(help=say("user.help"))
def user() -> None:
    """Commands on users."""


@user.command("add", help=say("user.add_help"))
@click.argument("email")
@click.option("--name", required=True, help=say("user.name_help"))
@click.option(
    "--role", "roles", multiple=True, required=True, type=click.Choice(ROLES), help=say("user.role_help")
)
@click.option("--team", "teams", multiple=True, help=say("user.team_help"))
@click.option("--password-stdin", "from_stdin", is_flag=True, help=say("user.stdin_help"))
def add(email: str, name: str, roles: tuple[str, ...], teams: tuple[str, ...], *, from_stdin: bool) -> None:
    """Make a user; one with the agent's role also gets, or finds, an agent of that name."""
    from qa_app.accounts import service as accounts
    from qa_app.cli.processes import application, upgrade_database
    from qa_app.core import clock
    from qa_app.core.errors import DomainError
    from qa_app.core.permissions import Role

    password = sys.stdin.readline().rstrip("\r\n") if from_stdin else _asked_for()
    app = application()
    upgrade_database(app)
    with app.app_context():
        accounts.ensure_roles()
        now = clock.now()
        team_ids = tuple(accounts.create_team(team).id for team in teams)
        new = accounts.NewUser(email, name, password, tuple(Role(role) for role in roles), team_ids)
        try:
            user_id = accounts.create_user(new, at=now)
        except DomainError as error:
            output.refuse(str(error) or ", ".join(getattr(error, "problems", ())))
        if Role.AGENT in new.roles:
            agent = accounts.agent_for(name, team_id=next(iter(team_ids), None), since=now.date())
            accounts.link_agent(agent.id, user_id)
    output.line(say("user.added", email=email))


def _asked_for() -> str:
    return str(click.prompt(say("user.password"), hide_input=True, confirmation_prompt=True))

"""Trends: the page, the reviews behind a figure, the tables as CSV, and (where allowed) people."""

from zoneinfo import ZoneInfo

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue
from flask_babel import get_timezone

from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Permission
from qa_app.dashboard import exports
from qa_app.dashboard.forms import FilterForm
from qa_app.dashboard.pages.board import index_page, people_page, person_page, reviews_page
from qa_app.dashboard.pages.links import every_team
from qa_app.dashboard.service import board as boards
from qa_app.dashboard.service import people as persons
from qa_app.dashboard.service import scope as scopes
from qa_app.dashboard.service.listing import listing
from qa_app.dashboard.service.scope import Scope
from qa_app.ui.rendering import render

blueprint = Blueprint("dashboard", __name__, url_prefix="/trends", template_folder="templates")


@blueprint.get("/")
@requires(Permission.VIEW_DASHBOARD)
def index() -> ResponseReturnValue:
    """The trends of a selection."""
    form, scope = _asked()
    form.team.choices = [("", every_team(scope)), *((team.slug, team.name) for team in scope.teams)]
    shows_people = persons.sees_people(scope, viewer())
    return render(index_page(form, boards.board(scope), shows_people=shows_people))


@blueprint.get("/reviews")
@requires(Permission.VIEW_DASHBOARD)
def reviews() -> ResponseReturnValue:
    """The reviews behind a figure."""
    scope = _asked()[1]
    found = listing(
        scope,
        pillar=request.args.get("pillar") or None,
        lowest=request.args.get("order") == "lowest",
        page=request.args.get("page", 1, type=int),
    )
    return render(reviews_page(found))


@blueprint.get("/export/<name>.csv")
@requires(Permission.VIEW_DASHBOARD)
def export(name: str) -> ResponseReturnValue:
    """One table of the page as CSV, of the same selection."""
    scope = _asked()[1]
    try:
        text = exports.table(boards.board(scope), name)
    except KeyError:
        raise NotFoundError from None
    headers = {"Content-Disposition": f'attachment; filename="pilastri-{name}.csv"'}
    return Response(text, mimetype="text/csv", headers=headers)


@blueprint.get("/people")
@requires(Permission.VIEW_PEOPLE)
def people() -> ResponseReturnValue:
    """The people of the viewer's own teams, where the agreement allows names."""
    scope = _asked()[1]
    rows = persons.people(scope, viewer=viewer(), at=clock.now())
    return render(people_page(scope, rows))


@blueprint.get("/people/<int:agent_id>")
@requires(Permission.VIEW_PEOPLE)
def person(agent_id: int) -> ResponseReturnValue:
    """One person's figures."""
    scope = _asked()[1]
    board = persons.person(agent_id, scope, viewer=viewer(), at=clock.now())
    return render(person_page(board))


def _asked() -> tuple[FilterForm, Scope]:
    form = FilterForm(request.args)
    form.validate()
    zone = ZoneInfo(str(get_timezone()))
    return form, scopes.resolve(form.filters(), viewer=viewer(), at=clock.now(), zone=zone)

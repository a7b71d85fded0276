"""The planner's pages: list, form with preview, progress, pause and stop, handing items on."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from qa_app.accounts import queries as accounts
from qa_app.agreement import service as agreement
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import ConflictError, InvalidError, NotFoundError
from qa_app.core.i18n import select_locale
from qa_app.core.permissions import Permission
from qa_app.sampling import queries, service
from qa_app.sampling.forms import Offer, PlanForm, plan_form
from qa_app.sampling.pages import EditPlanPage, PlanPage, PlansPage, preview_of
from qa_app.sampling.pages.plans import PlanLine
from qa_app.sampling.queries import Name, Plan
from qa_app.sampling.routes.queue import seed
from qa_app.scorecards import queries as scorecards
from qa_app.ui.rendering import render
from rubrics.loader import library

blueprint = Blueprint("plans", __name__, url_prefix="/reviews/plans", template_folder="../templates")


@blueprint.get("/")
@requires(Permission.PLAN_REVIEWS)
def index() -> ResponseReturnValue:
    """Every plan of one's teams."""
    service.ensure_cycles(at=clock.now(), chance=seed)
    return render(PlansPage(tuple(_line(plan) for plan in queries.plans(viewer()))))


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.PLAN_REVIEWS)
def new() -> ResponseReturnValue:
    """A new plan, filled in with what fits most teams."""
    return _edit(None)


@blueprint.route("/<int:plan_id>/edit", methods=["GET", "POST"])
@requires(Permission.PLAN_REVIEWS)
def edit(plan_id: int) -> ResponseReturnValue:
    """Change a plan; the running cycle stays as it was drawn."""
    return _edit(_plan(plan_id))


@blueprint.get("/<int:plan_id>")
@requires(Permission.PLAN_REVIEWS)
def show(plan_id: int) -> ResponseReturnValue:
    """How a plan goes: who has done how much, what was replaced, what waits."""
    service.ensure_cycles(at=clock.now(), chance=seed)
    plan = _plan(plan_id)
    cycle = queries.newest_cycle(plan_id)
    if cycle is None:
        return render(PlanPage(plan, _teams(plan), None))
    minimum = agreement.profile().minimum_group
    median, people = queries.median_seconds(cycle.settings.reviewers)
    return render(
        PlanPage(
            plan=plan,
            teams=_teams(plan),
            cycle=cycle,
            progress=queries.progress(cycle.id, clock.today()),
            draws=queries.exclusions(cycle.id),
            items=queries.of_cycle(cycle.id, viewer()),
            reviewers=_names(plan.settings.team_ids),
            median=median if people >= minimum else None,
            minimum_group=minimum,
        )
    )


@blueprint.post("/<int:plan_id>/status")
@requires(Permission.PLAN_REVIEWS)
def status(plan_id: int) -> ResponseReturnValue:
    """Pause, go on, stop."""
    service.set_status(plan_id, request.form.get("status", ""), viewer=viewer(), at=clock.now())
    return redirect(url_for("plans.show", plan_id=plan_id))


@blueprint.post("/items/<int:item_id>/reassign")
@requires(Permission.PLAN_REVIEWS)
def reassign(item_id: int) -> ResponseReturnValue:
    """Hand an item to another reviewer."""
    item = queries.item(item_id)
    if item is None:
        raise NotFoundError
    try:
        service.reassign(item_id, request.form.get("reviewer", 0, type=int), viewer=viewer(), at=clock.now())
        flash(_("Handed on."))
    except ConflictError:
        flash(_("This review cannot go to that person."), "error")
    return redirect(url_for("plans.show", plan_id=item.plan_id))


def _edit(plan: Plan | None) -> ResponseReturnValue:
    form = plan_form(_offer(), plan=plan, user_id=viewer().user_id, today=clock.today())
    if not form.validate_on_submit():
        return render(EditPlanPage(form, plan)), 422 if request.method == "POST" else 200
    try:
        if request.form.get("action") == "preview":
            return _previewed(form, plan)
        known = None if plan is None else plan.id
        plan_id = service.save_plan(known, form.given(), viewer=viewer(), at=clock.now())
    except InvalidError as error:
        form.accuse(error.problems)
        return render(EditPlanPage(form, plan)), 422
    flash(_("Plan saved.") if plan is None else _("Plan saved. The running cycle stays as it was drawn."))
    return redirect(url_for("plans.show", plan_id=plan_id))


def _previewed(form: PlanForm, plan: Plan | None) -> ResponseReturnValue:
    prepared = service.preview(form.given(), viewer=viewer(), at=clock.now())
    return render(EditPlanPage(form, plan, preview_of(prepared, _names(form.teams.data))))


def _offer() -> Offer:
    teams = accounts.teams(viewer())
    language = select_locale()
    ids = tuple(team.id for team in teams)
    return Offer(
        teams=teams,
        reviewers=tuple(
            Name(one.user_id, one.name)
            for one in queries.reviewers_of(())
            if any(one.reaches_team(team_id) for team_id in ids)
        ),
        agents=queries.agents_of(ids, clock.today()),
        rubrics={
            rubric.id: rubric.title.get(language)
            for rubric in library().values()
            if scorecards.current_version(rubric.id) is not None
        },
    )


def _plan(plan_id: int) -> Plan:
    found = queries.plan(plan_id, viewer())
    if found is None:
        raise NotFoundError
    return found


def _names(team_ids: tuple[int, ...]) -> tuple[Name, ...]:
    return tuple(Name(one.user_id, one.name) for one in queries.reviewers_of(team_ids))


def _teams(plan: Plan) -> tuple[str, ...]:
    return tuple(team.name for team in accounts.teams() if team.id in plan.settings.team_ids)


def _line(plan: Plan) -> PlanLine:
    cycle = queries.newest_cycle(plan.id)
    progress = () if cycle is None else queries.progress(cycle.id, clock.today())
    return PlanLine(
        plan,
        _teams(plan),
        sum(one.done for one in progress),
        sum(one.items for one in progress),
        sum(one.overdue for one in progress),
    )

"""The page of actions: mine, the teams', and ending one."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from qa_app.actions import queries, service
from qa_app.actions.forms import EndForm
from qa_app.actions.pages import ActionsPage
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import ConflictError, InvalidError
from qa_app.core.permissions import Permission
from qa_app.ui.navigation import back
from qa_app.ui.rendering import render

blueprint = Blueprint("actions", __name__, url_prefix="/actions", template_folder="templates")


@blueprint.get("/")
@requires(Permission.WORK_ON_ACTIONS)
def index() -> ResponseReturnValue:
    """What is to be done, overdue first; then what ended lately."""
    person, today = viewer(), clock.today()
    has_teams = person.can(Permission.REVIEW)
    whose = "teams" if has_teams and request.args.get("whose") == "teams" else "mine"
    found = (queries.of_teams if whose == "teams" else queries.mine)(person, today)
    return render(
        ActionsPage(
            open=tuple(one for one in found if one.status == "open"),
            ended=tuple(one for one in found if one.status != "open"),
            whose=whose,
            has_teams=has_teams,
            opens_reviews=has_teams,
        )
    )


@blueprint.post("/<int:action_id>/end")
@requires(Permission.WORK_ON_ACTIONS)
def end(action_id: int) -> ResponseReturnValue:
    """Done, or cancelled."""
    form = EndForm()
    if not form.validate():
        raise InvalidError(
            _("Say whether it is done or cancelled, in at most %(max)s characters.", max=service.MAX_NOTE)
        )
    try:
        service.end(action_id, form.how.data, form.result.data or "", viewer=viewer(), at=clock.now())
    except service.EndedAlreadyError as error:
        raise ConflictError(_("Somebody ended this action before you. Nothing was changed.")) from error
    done = form.how.data == "done"
    flash(_("Noted: the action is done.") if done else _("Noted: the action is cancelled."))
    return redirect(back() if request.form.get("next") else url_for("actions.index"))

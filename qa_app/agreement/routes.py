"""The guarantor's profile and log; everybody's own log."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from qa_app.agreement import queries, service
from qa_app.agreement.forms import ProfileForm
from qa_app.agreement.pages import AgreementPage, LooksPage
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.permissions import Permission
from qa_app.ui.rendering import render

blueprint = Blueprint("agreement", __name__, url_prefix="/agreement", template_folder="templates")


@blueprint.route("/", methods=["GET", "POST"])
@requires(Permission.MANAGE_AGREEMENT)
def index() -> ResponseReturnValue:
    """The profile in force, to be changed with a reason."""
    form = ProfileForm(obj=service.profile())
    if form.validate_on_submit():
        service.change(form.profile(), reason=form.reason.data or "", viewer=viewer(), at=clock.now())
        flash(_("The profile is in force from now on."))
        return redirect(url_for("agreement.index"))
    return render(AgreementPage(form=form, changes=queries.changes())), 422 if form.errors else 200


@blueprint.get("/log")
@requires(Permission.VIEW_ACCESS_LOG)
def log() -> ResponseReturnValue:
    """Every look at a person's data."""
    return render(LooksPage(looks=queries.looks(), mine=False))


@blueprint.get("/my-data")
@requires(Permission.VIEW_OWN_REVIEWS)
def my_data() -> ResponseReturnValue:
    """Who looked at the reader's own data."""
    agent_id = viewer().agent_id
    looks = queries.looks(agent_id=agent_id) if agent_id is not None else ()
    return render(LooksPage(looks=looks, mine=True))

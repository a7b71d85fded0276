"""Making a session: its form, its conversations, and the start."""

import secrets

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from qa_app.accounts import queries as accounts
from qa_app.calibration import service
from qa_app.calibration.forms import RandomForm, SessionForm
from qa_app.calibration.pages import EditPage
from qa_app.calibration.queries import Stage
from qa_app.calibration.routes.plan import blueprint
from qa_app.calibration.routes.sessions import page_of
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import ConflictError, NotFoundError
from qa_app.core.permissions import Permission
from qa_app.ui.rendering import render


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_CALIBRATIONS)
def create() -> ResponseReturnValue:
    """A new session."""
    form = _form()
    if form.validate_on_submit():
        made = service.create(form.plan(), viewer=viewer(), at=clock.now())
        return redirect(url_for("calibration.show", session_id=made))
    return render(EditPage(form)), 422 if form.errors else 200


@blueprint.route("/<int:session_id>/edit", methods=["GET", "POST"])
@requires(Permission.MANAGE_CALIBRATIONS)
def edit(session_id: int) -> ResponseReturnValue:
    """Title, day, rubric and reviewers of a session that has not started."""
    session = service.read(session_id, viewer=viewer())
    if session.stage is not Stage.PREPARING:
        raise ConflictError
    form = _form().fill(session)
    if form.validate_on_submit():
        service.revise(session_id, form.plan(), viewer=viewer())
        return redirect(url_for("calibration.show", session_id=session_id))
    return render(EditPage(form, session)), 422 if form.errors else 200


@blueprint.post("/<int:session_id>/discard")
@requires(Permission.MANAGE_CALIBRATIONS)
def discard(session_id: int) -> ResponseReturnValue:
    """Take away a session that has not started."""
    service.discard(session_id, viewer=viewer(), at=clock.now())
    flash(_("The session is gone; its conversations can be chosen again."))
    return redirect(url_for("calibration.index"))


@blueprint.post("/<int:session_id>/conversations")
@requires(Permission.MANAGE_CALIBRATIONS)
def add(session_id: int) -> ResponseReturnValue:
    """Add a conversation chosen by hand, or take one out."""
    fields = request.form
    if (item_id := fields.get("remove", type=int)) is not None:
        service.remove(session_id, item_id, viewer=viewer())
        return redirect(url_for("calibration.show", session_id=session_id, _anchor="conversations"))
    chosen = fields.get("part", "").partition(":")
    if not (chosen[0].isdigit() and chosen[2].isdigit()):
        raise NotFoundError
    try:
        service.add(session_id, int(chosen[0]), int(chosen[2]), viewer=viewer())
    except (service.FullError, service.AlreadyCalibratedError) as error:
        return render(page_of(session_id, problem=_said(error))), 409
    return redirect(url_for("calibration.show", session_id=session_id, _anchor="conversations"))


@blueprint.post("/<int:session_id>/draw")
@requires(Permission.MANAGE_CALIBRATIONS)
def draw(session_id: int) -> ResponseReturnValue:
    """Add conversations drawn at random."""
    service.read(session_id, viewer=viewer())
    form = RandomForm().offer(accounts.teams(viewer()))
    if not form.validate_on_submit():
        return render(page_of(session_id, form=form)), 422
    count, seed = form.count.data or 1, secrets.randbelow(2**31)
    try:
        added = service.add_random(session_id, form.wish(), count, viewer=viewer(), at=clock.now(), seed=seed)
    except ConflictError as error:
        return render(page_of(session_id, form=form, problem=_said(error))), 409
    flash(ngettext("%(num)s conversation drawn.", "%(num)s conversations drawn.", added))
    return redirect(url_for("calibration.show", session_id=session_id, _anchor="conversations"))


@blueprint.post("/<int:session_id>/start")
@requires(Permission.MANAGE_CALIBRATIONS)
def start(session_id: int) -> ResponseReturnValue:
    """Let the reviewers score."""
    try:
        service.start(session_id, viewer=viewer(), at=clock.now())
    except service.NotReadyError as error:
        return render(page_of(session_id, problem=_said(error))), 409
    flash(_("Started. The reviewers find it under “Calibration”."))
    return redirect(url_for("calibration.show", session_id=session_id))


def _form() -> SessionForm:
    return SessionForm().offer(service.versions(at=clock.now()), service.reviewers(viewer()))


def _said(error: ConflictError) -> str:
    if isinstance(error, service.NotReadyError) and error.lacks == "reach":
        barred: str = _(
            "These reviewers may not see one of the conversations, or are judged in it: %(names)s. "
            "Take them or the conversation out.",
            names=", ".join(error.names),
        )
        return barred
    words = {
        service.FullError: _(
            "A session holds at most %(most)s conversations.", most=service.MAX_CONVERSATIONS
        ),
        service.AlreadyCalibratedError: _(
            "This conversation is in a session already: nobody would judge it afresh."
        ),
        service.NothingToDrawError: _(
            "Nothing suitable is left to draw. Take a longer time, another team or channel."
        ),
        service.NotReadyError: _("A session needs two reviewers and a conversation before it starts."),
    }
    return str(words.get(type(error), _("The session has moved on. Reload the page.")))

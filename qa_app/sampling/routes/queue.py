"""The queue, drawing one more, what comes next, replacing, and how a conversation was drawn."""

import secrets

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from qa_app.accounts import queries as accounts
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import NotFoundError
from qa_app.core.permissions import Permission
from qa_app.evaluations import queries as evaluations
from qa_app.sampling import queries, service
from qa_app.sampling.forms import DrawForm, ReplaceForm
from qa_app.sampling.pages import DrawnPage, ReplacePage, nothing_left, queue_page
from qa_app.ui.rendering import render

blueprint = Blueprint("sampling", __name__, url_prefix="/reviews", template_folder="../templates")


def seed() -> int:
    """A seed for a draw; it is written down with it."""
    return secrets.randbelow(2**31)


@blueprint.get("/")
@requires(Permission.REVIEW)
def queue() -> ResponseReturnValue:
    """What is due, and the lists of the reviewer's own reviews."""
    at = clock.now()
    service.ensure_cycles(at=at, chance=seed)
    service.tidy(viewer().user_id, at=at)
    return render(queue_page(_draw_form(), viewer(), at=at))


@blueprint.post("/draw")
@requires(Permission.REVIEW)
def draw() -> ResponseReturnValue:
    """Draw a conversation at random and open its review."""
    form, at = _draw_form(), clock.now()
    if not form.validate_on_submit():
        return render(queue_page(form, viewer(), at=at)), 422
    try:
        drawn = service.draw_review(form.wish(), viewer=viewer(), at=at, seed=seed())
    except service.NothingToDrawError as error:
        nothing = nothing_left(error.days, error.exclusions)
        return render(queue_page(form, viewer(), at=at, nothing=nothing))
    return redirect(url_for("evaluations.show", evaluation_id=drawn.evaluation_id))


@blueprint.post("/next")
@requires(Permission.REVIEW)
def next_review() -> ResponseReturnValue:
    """Open what is due next."""
    after, at = request.form.get("after", type=int), clock.now()
    service.ensure_cycles(at=at, chance=seed)
    found = service.open_next(after, viewer=viewer(), at=at).evaluation_id
    if found is None:
        flash(_("Nothing more is due."))
        return redirect(url_for("sampling.queue"))
    return redirect(url_for("evaluations.show", evaluation_id=found))


@blueprint.post("/items/<int:item_id>/open")
@requires(Permission.REVIEW)
def open_item(item_id: int) -> ResponseReturnValue:
    """Open the review of one item."""
    try:
        found = service.open_item(item_id, viewer=viewer(), at=clock.now())
    except service.ItemGoneError as error:
        flash(_gone_said(error.cause), "error")
        return redirect(url_for("sampling.queue"))
    return redirect(url_for("evaluations.show", evaluation_id=found))


@blueprint.route("/items/<int:item_id>/replace", methods=["GET", "POST"])
@requires(Permission.REVIEW)
def replace(item_id: int) -> ResponseReturnValue:
    """Ask why, then put the next of the same lot in its place."""
    service.own_item(item_id, viewer())
    item = queries.item(item_id)
    if item is None:
        raise NotFoundError
    form = ReplaceForm()
    if not form.validate_on_submit():
        return render(ReplacePage(form, item)), 422 if request.method == "POST" else 200
    new = service.replace_item(item_id, form.cause.data, form.words.data, viewer=viewer(), at=clock.now())
    flash(_("Replaced by the next of the draw.") if new else _("Taken out; nothing is left to replace it."))
    return redirect(url_for("sampling.queue"))


@blueprint.post("/<int:evaluation_id>/time")
@requires(Permission.REVIEW)
def beat(evaluation_id: int) -> ResponseReturnValue:
    """A page in use says that somebody is at work on this review."""
    return {"seconds": service.beat(evaluation_id, viewer=viewer(), at=clock.now())}


@blueprint.route("/<int:evaluation_id>/drawn", methods=["GET", "POST"])
@requires(Permission.SIGNED_IN)
def drawn(evaluation_id: int) -> ResponseReturnValue:
    """How the conversation was drawn; sent again, it is drawn again from the record."""
    record = service.how_drawn(evaluation_id, viewer=viewer())
    redone = service.redo(evaluation_id, viewer=viewer()) if request.method == "POST" else None
    head = evaluations.head_of(evaluation_id, viewer())
    is_own = head is not None and head.reviewee_id is not None and head.reviewee_id == viewer().agent_id
    return render(DrawnPage(evaluation_id, record, is_own, redone))


def _draw_form() -> DrawForm:
    return DrawForm().offer(accounts.teams(viewer()))


def _gone_said(cause: str) -> str:
    said = {
        "ceiling": _(
            "This one left the queue: the agreement allows no further review of this person this month."
        ),
        "deleted": _("This one left the queue: the conversation is no longer there for you."),
        "left": _("This one left the queue: the person works here no more."),
        "late": _("This one left the queue: its time ran out."),
        "stopped": _("This one left the queue: its plan was stopped."),
    }
    return str(said.get(cause, _("This one left the queue.")))

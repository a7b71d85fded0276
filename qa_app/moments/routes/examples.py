"""The library of examples; pinning a moment and taking it out again."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from nlp.types import FLAGS
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import NotFoundError
from qa_app.core.i18n import select_locale
from qa_app.core.permissions import Permission
from qa_app.moments import queries
from qa_app.moments.forms import BAD, GOOD, LibraryForm, PinForm, spot_of
from qa_app.moments.pages import ExamplesPage, PinPage
from qa_app.moments.service import pinning
from qa_app.moments.service.pinning import Preview, Spot
from qa_app.moments.service.refusals import AlreadyPinnedError
from qa_app.ui.navigation import back
from qa_app.ui.rendering import render

blueprint = Blueprint("examples", __name__, url_prefix="/examples", template_folder="../templates")


@blueprint.get("/")
@requires(Permission.VIEW_EXAMPLES)
def index() -> ResponseReturnValue:
    """Good and bad moments, masked; filters stand in the address."""
    form = LibraryForm(request.args).offer()
    form.validate()
    library = queries.examples(viewer(), form.filters(), page=request.args.get("page", 1, type=int))
    address = {key: value for key, value in request.args.items() if value and key in form.data}
    return render(ExamplesPage(library, form, address, viewer().can(Permission.REVIEW)))


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.REVIEW)
def new() -> ResponseReturnValue:
    """A turn, or words of it, as the library would show it, with what is said of it."""
    spot = spot_of(request.args)
    if spot is None:
        raise NotFoundError
    form = PinForm(data=_suggested()).offer() if request.method == "GET" else PinForm().offer()
    shown = _preview(spot, form)
    if request.method == "GET":
        form.language.data = shown.language or select_locale()
        return render(PinPage(shown, form, request.args.get("next", "")))
    is_ready = form.validate()
    if request.form.get("action") == "preview" or not is_ready:
        return render(PinPage(shown, form, request.form.get("next", ""))), 422 if not is_ready else 200
    return _pin(spot, form, shown)


@blueprint.post("/<int:pinned_id>/unpin")
@requires(Permission.REVIEW)
def unpin(pinned_id: int) -> ResponseReturnValue:
    """Take an example out of the library."""
    pinning.unpin(pinned_id, viewer=viewer(), at=clock.now())
    flash(_("The example is out of the library; the conversation stays."))
    return redirect(url_for("examples.index"))


def _suggested() -> dict[str, str]:
    """The finding's label, and the side that it usually stands for; a person decides."""
    label = request.args.get("label", "")
    return {"label": label, "kind": BAD if label in FLAGS else GOOD}


def _preview(spot: Spot, form: PinForm) -> Preview:
    language = form.language.data or "" if request.method == "POST" else ""
    hidden = form.words_to_hide()
    return pinning.preview(spot, language=language, hidden=hidden, viewer=viewer(), at=clock.now())


def _pin(spot: Spot, form: PinForm, shown: Preview) -> ResponseReturnValue:
    try:
        pinning.pin(spot, form.wish(), viewer=viewer(), at=clock.now())
    except AlreadyPinnedError:
        problem = _("These words stand in the library under this label already.")
        return render(PinPage(shown, form, request.form.get("next", ""), problem)), 409
    flash(_("Pinned. It stands under “Examples” now."))
    return redirect(back() if request.form.get("next") else url_for("examples.index"))

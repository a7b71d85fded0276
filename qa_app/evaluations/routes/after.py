"""After a review is submitted: talk, re-open, void, decide a dispute, open an action, print the file."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.i18n import select_locale
from qa_app.core.permissions import Permission
from qa_app.evaluations import service
from qa_app.evaluations.forms import TalkForm, VoidForm
from qa_app.evaluations.pages import action_form, after_view, decision_form, file_page, review_page
from qa_app.evaluations.queries import Review
from qa_app.evaluations.routes.desk import blueprint
from qa_app.evaluations.routes.refusing import in_words
from qa_app.ui.rendering import render


@blueprint.post("/<int:evaluation_id>/talk")
@requires(Permission.REVIEW)
def talk(evaluation_id: int) -> ResponseReturnValue:
    """Note the day of the talk, which publishes the review."""
    review = _read(evaluation_id)
    form = TalkForm(prefix="talk-")
    if not form.validate() or form.talked_on.data is None:
        return _again(review, "talk-", form)
    try:
        with in_words():
            service.note_talk(evaluation_id, form.talked_on.data, viewer=viewer(), at=clock.now())
    except InvalidError:
        form.talked_on.errors = [_("Choose a day between the judgement and today.")]
        return _again(review, "talk-", form)
    flash(_("Published. %(name)s finds this review under “My reviews”.", name=review.reviewee))
    return _back(evaluation_id)


@blueprint.post("/<int:evaluation_id>/reopen")
@requires(Permission.REVIEW)
def reopen(evaluation_id: int) -> ResponseReturnValue:
    """Take one's own review back to correct it."""
    with in_words():
        service.reopen(evaluation_id, viewer=viewer(), at=clock.now())
    flash(_("Re-opened. Nobody else reads it until you submit it again; the history keeps what it said."))
    return _back(evaluation_id)


@blueprint.post("/<int:evaluation_id>/void")
@requires(Permission.REVIEW)
def void(evaluation_id: int) -> ResponseReturnValue:
    """Take a review out of every figure, for good."""
    review = _read(evaluation_id)
    form = VoidForm(prefix="void-")
    if not form.validate():
        return _again(review, "void-", form)
    try:
        with in_words():
            service.void(evaluation_id, form.reason.data or "", viewer=viewer(), at=clock.now())
    except InvalidError:
        form.reason.errors = [_("Say why: the person reads it.")]
        return _again(review, "void-", form)
    flash(_("Voided. It counts in no figure any more."))
    return _back(evaluation_id)


@blueprint.post("/<int:evaluation_id>/disputes/<int:dispute_id>")
@requires(Permission.DECIDE_DISPUTES)
def decide(evaluation_id: int, dispute_id: int) -> ResponseReturnValue:
    """Keep or revise one disputed answer."""
    review = _read(evaluation_id)
    around = service.around(review, viewer=viewer(), at=clock.now())
    dispute = next((one for one in around.disputes if one.id == dispute_id), None)
    if dispute is None:
        raise NotFoundError
    form = decision_form(review, dispute, select_locale())
    if not form.validate():
        return _again(review, f"d{dispute_id}-", form)
    try:
        with in_words():
            service.decide(
                dispute_id, form.verdict(review.answers[dispute.key]), viewer=viewer(), at=clock.now()
            )
    except InvalidError as error:
        return _again(review, f"d{dispute_id}-", _mended(form, error))
    flash(_("Decided. %(name)s and the reviewer read it with your reason.", name=review.reviewee))
    return _back(evaluation_id, "disputes")


def _mended(form: FlaskForm, error: InvalidError) -> FlaskForm:
    if "value" in error.problems:
        form.value.errors = [_("This is what stands there already: keep it, or choose another value.")]
    else:
        form.reason.errors = [_("Say why it is decided like this.")]
    return form


@blueprint.post("/<int:evaluation_id>/actions")
@requires(Permission.REVIEW)
def open_action(evaluation_id: int) -> ResponseReturnValue:
    """Open an action that this review calls for."""
    review = _read(evaluation_id)
    form = action_form(service.around(review, viewer=viewer(), at=clock.now()), clock.today())
    new = form.action() if form.validate() else None
    if new is None:
        return _again(review, "action-", form)
    try:
        service.open_action(evaluation_id, new, viewer=viewer(), at=clock.now())
    except InvalidError as error:
        if "due" in error.problems:
            form.due.errors = [_("Choose today or a later day.")]
        if "note" in error.problems:
            form.note.errors = [_("Say what is to be done.")]
        return _again(review, "action-", form)
    flash(_("Action opened."))
    return _back(evaluation_id, "actions")


@blueprint.get("/<int:evaluation_id>/file")
@requires(Permission.SIGNED_IN)
def file(evaluation_id: int) -> ResponseReturnValue:
    """The file of a review, whole, to be printed for whoever stands by the person."""
    person, at = viewer(), clock.now()
    try:
        review = service.read_file(evaluation_id, viewer=person, at=at)
    except service.JudgeFirstError as error:
        return redirect(url_for("my_reviews.show_self", evaluation_id=error.self_id))
    around = service.around(review, viewer=person, at=at)
    after = after_view(review, around, select_locale(), today=clock.today())
    return render(file_page(review, select_locale(), after))


def _read(evaluation_id: int) -> Review:
    return service.read(evaluation_id, viewer=viewer(), at=clock.now())


def _back(evaluation_id: int, place: str | None = None) -> ResponseReturnValue:
    return redirect(url_for("evaluations.show", evaluation_id=evaluation_id, _anchor=place))


def _again(review: Review, prefix: str, form: FlaskForm) -> ResponseReturnValue:
    """The page with what was typed and what to mend."""
    around = service.around(review, viewer=viewer(), at=clock.now())
    after = after_view(review, around, select_locale(), today=clock.today(), typed={prefix: form})
    return render(review_page(review, select_locale(), after=after)), 422

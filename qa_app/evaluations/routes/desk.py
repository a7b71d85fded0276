"""Opening a review by hand, and the review page itself."""

from flask import Blueprint, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import ConflictError, InvalidError, NotFoundError
from qa_app.core.i18n import select_locale
from qa_app.core.permissions import Permission
from qa_app.evaluations import queries, service
from qa_app.evaluations.forms import read_posted
from qa_app.evaluations.pages import after_view, review_page
from qa_app.evaluations.routes.saving import kept, refused
from qa_app.moments.pages import aside_of
from qa_app.ui.rendering import render

blueprint = Blueprint("evaluations", __name__, url_prefix="/reviews", template_folder="../templates")


@blueprint.post("/open")
@requires(Permission.REVIEW)
def open() -> ResponseReturnValue:
    """Open the review of one person's part in a conversation chosen by hand."""
    fields = request.form
    transcript_id, reviewee_id = (fields.get(name, type=int) for name in ("transcript_id", "reviewee_id"))
    if transcript_id is None or reviewee_id is None:
        raise NotFoundError
    try:
        opened = service.open_review(transcript_id, reviewee_id, "targeted", viewer=viewer(), at=clock.now())
    except service.CeilingReachedError as error:
        raise ConflictError(_ceiling_said(error)) from error
    return redirect(url_for("evaluations.show", evaluation_id=opened))


@blueprint.get("/<int:evaluation_id>")
@requires(Permission.SIGNED_IN)
def show(evaluation_id: int) -> ResponseReturnValue:
    """A draft to work on, a published review to read, one's own finished roleplay."""
    person = viewer()
    review = service.read(evaluation_id, viewer=person, at=clock.now())
    if review.reviewee_id is not None and review.reviewee_id == person.agent_id:
        mine = "my_reviews.show_self" if review.kind == "self" else "my_reviews.show"
        return redirect(url_for(mine, evaluation_id=evaluation_id))
    # The queue is a feature above this one: it says here what comes next.
    following = current_app.extensions["pilastri_queue"](person, review)
    aside = aside_of(review.transcript_id, review.language, person)
    if review.is_draft or review.kind not in queries.OF_PEOPLE:
        return render(review_page(review, select_locale(), following=following, aside=aside))
    around = service.around(review, viewer=person, at=clock.now())
    after = after_view(review, around, select_locale(), today=clock.today())
    return render(review_page(review, select_locale(), following=following, after=after, aside=aside))


@blueprint.post("/<int:evaluation_id>")
@requires(Permission.REVIEW)
def save(evaluation_id: int) -> ResponseReturnValue:
    """Keep the draft as the page holds it, then do what the button says."""
    posted = read_posted(request.form)
    try:
        return kept(evaluation_id, posted, viewer=viewer(), at=clock.now())
    except (ConflictError, InvalidError) as error:
        return refused(evaluation_id, posted, error, viewer=viewer(), at=clock.now())


def _ceiling_said(error: service.CeilingReachedError) -> str:
    chosen = _(
        "The agreement allows %(allowed)s reviews of conversations chosen by hand for one person in a "
        "month, and they are used up. Draw a conversation at random instead.",
        allowed=error.allowed,
    )
    every = _(
        "The agreement allows %(allowed)s reviews of one person in a month, and they are used up.",
        allowed=error.allowed,
    )
    return str(chosen if error.kind == "targeted" else every)

"""The agent's own reviews: read, and acknowledge."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from qa_app.agreement import queries as agreement
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.i18n import select_locale
from qa_app.core.permissions import Permission
from qa_app.evaluations import queries, service
from qa_app.evaluations.forms import AcknowledgeForm
from qa_app.evaluations.pages import MyReviewsPage, my_review_page
from qa_app.ui.rendering import render

blueprint = Blueprint("my_reviews", __name__, url_prefix="/my-reviews", template_folder="../templates")
SHOWN_LOOKS = 20


@blueprint.get("/")
@requires(Permission.VIEW_OWN_REVIEWS)
def index() -> ResponseReturnValue:
    """The list of one's published reviews, and who looked at one's data."""
    agent_id = viewer().agent_id
    if agent_id is None:
        return render(MyReviewsPage((), ()))
    looks = agreement.looks(agent_id=agent_id, limit=SHOWN_LOOKS)
    return render(MyReviewsPage(queries.of_agent(agent_id), looks))


@blueprint.get("/<int:evaluation_id>")
@requires(Permission.VIEW_OWN_REVIEWS)
def show(evaluation_id: int) -> ResponseReturnValue:
    """One review."""
    review = service.read_own(evaluation_id, viewer=viewer())
    return render(my_review_page(review, select_locale(), form=AcknowledgeForm()))


@blueprint.post("/<int:evaluation_id>/acknowledge")
@requires(Permission.VIEW_OWN_REVIEWS)
def acknowledge(evaluation_id: int) -> ResponseReturnValue:
    """Say that one has read it, which is not agreement."""
    form = AcknowledgeForm()
    if not form.validate_on_submit():
        review = service.read_own(evaluation_id, viewer=viewer())
        return render(my_review_page(review, select_locale(), form=form)), 422
    service.acknowledge(evaluation_id, form.comment.data or "", viewer=viewer(), at=clock.now())
    flash(_("Noted: you have read this review."))
    return redirect(url_for("my_reviews.show", evaluation_id=evaluation_id))

"""The agent's own reviews: read, acknowledge, dispute."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from qa_app.agreement import queries as agreement
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.i18n import select_locale
from qa_app.core.permissions import Permission
from qa_app.evaluations import queries, service
from qa_app.evaluations.forms import AcknowledgeForm
from qa_app.evaluations.pages import MyReviewPage, MyReviewsPage, after_view, my_review_page, plea_form
from qa_app.evaluations.routes.refusing import in_words
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
    own = queries.own_conversations(agent_id, viewer().user_id, clock.now())
    return render(MyReviewsPage(queries.of_agent(agent_id), looks, own))


@blueprint.get("/<int:evaluation_id>")
@requires(Permission.VIEW_OWN_REVIEWS)
def show(evaluation_id: int) -> ResponseReturnValue:
    """One review. While the person judges the conversation themselves, theirs comes first."""
    try:
        return render(_page(evaluation_id, AcknowledgeForm()))
    except service.JudgeFirstError as error:
        flash(_("Finish your own judgement first, or stop it: then the reviewer's opens."))
        return redirect(url_for("my_reviews.show_self", evaluation_id=error.self_id))


@blueprint.post("/<int:evaluation_id>/acknowledge")
@requires(Permission.VIEW_OWN_REVIEWS)
def acknowledge(evaluation_id: int) -> ResponseReturnValue:
    """Say that one has read it, which is not agreement."""
    form = AcknowledgeForm()
    if not form.validate_on_submit():
        return render(_page(evaluation_id, form)), 422
    with in_words():
        service.acknowledge(evaluation_id, form.comment.data or "", viewer=viewer(), at=clock.now())
    flash(_("Noted: you have read this review."))
    return redirect(url_for("my_reviews.show", evaluation_id=evaluation_id))


@blueprint.post("/<int:evaluation_id>/dispute/<key>")
@requires(Permission.VIEW_OWN_REVIEWS)
def dispute(evaluation_id: int, key: str) -> ResponseReturnValue:
    """Ask for a second look at one criterion."""
    review = service.read_own(evaluation_id, viewer=viewer(), at=clock.now())
    if key not in review.answers:
        raise NotFoundError
    form = plea_form(review, key, select_locale())
    try:
        if not form.validate():
            return render(_page(evaluation_id, AcknowledgeForm(), {f"{key}-": form})), 422
        with in_words():
            service.dispute(evaluation_id, form.plea(key), viewer=viewer(), at=clock.now())
    except InvalidError:
        form.comment.errors = [_("Say why: whoever decides needs it.")]
        return render(_page(evaluation_id, AcknowledgeForm(), {f"{key}-": form})), 422
    flash(_("Sent. Another person than your reviewer decides; you find the decision here, with its reason."))
    return redirect(url_for("my_reviews.show", evaluation_id=evaluation_id, _anchor="disputes"))


def _page(
    evaluation_id: int, form: AcknowledgeForm, typed: Mapping[str, FlaskForm] | None = None
) -> MyReviewPage:
    person, at = viewer(), clock.now()
    review = service.read_own(evaluation_id, viewer=person, at=at)
    around = service.around(review, viewer=person, at=at)
    after = after_view(review, around, select_locale(), today=clock.today(), typed=typed)
    return my_review_page(review, select_locale(), form=form, after=after)

"""Judging one's own conversation, on the same form as a reviewer."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import ConflictError, InvalidError, NotFoundError
from qa_app.core.i18n import select_locale
from qa_app.core.permissions import Permission
from qa_app.evaluations import service
from qa_app.evaluations.forms import read_posted
from qa_app.evaluations.pages import after_view, review_page
from qa_app.evaluations.routes.mine import blueprint
from qa_app.evaluations.routes.refusing import in_words
from qa_app.evaluations.routes.saving import kept, refused
from qa_app.ui.rendering import render

HOME = "my_reviews.show_self"


@blueprint.post("/self")
@requires(Permission.VIEW_OWN_REVIEWS)
def start_self() -> ResponseReturnValue:
    """Begin to judge oneself, or go on."""
    transcript_id = request.form.get("transcript_id", type=int)
    if transcript_id is None or viewer().agent_id is None:
        raise NotFoundError
    with in_words():
        opened = service.start_self(transcript_id, viewer=viewer(), at=clock.now())
    return redirect(url_for(HOME, evaluation_id=opened))


@blueprint.get("/self/<int:evaluation_id>")
@requires(Permission.VIEW_OWN_REVIEWS)
def show_self(evaluation_id: int) -> ResponseReturnValue:
    """One's own judgement: to work on, then to read, beside the reviewer's once both are there."""
    review = service.read_self(evaluation_id, viewer=viewer())
    if review.is_draft:
        return render(review_page(review, select_locale()))
    around = service.around(review, viewer=viewer(), at=clock.now())
    after = after_view(review, around, select_locale(), today=clock.today())
    return render(review_page(review, select_locale(), after=after))


@blueprint.post("/self/<int:evaluation_id>")
@requires(Permission.VIEW_OWN_REVIEWS)
def save_self(evaluation_id: int) -> ResponseReturnValue:
    """Keep one's own judgement as the page holds it, then do what the button says."""
    service.read_self(evaluation_id, viewer=viewer())
    posted = read_posted(request.form)
    try:
        return kept(evaluation_id, posted, viewer=viewer(), at=clock.now(), home=HOME)
    except (ConflictError, InvalidError) as error:
        return refused(evaluation_id, posted, error, viewer=viewer(), at=clock.now())


@blueprint.post("/self/<int:evaluation_id>/leave")
@requires(Permission.VIEW_OWN_REVIEWS)
def leave_self(evaluation_id: int) -> ResponseReturnValue:
    """Stop judging oneself, and see what the reviewer wrote."""
    service.read_self(evaluation_id, viewer=viewer())
    service.leave_self(evaluation_id, viewer=viewer(), at=clock.now())
    flash(_("Stopped. What you answered stays yours alone."))
    return redirect(url_for("my_reviews.index"))

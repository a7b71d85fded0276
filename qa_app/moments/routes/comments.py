"""Comment templates: the list, a new one, changing one, and counting its use."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from qa_app.accounts import queries as accounts
from qa_app.accounts.queries import TeamRef
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Permission
from qa_app.moments import queries
from qa_app.moments.forms import CommentForm
from qa_app.moments.pages import CommentPage, CommentsPage
from qa_app.moments.queries import Comment
from qa_app.moments.queries.comments import leads
from qa_app.moments.service import commenting
from qa_app.ui.errors import wants_json
from qa_app.ui.rendering import render

blueprint = Blueprint(
    "comment_templates", __name__, url_prefix="/comment-templates", template_folder="../templates"
)


@blueprint.get("/")
@requires(Permission.REVIEW)
def index() -> ResponseReturnValue:
    """The templates that this person may use."""
    return render(_list(CommentForm().offer(_teams())))


@blueprint.post("/")
@requires(Permission.REVIEW)
def create() -> ResponseReturnValue:
    """Keep a new one: from its page, or from a comment that was just written."""
    form = CommentForm().offer(_teams())
    if not form.validate_on_submit():
        if wants_json():
            raise InvalidError(str(next(error for field in form for error in field.errors)))
        return render(_list(form)), 422
    try:
        made = commenting.create(form.words(), viewer=viewer(), at=clock.now())
    except InvalidError as error:
        raise InvalidError(_("You have as many templates as fit. Delete one that you do not use.")) from error
    if wants_json():
        return {"id": made, "name": form.words().name.strip(), "said": _("Saved as a template.")}
    flash(_("Template saved."))
    return redirect(url_for("comment_templates.index"))


@blueprint.route("/<int:template_id>", methods=["GET", "POST"])
@requires(Permission.REVIEW)
def edit(template_id: int) -> ResponseReturnValue:
    """Change one."""
    one = queries.comment(template_id, viewer())
    if one is None or not one.may_edit:
        raise NotFoundError
    form = CommentForm(data=_filled(one)).offer(_teams(), one)
    if not form.validate_on_submit():
        return render(CommentPage(one, form, bool(_teams()))), 422 if form.errors else 200
    commenting.change(template_id, form.words(), viewer=viewer())
    flash(_("Template saved."))
    return redirect(url_for("comment_templates.index"))


@blueprint.post("/<int:template_id>/delete")
@requires(Permission.REVIEW)
def delete(template_id: int) -> ResponseReturnValue:
    """Drop one."""
    commenting.delete(template_id, viewer=viewer())
    flash(_("Template deleted. Comments written with it stay."))
    return redirect(url_for("comment_templates.index"))


@blueprint.post("/<int:template_id>/used")
@requires(Permission.REVIEW)
def used(template_id: int) -> ResponseReturnValue:
    """Count that it was put into a comment."""
    commenting.used(template_id, viewer=viewer())
    return {"counted": True}


def _teams() -> tuple[TeamRef, ...]:
    person = viewer()
    return tuple(team for team in accounts.teams(person) if leads(team.id, person))


def _list(form: CommentForm) -> CommentsPage:
    return CommentsPage(queries.comments(viewer()), form, bool(_teams()))


def _filled(one: Comment) -> dict[str, str]:
    return {
        "name": one.name,
        "text_it": one.text_it,
        "text_en": one.text_en,
        "topic": one.topic or "",
        "team": str(one.team_id or ""),
    }

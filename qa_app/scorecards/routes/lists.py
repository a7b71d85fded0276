"""The list of rubrics, one rubric's life, and beginning a new one."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from qa_app.accounts import queries as people
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import NotFoundError
from qa_app.core.i18n import select_locale
from qa_app.core.permissions import Permission
from qa_app.scorecards import queries, service
from qa_app.scorecards.forms import ImportForm, NewForm
from qa_app.scorecards.pages import NewPage, Stock, index_page, people_in, rubric_page
from qa_app.ui.rendering import render

blueprint = Blueprint("scorecards", __name__, url_prefix="/rubrics", template_folder="../templates")


@blueprint.get("/")
@requires(Permission.VIEW_RUBRICS)
def index() -> ResponseReturnValue:
    """Every rubric; the library is published first where nothing is."""
    if not queries.versions():
        service.publish_library(at=clock.now())
    return render(index_page(_stock(), can_edit=viewer().can(Permission.EDIT_RUBRICS)))


@blueprint.get("/of/<rubric_id>")
@requires(Permission.VIEW_RUBRICS)
def show(rubric_id: str) -> ResponseReturnValue:
    """One rubric: what is in use, its draft, its history."""
    if queries.newest_version(rubric_id) is None and queries.draft_of(rubric_id) is None:
        raise NotFoundError
    return render(rubric_page(_stock(), rubric_id, can_edit=viewer().can(Permission.EDIT_RUBRICS)))


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT_RUBRICS)
def new() -> ResponseReturnValue:
    """Begin a rubric, empty or as a copy."""
    form = _new_form()
    if not form.validate_on_submit():
        return render(NewPage(form, ImportForm(formdata=None))), 422 if form.errors else 200
    copied = form.copy_of.data or None
    try:
        draft_id = service.begin_new(form.title(), copy_of=copied, viewer=viewer(), at=clock.now())
    except service.TakenError as error:
        return render(NewPage(form, ImportForm(formdata=None), taken=error.rubric_id)), 409
    return redirect(url_for("scorecards.edit", draft_id=draft_id))


@blueprint.post("/import")
@requires(Permission.EDIT_RUBRICS)
def bring() -> ResponseReturnValue:
    """Take a rubric out of a file; what is wrong with it is said by line."""
    form, new_form = ImportForm(), _new_form(empty=True)
    if not form.validate_on_submit():
        return render(NewPage(new_form, form)), 422
    with form.file.data.stream as stream:
        data = stream.read(service.MAX_FILE_BYTES + 1)
    instead = bool(form.instead.data)
    try:
        draft_id = service.begin_from_file(data, instead=instead, viewer=viewer(), at=clock.now())
    except service.UnreadableFileError as error:
        return render(NewPage(new_form, form, faults=error.faults, is_unreadable=True)), 422
    except service.TakenError as error:
        known = queries.draft_of(error.rubric_id)
        taken = None if known is None else known.id
        return render(NewPage(new_form, form, taken=error.rubric_id, taken_draft=taken)), 409
    return redirect(url_for("scorecards.edit", draft_id=draft_id))


def _new_form(*, empty: bool = False) -> NewForm:
    newest = {line.rubric_id: line for line in reversed(queries.versions())}
    titles = {key: line.rubric.title.get(select_locale()) for key, line in newest.items()}
    form = NewForm(formdata=None) if empty else NewForm()
    if request.method == "GET" and request.args.get("copy_of") in titles:
        form.copy_of.data = request.args["copy_of"]
    return form.offer(titles)


def _stock() -> Stock:
    versions, drafts = queries.versions(), queries.drafts()
    return Stock(
        versions,
        drafts,
        queries.rules(),
        {team.id: team.name for team in people.teams()},
        people.user_names(people_in(versions, drafts)),
        queries.notes([line.id for line in versions]),
    )

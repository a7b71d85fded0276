"""Importing conversations, listing them, reading one."""

from dataclasses import asdict, replace

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from qa_app.accounts import queries as people
from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.permissions import Permission
from qa_app.importers import wording
from qa_app.transcripts import queries
from qa_app.transcripts.forms import DetailsForm, FilterForm, UploadForm, mapping_of
from qa_app.transcripts.pages.conversations import ListPage, TranscriptPage
from qa_app.transcripts.pages.importing import ImportPage, preview_page
from qa_app.transcripts.service import pending as imports
from qa_app.transcripts.service import reading
from qa_app.transcripts.service.pending import Choices
from qa_app.ui.conversation import bubbles
from qa_app.ui.rendering import render

blueprint = Blueprint("transcripts", __name__, url_prefix="/conversations", template_folder="templates")


@blueprint.get("/")
@requires(Permission.VIEW_TRANSCRIPTS)
def index() -> ResponseReturnValue:
    """The list, newest first; filters stand in the address."""
    person = viewer()
    form = FilterForm(request.args).offer(people.teams(person))
    filters = queries.Filters()
    if form.validate():
        team = int(form.team.data) if form.team.data else None
        filters = queries.Filters(
            (form.q.data or "").strip(), team, form.channel.data or None, form.language.data or None
        )
    page = request.args.get("page", 1, type=int)
    listing = queries.listing(person, filters, page=page)
    address = {key: value for key, value in request.args.items() if value and key != "page"}
    any_at_all = bool(listing.total) or filters != queries.Filters()
    return render(ListPage(listing, form, address, queries.waiting_for_analysis(person), any_at_all))


@blueprint.route("/import", methods=["GET", "POST"])
@requires(Permission.IMPORT_TRANSCRIPTS)
def new_import() -> ResponseReturnValue:
    """Upload a file or paste a text; what could be read is previewed, nothing is saved yet."""
    form = UploadForm().offer(people.teams(viewer()))
    if not form.validate_on_submit():
        return render(ImportPage(form)), 422 if form.errors else 200
    data, filename = _uploaded(form)
    token, result = imports.hold(data, filename, form.choices(), viewer=viewer(), at=clock.now())
    if token:
        return redirect(url_for("transcripts.preview", token=token))
    language = str(get_locale())
    problems = tuple((problem.line, wording.say(problem, language)) for problem in result.problems)
    return render(ImportPage(form, problems)), 422


def _uploaded(form: UploadForm) -> tuple[bytes, str]:
    upload = form.file.data
    if not (upload and upload.filename):
        return (form.text.data or "").encode(), _("pasted text")
    with upload.stream as stream:
        return stream.read(), upload.filename


@blueprint.get("/import/<token>")
@requires(Permission.IMPORT_TRANSCRIPTS)
def preview(token: str) -> ResponseReturnValue:
    """The first conversations as they will look, what was understood and what was not."""
    held = imports.look(token, viewer=viewer())
    return render(preview_page(held, UploadForm(data=_initial(held.choices)).offer(people.teams(viewer()))))


@blueprint.post("/import/<token>")
@requires(Permission.IMPORT_TRANSCRIPTS)
def change_import(token: str) -> ResponseReturnValue:
    """Keep what the form says; then swap, save, discard or show again, as its button says."""
    person = viewer()
    form = DetailsForm().offer(people.teams(person))
    action = request.form.get("action", "show")
    if action == "discard":
        imports.discard(token, viewer=person)
        flash(_("The file was discarded; nothing was stored."))
        return redirect(url_for("transcripts.new_import"))
    held = imports.look(token, viewer=person)
    if not form.validate():
        again = UploadForm(request.form).offer(people.teams(person))
        again.validate()
        return render(preview_page(held, again)), 422
    _keep(held, form, action)
    if action == "save":
        return _save(token, form)
    return redirect(
        url_for("transcripts.preview", token=token) + ("#conversations" if "swap" in action else "")
    )


def _keep(held: imports.Pending, form: DetailsForm, action: str) -> None:
    """Apply the form and the swap button to the held import."""

    def changed(before: Choices) -> Choices:
        choices = form.choices(before)
        if held.columns is not None and "column_text" in request.form:
            mapping = mapping_of(request.form, held.columns)
            choices = replace(choices, mapping=mapping or None)
        every = range(len(held.result.conversations))
        if action == "swap-all":
            return imports.swap(choices, frozenset(every))
        number = action.removeprefix("swap-")
        return imports.swap(choices, frozenset({int(number)})) if number.isdecimal() else choices

    imports.choose(held.token, changed, viewer=viewer())


def _save(token: str, form: DetailsForm) -> ResponseReturnValue:
    held = imports.look(token, viewer=viewer())
    again = UploadForm(data=_initial(held.choices)).offer(people.teams(viewer()))
    if not form.team.data and any(not conversation.team for conversation in held.importable):
        again.team.errors = (_("Choose a team: without one nobody would see these conversations."),)
    if not form.agent.data and any(not conversation.agents for conversation in held.importable):
        again.agent.errors = (_("Say who the agent is: a conversation without a name cannot be reviewed."),)
    if again.errors:
        return render(preview_page(held, again)), 422
    saved = imports.save(held, viewer=viewer(), at=clock.now())
    added = len(saved.revision_ids)
    flash(ngettext("%(num)d conversation was added.", "%(num)d conversations were added.", added))
    if saved.already_known:
        flash(ngettext("%(num)d was there already.", "%(num)d were there already.", saved.already_known))
    return redirect(url_for("transcripts.index"))


def _initial(choices: Choices) -> dict[str, object]:
    values = asdict(choices)
    values["team"] = str(choices.team_id or "")
    values["date"] = imports.day_of(choices)
    return values


@blueprint.get("/<int:transcript_id>")
@requires(Permission.VIEW_TRANSCRIPTS)
def show(transcript_id: int) -> ResponseReturnValue:
    """One conversation, without machine findings: those belong into a drawn review."""
    person = viewer()
    opened = reading.open_transcript(transcript_id, viewer=person, at=clock.now())
    imported = opened.facts.origin == "import"
    page = TranscriptPage(
        facts=opened.facts,
        bubbles=bubbles(opened.turns),
        agents=opened.agents,
        may_review=imported and person.can(Permission.REVIEW),
        may_swap=imported and person.can(Permission.IMPORT_TRANSCRIPTS),
    )
    return render(page)


@blueprint.post("/<int:transcript_id>/swap")
@requires(Permission.IMPORT_TRANSCRIPTS)
def swap_roles(transcript_id: int) -> ResponseReturnValue:
    """Agent and customer the other way round, as a new revision."""
    reading.swap_roles(transcript_id, viewer=viewer(), at=clock.now())
    flash(_("Agent and customer are swapped. Earlier reviews keep the conversation as they saw it."))
    return redirect(url_for("transcripts.show", transcript_id=transcript_id))

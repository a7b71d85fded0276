"""One's own note on a conversation."""

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import format_time
from flask_babel import gettext as _

from qa_app.core import clock
from qa_app.core.access import requires, viewer
from qa_app.core.errors import InvalidError
from qa_app.core.permissions import Permission
from qa_app.moments.forms import note_in
from qa_app.moments.pages import NotePage
from qa_app.moments.queries import Note
from qa_app.moments.service import noting
from qa_app.moments.service.refusals import NoteChangedElsewhereError
from qa_app.ui.errors import wants_json
from qa_app.ui.navigation import back
from qa_app.ui.rendering import render

blueprint = Blueprint("notes", __name__, url_prefix="/notes", template_folder="../templates")


@blueprint.get("/<int:transcript_id>")
@requires(Permission.REVIEW)
def show(transcript_id: int) -> ResponseReturnValue:
    """The note on a page of its own."""
    return render(NotePage(noting.read(transcript_id, viewer=viewer())))


@blueprint.post("/<int:transcript_id>")
@requires(Permission.REVIEW)
def save(transcript_id: int) -> ResponseReturnValue:
    """Keep the note, or delete it; what could not be kept is shown again as it was typed."""
    text, lock = note_in(request.form)
    try:
        note = noting.save(transcript_id, text, lock=lock, viewer=viewer(), at=clock.now())
    except NoteChangedElsewhereError:
        return _refused(
            transcript_id, text, _("This note was saved in another window. Saving again keeps this one."), 409
        )
    except InvalidError:
        problem = _("Shorten the note to %(max)s characters.", max=noting.MAX_NOTE)
        return _refused(transcript_id, text, problem, 422)
    said = _said(note)
    if wants_json():
        return {"lock": note.lock, "said": said}
    flash(said)
    return redirect(back())


def _said(note: Note) -> str:
    if note.saved_at is None:
        return str(_("Note deleted."))
    return str(_("Note saved %(time)s.", time=format_time(note.saved_at, "HH:mm")))


def _refused(transcript_id: int, text: str, problem: str, status: int) -> ResponseReturnValue:
    stored = noting.read(transcript_id, viewer=viewer())
    if wants_json():
        return {"message": problem, "lock": stored.lock}, status
    typed = Note(transcript_id, text, stored.lock, stored.saved_at)
    return render(NotePage(typed, problem)), status

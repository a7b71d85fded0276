"""Private notes: written, saved and deleted by one person, and read by nobody else.

They leave no trace in the audit or in the log of looks, and no list, search or export reads them.
"""

from datetime import datetime

from sqlalchemy.exc import IntegrityError

from qa_app.core.database import db
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.moments import queries
from qa_app.moments.models import PrivateNote
from qa_app.moments.queries import Note
from qa_app.moments.service.refusals import NoteChangedElsewhereError

MAX_NOTE = 5000


def read(transcript_id: int, *, viewer: Viewer) -> Note:
    """The viewer's own note on a conversation that they may read."""
    note = queries.note_of(transcript_id, viewer)
    if note is None:
        raise NotFoundError
    return note


def save(transcript_id: int, text: str, *, lock: int, viewer: Viewer, at: datetime) -> Note:
    """Keep the note; without words it is deleted. Raises NoteChangedElsewhereError if the page was old."""
    note = read(transcript_id, viewer=viewer)
    if note.lock != lock:
        raise NoteChangedElsewhereError
    if len(text) > MAX_NOTE:
        raise InvalidError(problems=("note",))
    row = queries.note_row(transcript_id, viewer)
    if not text.strip():
        if row is not None:
            db.session.delete(row)
    elif row is None:
        db.session.add(
            PrivateNote(user_id=viewer.user_id, transcript_id=transcript_id, text=text, saved_at=at)
        )
    else:
        row.text, row.lock, row.saved_at = text, row.lock + 1, at
    try:
        db.session.commit()
    except IntegrityError as error:  # two windows wrote the first words at the same moment
        db.session.rollback()
        raise NoteChangedElsewhereError from error
    return read(transcript_id, viewer=viewer)

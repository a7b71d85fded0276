"""One's own notes. There is no read of a note without the person who wrote it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from qa_app.core.database import db
from qa_app.core.permissions import Permission, Viewer
from qa_app.moments.models import PrivateNote
from qa_app.transcripts import queries as transcripts


@dataclass(frozen=True, slots=True)
class Note:
    """The reader's own note on a conversation; `lock` is 0 where none is written yet."""

    transcript_id: int
    text: str = ""
    lock: int = 0
    saved_at: datetime | None = None


def note_of(transcript_id: int, viewer: Viewer) -> Note | None:
    """The viewer's note, an empty one where none is written, None where they may write none."""
    if not viewer.can(Permission.REVIEW):
        return None
    head = transcripts.transcript(transcript_id, viewer)
    if head is None or head.origin != "import":
        return None
    row = note_row(transcript_id, viewer)
    return Note(transcript_id) if row is None else Note(transcript_id, row.text, row.lock, row.saved_at)


def note_row(transcript_id: int, viewer: Viewer) -> PrivateNote | None:
    """The row behind a note of the viewer's."""
    mine = PrivateNote.user_id == viewer.user_id
    return db.session.scalar(select(PrivateNote).where(mine, PrivateNote.transcript_id == transcript_id))

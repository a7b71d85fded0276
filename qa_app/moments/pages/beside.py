"""What stands beside a review: the reader's own note, and the words that they use again."""

from dataclasses import dataclass

from qa_app.core.permissions import Viewer
from qa_app.moments import queries
from qa_app.moments.queries import Note


@dataclass(frozen=True, slots=True)
class Offered:
    """A comment template as it is put into a comment: in the conversation's language, else the other."""

    id: int
    name: str
    text: str
    topic: str


@dataclass(frozen=True, slots=True)
class Aside:
    """For those who review: their note on the conversation and their comment templates.

    Its templates are in `moments/_beside.html`; whoever has it may also pin moments of the conversation.
    """

    transcript_id: int
    note: Note
    language: str
    offered: tuple[Offered, ...]


def aside_of(transcript_id: int, language: str | None, viewer: Viewer) -> Aside | None:
    """None for those who review nothing, or not this conversation."""
    note = queries.note_of(transcript_id, viewer)
    if note is None:
        return None
    offered = tuple(
        Offered(one.id, one.name, one.text_in(language), one.topic or "") for one in queries.comments(viewer)
    )
    return Aside(transcript_id, note, language or "en", offered)

"""A note on a page of its own, for those who come from the conversation."""

from dataclasses import dataclass
from typing import ClassVar

from qa_app.moments.queries import Note


@dataclass(frozen=True, slots=True)
class NotePage:
    """The reader's own note; `problem` says why it could not be kept."""

    template: ClassVar[str] = "moments/note.html"
    note: Note
    problem: str = ""

"""What this feature refuses; the routes put each into words."""

from dataclasses import dataclass

from qa_app.core.errors import ConflictError


@dataclass
class AlreadyPinnedError(ConflictError):
    """The same words stand in the library under the same label."""


@dataclass
class NoteChangedElsewhereError(ConflictError):
    """The note was saved in another window since this page was loaded; nothing was overwritten."""

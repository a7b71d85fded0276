"""What the reviews refuse; the routes put each into words."""

from dataclasses import dataclass

from qa_app.core.errors import ConflictError, InvalidError


@dataclass
class MissingAnswersError(InvalidError):
    """Submitting needs more of each of these criteria (keys, in the rubric's order).

    `lacks` says what: pairs of a key and `answer`, `comment` or `cause`.
    """

    keys: tuple[str, ...] = ()
    lacks: tuple[tuple[str, str], ...] = ()


@dataclass
class ChangedElsewhereError(ConflictError):
    """The review was saved in another window since this page was loaded; nothing was overwritten."""


@dataclass
class CeilingReachedError(ConflictError):
    """The agreement allows no further review of this person this month (`kind`: `reviews` or `targeted`)."""

    kind: str = "reviews"
    allowed: int = 0


@dataclass
class WordsNotFoundError(InvalidError):
    """The words to attach do not stand in that turn."""

    turn: int = 0


@dataclass
class AlreadyPublishedError(ConflictError):
    """A published review is read-only."""

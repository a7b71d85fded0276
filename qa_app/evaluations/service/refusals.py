"""What the reviews refuse; the routes put each into words."""

from dataclasses import dataclass
from datetime import datetime

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


@dataclass
class WrongStepError(ConflictError):
    """From where the review stands, this step does not exist: somebody took another one first."""

    step: str = ""
    status: str = ""


@dataclass
class TooLateError(ConflictError):
    """The time for this step was over at `until`."""

    step: str = ""
    until: datetime | None = None


@dataclass
class AlreadyDisputedError(ConflictError):
    """This criterion was disputed already; there is one second look at each."""

    key: str = ""


@dataclass
class AlreadyDecidedError(ConflictError):
    """Somebody else decided this dispute in the meantime."""


@dataclass
class AlreadyReadError(ConflictError):
    """A self-review begins before the reviewer's judgement was read."""


@dataclass
class JudgeFirstError(ConflictError):
    """The reviewee is judging this conversation themselves: theirs (`self_id`) comes first."""

    self_id: int = 0

"""What calibration refuses; the routes put each into words."""

from dataclasses import dataclass

from qa_app.core.errors import ConflictError


@dataclass
class AlreadyCalibratedError(ConflictError):
    """That part of a conversation is in a session already: nobody judges it afresh twice."""


@dataclass
class FullError(ConflictError):
    """A session holds no more conversations."""


@dataclass
class NothingToDrawError(ConflictError):
    """Nothing suitable is left to draw from."""


@dataclass
class NotReadyError(ConflictError):
    """The session cannot start: `lacks` is `reviewers` or `conversations`, or `reach` with `names`."""

    lacks: str = ""
    names: tuple[str, ...] = ()


@dataclass
class ChangedElsewhereError(ConflictError):
    """What was agreed was saved in another window since this page was loaded; nothing was overwritten."""

"""What practice refuses; the routes put each into words."""

from dataclasses import dataclass

from qa_app.core.errors import ConflictError


@dataclass
class WentOnError(ConflictError):
    """The conversation went on in another window: the reply answers a line that is no longer the last."""


@dataclass
class AlreadyOverError(ConflictError):
    """The attempt has ended: it is kept, and takes no further reply."""

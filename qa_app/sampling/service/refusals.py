"""What drawing and the queue refuse; the routes put each into words."""

from dataclasses import dataclass, field

from qa_app.core.errors import ConflictError, InvalidError


@dataclass
class NothingToDrawError(ConflictError):
    """No conversation is left to draw from; `exclusions` say how many were left out and why."""

    days: int = 0
    exclusions: dict[str, int] = field(default_factory=dict)


@dataclass
class ItemGoneError(ConflictError):
    """The item left the queue; `cause` says why (ceiling, left, deleted, …)."""

    cause: str = ""


@dataclass
class ReasonNeededError(InvalidError):
    """Replacing a drawn conversation needs a reason in words."""

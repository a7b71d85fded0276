"""What the services refuse, in domain terms; `ui.errors` turns each into a page once."""

from dataclasses import dataclass, field


@dataclass
class DomainError(Exception):
    """A refusal that a person can act on. `message` is already in the reader's words or a lazy string."""

    message: str = ""

    def __str__(self) -> str:
        return str(self.message)


class NotFoundError(DomainError):
    """Not there, or not there for this viewer: the two look the same on purpose."""


class ForbiddenError(DomainError):
    """The viewer may not do this."""


class ConflictError(DomainError):
    """Somebody else, or an earlier step, was first."""


@dataclass
class InvalidError(DomainError):
    """Input that cannot be taken as it is; `problems` name each thing to mend."""

    problems: tuple[str, ...] = field(default=())

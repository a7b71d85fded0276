"""Which function does which kind of job. A handler registers itself; the worker imports the modules."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol


class Progress(Protocol):
    """What a handler is given to say that it is alive and how far it is."""

    def beat(self, done: int) -> None:
        """Keep the lease and note that `done` items are finished.

        Raises LeaseLostError where another worker has the job by now, StopWorkError where the process
        is asked to stop; a handler lets both pass.
        """


Handler = Callable[[Mapping[str, Any], Progress], None]

_HANDLERS: dict[str, Handler] = {}


class RegistryError(ValueError):
    """A kind registered twice, or asked for and never registered."""


def handler(kind: str) -> Callable[[Handler], Handler]:
    """Register a function `(payload, progress)` for a kind of job; doing an item twice changes nothing."""

    def register(function: Handler) -> Handler:
        if kind in _HANDLERS:
            raise RegistryError(f"the job kind {kind!r} is registered twice")
        _HANDLERS[kind] = function
        return function

    return register


def find(kind: str) -> Handler:
    """The handler of a kind. Raises RegistryError where there is none."""
    try:
        return _HANDLERS[kind]
    except KeyError:
        raise RegistryError(f"nothing is registered for jobs of kind {kind!r}") from None

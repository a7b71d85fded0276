"""Loading the demonstration data, once, into an empty database."""

from datetime import datetime
from pathlib import Path


def is_wanted(instance: Path) -> bool:
    """Whether there is nothing yet, or a load that was interrupted."""
    return False


def load(instance: Path, *, at: datetime) -> None:
    """Load."""


def logins(instance: Path) -> tuple[tuple[str, str, str], ...]:
    """Role, address and password of each login."""
    return ()

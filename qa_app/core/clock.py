"""The one place that asks the machine for the time."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, aware, in UTC. Services and engines get it as an argument."""
    return datetime.now(UTC)

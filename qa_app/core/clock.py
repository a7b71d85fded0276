"""The one place that asks the machine for the time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

# Where the installation's days begin and end.
ZONE = ZoneInfo("Europe/Rome")


def now() -> datetime:
    """The present moment, aware, in UTC. Services and engines get it as an argument."""
    return datetime.now(UTC)


def today() -> date:
    """The present day where the installation is."""
    return now().astimezone(ZONE).date()

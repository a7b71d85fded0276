"""The one place that asks the machine for the time, and knows the zone in which people count days."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

# Days, weeks, months and shifts begin by this clock; times are stored in UTC.
ZONE = ZoneInfo("Europe/Rome")


def now() -> datetime:
    """The present moment, aware, in UTC. Services and engines get it as an argument."""
    return datetime.now(UTC)


def today() -> date:
    """The present day in the installation's zone."""
    return now().astimezone(ZONE).date()

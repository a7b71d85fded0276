"""Days, weeks and the points of a trend line. Weeks count from Monday, in the installation's zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

WEEK = timedelta(days=7)
LONGEST = timedelta(weeks=156)


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included."""

    first: date
    last: date

    def starts(self) -> tuple[date, ...]:
        """The first day of each week of it; the first may begin on any weekday, the last may be short."""
        weeks = (self.last - self.first) // WEEK + 1
        return tuple(self.first + number * WEEK for number in range(weeks))


def last_weeks(weeks: int, today: date) -> Period:
    """This week so far and the whole weeks before it."""
    monday = today - timedelta(days=today.weekday())
    return Period(monday - (weeks - 1) * WEEK, today)


def midnight(day: date, zone: tzinfo) -> datetime:
    """The beginning of a day where the installation is."""
    return datetime.combine(day, time(), zone)

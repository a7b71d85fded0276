"""A time to come as said ("in two hours", "by Friday", "il 25"), before a calendar makes it a moment."""

from dataclasses import dataclass
from enum import StrEnum

from nlp.hours import Clock


class Kind(StrEnum):
    """How the time is told."""

    AFTER = "after"  # `amount` of `unit` from now
    DAY = "day"  # `amount` days from today
    WEEKDAY = "weekday"  # the coming one, 0 is Monday; in the week `weeks` from now where that is set
    DATE = "date"  # a day of the month, with or without month and year
    END = "end"  # the end of the `unit` that is `amount` units from this one
    CLOCK = "clock"  # the next time that the clock shows it


class Unit(StrEnum):
    """What durations are counted in."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


# Hours of a unit whose length is always the same.
HOURS = {Unit.MINUTE: 1 / 60, Unit.HOUR: 1.0, Unit.DAY: 24.0, Unit.WEEK: 168.0}


@dataclass(frozen=True, slots=True)
class When:
    """A time to come. `clock` is (hour, minute); `date` is (day, month or None, year or None)."""

    kind: Kind
    amount: float = 0
    unit: Unit = Unit.DAY
    clock: Clock | None = None
    weeks: int | None = None
    date: tuple[int, int | None, int | None] | None = None

    @property
    def hours(self) -> float | None:
        """Hours from now where they can be told without a calendar."""
        if self.kind is not Kind.AFTER or self.unit not in HOURS:
            return None
        return self.amount * HOURS[self.unit]

    @property
    def working_days(self) -> float | None:
        """Working days from now where it is told in these."""
        return self.amount if self.kind is Kind.AFTER and self.unit is Unit.WORKING_DAY else None


@dataclass(frozen=True, slots=True)
class Due:
    """A time to come at tokens `first` to `after` (end exclusive), its preposition included."""

    first: int
    after: int
    when: When

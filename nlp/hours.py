"""A team's hours: which days it works, and how much of a wait lies in covered time."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, field_validator

# Longer waits are counted in no hours: reading a calendar day by day must have an end.
MOST_DAYS = 1_000
_OFFICE = (((9, 0), (18, 0)),)

Clock = tuple[int, int]
Span = tuple[Clock, Clock]


class Hours(BaseModel):
    """A team's week: per day from Monday the (opens, closes) spans, each (hour, minute) up to 24:00.

    `country` (ISO code; `region` with it) closes that country's public holidays, `closed` further days.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    week: tuple[tuple[Span, ...], ...] = Field(default=(_OFFICE,) * 5 + ((),) * 2, min_length=7, max_length=7)
    zone: str = "Europe/Rome"
    country: str | None = None
    region: str | None = None
    closed: frozenset[date] = frozenset()

    @field_validator("week")
    @classmethod
    def _in_order(cls, week: tuple[tuple[Span, ...], ...]) -> tuple[tuple[Span, ...], ...]:
        for spans in week:
            times = [clock for span in spans for clock in span]
            within = all(0 <= h <= 24 and 0 <= m < 60 and (h, m) <= (24, 0) for h, m in times)
            if not within or times != sorted(times):
                raise ValueError("hours of a day: from 0:00 to 24:00, in order, without overlap")
        return week

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (LookupError, OSError, ValueError) as error:
            raise ValueError(f"time zone {zone!r} is not known") from error
        return zone

    @cached_property
    def tz(self) -> ZoneInfo:
        """The zone that the hours are told in."""
        return ZoneInfo(self.zone)

    def is_worked(self, day: date) -> bool:
        """Whether the team works on a day at all."""
        return bool(self.week[day.weekday()]) and not self._is_holiday(day)

    def _is_holiday(self, day: date) -> bool:
        return day in self.closed or (
            self.country is not None and day in _holidays(self.country, self.region, day.year)
        )

    def spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """The covered stretches of a day."""
        if self.is_worked(day):
            for opens, closes in self.week[day.weekday()]:
                yield moment(day, opens, self.tz), moment(day, closes, self.tz)

    def covered_seconds(self, start: datetime, end: datetime) -> float | None:
        """Seconds between two moments in which the team is there; None beyond `MOST_DAYS` days.

        A moment without a zone is UTC, as everywhere in the engine.
        """
        start, end = (aware(at).astimezone(self.tz) for at in (start, end))
        days = (end.date() - start.date()).days
        if days > MOST_DAYS:
            return None
        total = 0.0
        for number in range(days + 1):
            for opens, closes in self.spans(start.date() + timedelta(days=number)):
                # Subtraction within one zone ignores the change of the clocks; timestamps do not.
                until, since = min(end, closes), max(start, opens)
                total += max(until.timestamp() - since.timestamp(), 0.0)
        return total


OFFICE = Hours()


@lru_cache(maxsize=64)
def _holidays(country: str, region: str | None, year: int) -> frozenset[date]:
    """The public holidays of a year. The package takes a third of a second to load: only where it is used."""
    import holidays

    found: Any = holidays.country_holidays(country, subdiv=region, years=year)
    return frozenset(found)


def aware(at: datetime) -> datetime:
    """The moment with a zone; without one it is UTC."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def moment(day: date, clock: Clock, zone: ZoneInfo) -> datetime:
    """A day's clock time in a zone; 24:00 is the next day's first moment."""
    hour, minute = clock
    if hour == 24:
        day, hour = day + timedelta(days=1), 0
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)

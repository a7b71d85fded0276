"""Dates and times as people and exports write them."""

import re
from dataclasses import dataclass
from datetime import datetime, time, tzinfo

_CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?(?:\s?([AaPp])\.?[Mm]\.?)?")
_DATE = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})")
_DAY_LENGTH = 86_400


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day or a time from the start; `fields` tells 10:02 (two) from 00:10:02 (three)."""

    seconds: float
    fields: int


def read_clock(text: str) -> Clock | None:
    """`10:02`, `10:02:31`, `0:15.5`, `10:02 PM`; None for anything else."""
    match = _CLOCK.fullmatch(text.strip()[:40])
    if match is None:
        return None
    first, second, third, fraction, half = match.groups()
    if int(second) > 59 or int(third or 0) > 59:
        return None
    part = float(f"0.{fraction}") if fraction else 0.0
    if third is None and half is None:
        return Clock(int(first) * 3600 + int(second) * 60.0, 2)
    hours = int(first)
    if half is not None:
        hours = hours % 12 + (12 if half in "Pp" else 0)
    return Clock(hours * 3600 + int(second) * 60 + int(third or 0) + part, 3)


def read_moment(text: str, *, zone: tzinfo, month_first: bool = False) -> datetime | None:
    """An ISO date and time, or day/month/year with or without a time; `zone` where it names none."""
    text = text.strip()[:60]
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _read_written(text, zone=zone, month_first=month_first)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _read_written(text: str, *, zone: tzinfo, month_first: bool) -> datetime | None:
    match = _DATE.match(text)
    if match is None:
        return None
    first, second, third = (int(group) for group in match.groups())
    if len(match[1]) == 4:
        year, month, day = first, second, third
    else:
        month, day = (first, second) if month_first else (second, first)
        year = third + 2000 if third < 100 else third
    rest = text[match.end() :].strip(" ,T-–")
    clock = read_clock(rest) if rest else Clock(0, 3)
    if clock is None or clock.seconds >= _DAY_LENGTH:
        return None
    try:
        midnight = datetime.combine(datetime(year, month, day, tzinfo=zone), time(0), tzinfo=zone)
    except ValueError:
        return None
    whole = int(clock.seconds)
    return midnight.replace(
        hour=whole // 3600, minute=whole // 60 % 60, second=whole % 60,
        microsecond=round((clock.seconds - whole) * 1e6) % 1_000_000,
    )  # fmt: skip


def is_month_first(dates: list[str]) -> bool:
    """Whether 5/14/2026 occurs and 14/5/2026 does not; day first otherwise, as in Italy and Britain."""
    firsts, seconds = [], []
    for text in dates:
        match = _DATE.match(text.strip()[:60])
        if match is not None and len(match[1]) < 4:
            firsts.append(int(match[1]))
            seconds.append(int(match[2]))
    return bool(seconds) and max(seconds) > 12 and max(firsts) <= 12


def to_offsets(clocks: list[Clock | None], *, from_start: bool) -> list[float | None]:
    """Seconds from the start of the conversation for times of day, or for times already counted so.

    Two fields are hours and minutes of a day, or minutes and seconds where they count from the start.
    A step back of more than half a day is midnight; a smaller one stays as the source has it.
    """
    given = [clock for clock in clocks if clock is not None]
    if not given:
        return [None] * len(clocks)
    if from_start:
        return [None if c is None else c.seconds / 60 if c.fields == 2 else c.seconds for c in clocks]
    first, days, latest = given[0].seconds, 0.0, given[0].seconds
    offsets: list[float | None] = []
    for clock in clocks:
        if clock is None:
            offsets.append(None)
            continue
        if latest - clock.seconds > _DAY_LENGTH / 2:
            days += _DAY_LENGTH
        latest = clock.seconds
        offsets.append(clock.seconds + days - first)
    return offsets


def counts_from_start(clocks: list[Clock | None], *, in_parentheses: bool) -> bool:
    """Whether times are counted from the start: (00:15), a first time below an hour, hours no day has."""
    given = [clock for clock in clocks if clock is not None]
    if not given:
        return False
    early = 5 * 3600 if in_parentheses else 3600
    return given[0].seconds < early or any(clock.seconds >= _DAY_LENGTH for clock in given)

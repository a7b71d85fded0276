"""From a time as said to a date and an hour."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from nlp.due.types import HOURS, Kind, Unit, When
from nlp.hours import MOST_DAYS, OFFICE, Clock, Hours, aware, moment

# A day's end, where no hour is named: the promise still stands until then.
DAY_END = (23, 59)


def resolve(when: When, reference: datetime, hours: Hours = OFFICE) -> datetime | None:
    """The moment by which it is due, in the zone of `hours`; None for a date that does not exist.

    "By Friday" is due at the end of Friday, "this week" at the end of Sunday: the latest reading, since a
    promise is not broken before.
    """
    now = aware(reference).astimezone(hours.tz)
    try:
        if when.kind is Kind.AFTER:
            return _after(when, now, hours)
        if when.kind is Kind.CLOCK:
            return _clock(when.clock or DAY_END, now, hours.tz)
        day = _day(when, now.date())
        return None if day is None else moment(day, when.clock or DAY_END, hours.tz)
    except OverflowError:  # "in 9999 years"
        return None


def _after(when: When, now: datetime, hours: Hours) -> datetime:
    if when.unit in HOURS:
        due = now + timedelta(hours=when.amount * HOURS[when.unit])
        return moment(due.date(), when.clock, hours.tz) if when.clock else due
    if when.unit is Unit.WORKING_DAY:
        day = _working_day(now.date(), int(when.amount), hours)
    else:
        day = _months_on(now.date(), int(when.amount) * (12 if when.unit is Unit.YEAR else 1))
    return moment(day, when.clock or (now.hour, now.minute), hours.tz)


def _working_day(day: date, count: int, hours: Hours) -> date:
    for _ in range(MOST_DAYS):
        if count <= 0:
            break
        day += timedelta(days=1)
        count -= hours.is_worked(day)
    return day


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _clock(clock: Clock, now: datetime, zone: ZoneInfo) -> datetime:
    """The next time that the clock shows it: today, or tomorrow where that hour has passed."""
    today = moment(now.date(), clock, zone)
    return today if today > now else moment(now.date() + timedelta(days=1), clock, zone)


def _day(when: When, today: date) -> date | None:
    if when.kind is Kind.DAY:
        return today + timedelta(days=int(when.amount))
    if when.kind is Kind.WEEKDAY:
        return _weekday(int(when.amount), when.weeks, today)
    if when.kind is Kind.DATE and when.date:
        return _date(*when.date, today)
    return _end(when.unit, int(when.amount), today)


def _weekday(weekday: int, weeks: int | None, today: date) -> date:
    if weeks is None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return today + timedelta(days=7 * weeks + weekday - today.weekday())


def _date(day: int, month: int | None, year: int | None, today: date) -> date | None:
    """The first such day that has not passed; with a year, that one."""
    for number in range(1 if month and year else 8 * 12):
        first = _months_on(today.replace(day=1), number)
        at_year, at_month = year or first.year, month or first.month
        exists = day <= monthrange(at_year, at_month)[1]
        if exists and (year or (first.month == at_month and date(at_year, at_month, day) >= today)):
            return date(at_year, at_month, day)
    return None


def _end(unit: Unit, amount: int, today: date) -> date:
    if unit is Unit.WEEK:
        return today + timedelta(days=7 * amount + 6 - today.weekday())
    if unit is Unit.MONTH:
        month = _months_on(today.replace(day=1), amount)
        return month.replace(day=monthrange(month.year, month.month)[1])
    if unit is Unit.YEAR:
        return _months_on(today.replace(month=12, day=31), 12 * amount)
    return today + timedelta(days=amount)


def hours_until(when: When, said_at: datetime | None, hours: Hours = OFFICE) -> float | None:
    """Hours from when it was said to when it is due; None where it takes a date and there is none."""
    if said_at is None:
        return None if when.hours is None else round(when.hours, 2)
    due = resolve(when, said_at, hours)
    return None if due is None else round((due - aware(said_at)).total_seconds() / 3600, 2)

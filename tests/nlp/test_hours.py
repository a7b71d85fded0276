"""How much of a wait a team was there for."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from nlp.due import Kind, Unit, When, resolve
from nlp.hours import Hours

ROME = ZoneInfo("Europe/Rome")
OFFICE = Hours()  # Monday to Friday, 9 to 18


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ROME)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (at(18, 10), at(18, 11), 1),
        (at(18, 17), at(19, 10), 2),
        (at(20, 17, 30), at(23, 9, 30), 1),  # over a weekend
        (at(18, 19), at(18, 23), 0),
        (at(18, 3), at(18, 8), 0),
    ],
)
def test_only_the_teams_hours_count(start, end, hours):
    assert OFFICE.covered_seconds(start, end) == hours * 3600


def test_a_lunch_break_and_a_late_closing_are_told_apart():
    hours = Hours(week=((((9, 0), (13, 0)), ((14, 0), (24, 0))),) * 7)
    assert hours.covered_seconds(at(18, 12), at(18, 15)) == 2 * 3600
    assert hours.covered_seconds(at(18, 23), at(19, 10)) == 2 * 3600


def test_public_holidays_and_days_of_the_team_are_closed():
    assert OFFICE.covered_seconds(at(8, 9, month=12), at(8, 18, month=12)) == 9 * 3600
    assert Hours(country="IT").covered_seconds(at(8, 9, month=12), at(8, 18, month=12)) == 0
    assert Hours(closed=frozenset({date(2026, 11, 18)})).covered_seconds(at(18, 9), at(18, 18)) == 0


def test_a_time_without_zone_is_utc_and_the_change_of_the_clocks_is_seen():
    assert OFFICE.covered_seconds(datetime(2026, 11, 18, 8, 0), datetime(2026, 11, 18, 9, 0)) == 3600  # noqa: DTZ001
    whole = Hours(week=((((0, 0), (24, 0)),),) * 7)
    start, end = datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 22, tzinfo=UTC)
    assert whole.covered_seconds(start, end) == 24 * 3600


def test_years_between_two_messages_are_not_counted():
    assert OFFICE.covered_seconds(datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"zone": "Mars/Olympus"},
        {"week": ((((18, 0), (9, 0)),),) * 7},
        {"week": ((((9, 0), (25, 0)),),) * 7},
        {"week": ((),) * 3},
    ],
)
def test_hours_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValidationError):
        Hours(**wrong)


def test_working_days_pass_over_weekend_and_holiday():
    three = When(Kind.AFTER, 3, Unit.WORKING_DAY)
    assert resolve(three, at(4, 10, month=12)).date() == date(2026, 12, 9)
    assert resolve(three, at(4, 10, month=12), Hours(country="IT")).date() == date(2026, 12, 10)


@pytest.mark.parametrize(
    "when",
    [
        When(Kind.AFTER, 9999, Unit.YEAR),
        When(Kind.AFTER, 1e9, Unit.WEEK),
        When(Kind.DATE, date=(30, 2, None)),
        When(Kind.DATE, date=(29, 2, 2027)),
    ],
)
def test_what_no_calendar_holds_has_no_moment(when):
    assert resolve(when, at(18, 10)) is None

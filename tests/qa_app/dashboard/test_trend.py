"""Points of a line."""

from datetime import date

from qa_app.dashboard.queries.tallies import ReviewSlice, Tally
from qa_app.dashboard.service.figures import Direction
from qa_app.dashboard.service.periods import Period, last_weeks
from qa_app.dashboard.service.trend import halves, trend


def week(number: int, *, reviews: int = 5, people: int = 5) -> list[ReviewSlice]:
    one = Tally(1, 60.0, 3600.0)
    return [
        ReviewSlice(number, 1, Tally(one.n, one.total, one.squares, frozenset({i % people})), 1, 1)
        for i in range(reviews)
    ]


TWELVE = last_weeks(12, date(2026, 11, 18))


def test_twelve_weeks_are_this_one_and_the_eleven_before_it_from_monday_on() -> None:
    assert Period(date(2026, 8, 31), date(2026, 11, 18)) == TWELVE
    assert len(TWELVE.starts()) == 12
    assert all(day.weekday() == 0 for day in TWELVE.starts())


def test_enough_reviews_every_week_give_a_point_a_week() -> None:
    line = trend([s for n in range(12) for s in week(n)], TWELVE, smallest_group=5)
    assert line.weeks == 1
    assert len(line.points) == 12
    assert line.is_drawn


def test_few_reviews_a_week_widen_the_points_until_they_say_something() -> None:
    line = trend([s for n in range(12) for s in week(n, reviews=2, people=2)], TWELVE, smallest_group=2)
    assert line.weeks == 3
    assert [point.figure.n for point in line.points] == [6, 6, 6, 6]
    assert line.points[-1].last == TWELVE.last


def test_a_group_that_is_too_small_has_no_line_however_many_its_reviews() -> None:
    line = trend([s for n in range(12) for s in week(n, reviews=9, people=4)], TWELVE, smallest_group=5)
    assert not line.is_drawn
    assert all(point.figure.value is None for point in line.points)


def test_within_a_group_a_point_rests_on_at_least_three_people() -> None:
    slices = [*week(0), *week(1), *week(2), *week(3, people=3), *week(4, people=2)]
    points = trend(slices, TWELVE, smallest_group=5).points
    assert [point.figure.state for point in points[3:6]] == ["shown", "few_people", "none"]


def test_the_halves_of_a_group_are_compared_where_each_has_three_people() -> None:
    first, last = week(0), week(11, people=3)
    assert halves([*first, *last], TWELVE, smallest_group=5).direction is Direction.CHANCE
    assert halves([*first, *week(11, people=2)], TWELVE, smallest_group=5).direction is Direction.UNKNOWN
    assert halves([*week(0, people=4), *last], TWELVE, smallest_group=5).direction is Direction.UNKNOWN


def test_weeks_without_reviews_leave_a_gap_and_do_not_widen_the_points() -> None:
    line = trend([*week(0), *week(11)], TWELVE, smallest_group=5)
    assert line.weeks == 1
    assert sum(point.figure.is_shown for point in line.points) == 2


def test_three_years_do_not_make_a_hundred_and_fifty_points() -> None:
    line = trend([], Period(date(2024, 1, 1), date(2026, 12, 20)), smallest_group=5)
    assert len(line.points) <= 40

"""Intervals against published values."""

import pytest

from rubrics.raters.intervals import (
    Interval,
    Sample,
    difference,
    mean_interval,
    t_quantile,
    wilson,
)


@pytest.mark.parametrize(
    ("degrees", "published"),
    [
        (1, 12.706),
        (4, 2.776),
        (30, 2.042),
        (31, 2.040),
        (40, 2.021),
        (60, 2.000),
        (120, 1.980),
        (1000, 1.962),
    ],
)
def test_t_quantiles_are_those_of_the_tables(degrees: int, published: float) -> None:
    assert t_quantile(degrees) == pytest.approx(published, abs=0.0006)


def test_a_fraction_of_a_degree_gives_the_wider_interval() -> None:
    assert t_quantile(4.9) == t_quantile(4)


def test_no_degree_of_freedom_is_no_interval() -> None:
    with pytest.raises(ValueError, match="at least one degree"):
        t_quantile(0)


def test_five_reviews_with_a_spread_of_twelve_are_known_to_fifteen_points() -> None:
    interval = mean_interval(60, 12.0**2, 5)
    assert interval.low == pytest.approx(45.1, abs=0.05)
    assert interval.high == pytest.approx(74.9, abs=0.05)


@pytest.mark.parametrize(
    ("passes", "n", "low", "high"),
    [(4, 5, 0.376, 0.964), (16, 20, 0.584, 0.919), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0)],
)
def test_wilson_intervals_are_the_published_ones(passes: int, n: int, low: float, high: float) -> None:
    assert wilson(passes, n).low == pytest.approx(low, abs=0.001)
    assert wilson(passes, n).high == pytest.approx(high, abs=0.001)


@pytest.mark.parametrize(("passes", "n"), [(0, 0), (3, 2), (-1, 4)])
def test_what_is_no_share_is_refused(passes: int, n: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(passes, n)


def test_welch_compares_samples_of_different_spread() -> None:
    # Means 20.8 and 23.0, variances 7.9 and 3.8, 10 each: Welch's t -2.03 with 16 degrees of freedom.
    interval = difference(Sample(20.8, 7.9, 10), Sample(23.0, 3.8, 10))
    assert (interval.low, interval.high) == pytest.approx((-0.093, 4.493), abs=0.003)


def test_two_constant_samples_differ_for_certain() -> None:
    assert difference(Sample(50, 0, 6), Sample(60, 0, 6)) == Interval(10, 10)


def test_an_interval_ends_where_the_scale_ends() -> None:
    assert Interval(-4, 107).within(0, 100) == Interval(0, 100)

"""Alignment, severity, bands and control charts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.raters.alignment import (
    Weighed,
    alignment,
    bias,
    criterion_alignment,
    differences,
    whole_alignment,
)
from rubrics.raters.bands import Strength, Trust, agreement, strength
from rubrics.raters.coefficients import Coefficient
from rubrics.raters.control import chart

SCALE = (1.0, 2.0, 3.0, 4.0, 5.0)


def test_one_point_of_five_apart_is_three_quarters_aligned() -> None:
    assert alignment(50, 75) == 0.75
    assert alignment(0, 100) == 0
    assert alignment(50, 50) == 1


def test_scoring_what_another_calls_not_applicable_is_no_alignment_at_all() -> None:
    assert alignment(75, None) == 0
    assert alignment(None, None) is None
    assert criterion_alignment([None, None, None]) is None


def test_three_raters_are_three_pairs() -> None:
    # 50-75: 0.75, 50-100: 0.5, 75-100: 0.75.
    assert criterion_alignment([50, 75, 100]) == pytest.approx(2 / 3)


def test_equal_totals_with_opposite_answers_are_not_aligned() -> None:
    assert whole_alignment([Weighed((0, 100), 10), Weighed((100, 0), 10)]) == 0
    assert whole_alignment([Weighed((50, 50), 30), Weighed((50, 75), 10)]) == pytest.approx(0.9375)
    assert whole_alignment([Weighed((50,), 30)]) is None


@given(st.lists(st.none() | st.sampled_from((0.0, 25.0, 50.0, 75.0, 100.0)), min_size=2, max_size=6))
def test_alignment_lies_between_none_and_full_whoever_comes_first(percents: list[float | None]) -> None:
    found = criterion_alignment(percents)
    assert found is None or 0 <= found <= 1
    assert found == pytest.approx(criterion_alignment(percents[::-1]))


def test_severity_is_the_distance_to_the_others_mean() -> None:
    found = differences({1: 50.0, 2: 75.0, 3: 100.0, 4: None})
    assert found == {1: -37.5, 2: 0.0, 3: 37.5}
    assert differences({1: 50.0, 2: None}) == {}


def test_the_interval_of_severity_is_student_s() -> None:
    # Mean 4, variance 10, n 5: t(4) = 2.776445, 2.776445 * sqrt(10 / 5) = 3.926486.
    found = bias([0.0, 2.0, 4.0, 6.0, 8.0])
    assert found is not None
    assert found.points == 4
    assert found.interval is not None
    assert found.interval.low == pytest.approx(4 - 3.926486, abs=1e-5)
    assert found.is_clear


def test_one_conversation_says_how_much_but_not_how_surely() -> None:
    found = bias([5.0])
    assert found is not None
    assert found.interval is None
    assert not found.is_clear
    assert bias([]) is None


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.8, Strength.RELIABLE),
        (0.7999, Strength.TENTATIVE),
        (0.667, Strength.TENTATIVE),
        (0.66, Strength.WEAK),
        (-0.2, Strength.WEAK),
        (None, Strength.UNKNOWN),
    ],
)
def test_a_coefficient_in_a_word(value: float | None, said: Strength) -> None:
    assert strength(Coefficient(value, 10)) is said


def test_a_suggestion_that_is_nearly_always_close_is_trusted() -> None:
    found = agreement({(value, value): 20 for value in SCALE}, SCALE)
    assert (found.trust, found.n, found.close) == (Trust.HIGH, 100, 100)


def test_fourteen_reviews_are_too_few_to_say() -> None:
    assert agreement({(3.0, 3.0): 7, (4.0, 4.0): 7}, SCALE).trust is Trust.TOO_FEW
    assert agreement({}, SCALE).trust is Trust.TOO_FEW


def test_a_machine_that_always_says_three_is_never_trusted_highly() -> None:
    found = agreement({(3.0, 2.0): 30, (3.0, 3.0): 40, (3.0, 4.0): 30}, SCALE)
    assert found.share == 1
    assert found.trust is Trust.MEDIUM


def test_the_band_goes_by_the_lower_end_of_the_interval() -> None:
    # 25 of 30 are 83%, but Wilson's interval begins at 66%.
    assert agreement({(1.0, 1.0): 13, (5.0, 5.0): 12, (1.0, 5.0): 5}, SCALE).trust is Trust.MEDIUM
    assert agreement({(1.0, 1.0): 10, (5.0, 5.0): 10, (1.0, 5.0): 10}, SCALE).trust is Trust.LOW


def test_the_limits_of_the_chart_are_those_of_the_handbook() -> None:
    """NIST/SEMATECH e-Handbook 6.3.2.2, flow rate of ten batches: centre 50.81, limits 45.8159 and 55.8041.

    Moving ranges 2.0 2.3 1.4 3.5 3.4 1.4 0.2 1.2 1.5 sum to 16.9, their mean is 16.9 / 9 = 1.8778, and
    3 * 1.8778 / 1.128 = 4.9941.
    """
    found = chart([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
    assert found is not None
    assert found.centre == pytest.approx(50.81)
    assert found.high == pytest.approx(50.81 + 3 * 16.9 / 9 / 1.128, abs=1e-9)
    assert (found.low, found.high) == (pytest.approx(45.8159, abs=1e-4), pytest.approx(55.8041, abs=1e-4))
    assert not found.signals


def test_a_value_beyond_the_limits_and_a_long_run_ask_for_a_look() -> None:
    quiet = [0.9, 0.88] * 5
    found = chart([*quiet, 0.4, *quiet])
    assert found is not None
    assert found.out == {10}
    drifted = chart([0.8] * 8 + [0.9] * 8)
    assert drifted is not None
    assert drifted.run == set(range(16))


def test_few_values_have_no_limits_and_equal_ones_no_signals() -> None:
    assert chart([0.9] * 7) is None
    level = chart([0.9] * 12)
    assert level is not None
    assert not level.signals

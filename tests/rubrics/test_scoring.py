"""The score can be redone by hand, and cannot be moved by what does not count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.loader import library
from rubrics.schema import Owner
from rubrics.scoring import Answer, Excluded, Gate, score
from tests.rubrics.builders import criterion, rubric

PILLARS = library()["service_pillars"]


def all_of(value):
    return {c.key: Answer(value) for c in PILLARS.criteria}


@pytest.mark.parametrize(
    ("value", "base", "band"),
    [
        (1, 0, "Well below the standard"),
        (2, 25, "Below the standard"),
        (3, 50, "In line with the standard"),
        (4, 75, "Above the standard"),
        (5, 100, "Excellent"),
    ],
)
def test_the_same_point_everywhere_gives_its_own_band(value, base, band):
    result = score(PILLARS, all_of(value))
    assert (result.base, result.band.label.en, result.missing) == (base, band, ())


def test_a_worked_example():
    made = rubric(
        criterion("a", weight=60), criterion("b", weight=30), criterion("c", weight=10, values=(0, 1))
    )
    # By hand: 4500 + 750 + 1000 over 100.
    assert score(made, {"a": Answer(4), "b": Answer(2), "c": Answer(1)}).base == 62.5
    # By hand, without c: 4500 + 750 over 90.
    result = score(made, {"a": Answer(4), "b": Answer(2), "c": Answer(not_applicable=True)})
    assert result.base == pytest.approx(58.333333)


def test_nothing_rated_is_no_score_and_not_zero():
    result = score(PILLARS, {})
    assert (result.base, result.band, result.gate) == (None, None, Gate.NOT_RATED)
    assert result.missing == tuple(c.key for c in PILLARS.criteria)


def test_what_the_operation_owns_never_enters():
    made = rubric(criterion("a"), criterion("queue", owner=Owner.OPERATION, weight=90))
    result = score(made, {"a": Answer(5), "queue": Answer(1)})
    assert result.base == 100
    assert [(c.key, c.percent, c.counts, c.why_not) for c in result.criteria] == [
        ("a", 100, True, None),
        ("queue", 0, False, Excluded.OPERATION),
    ]


def test_a_cause_outside_the_agent_takes_the_criterion_out():
    made = rubric(criterion("a"), criterion("b"))
    result = score(made, {"a": Answer(5), "b": Answer(1, cause_outside=True)})
    assert (result.base, result.criteria[1].why_not) == (100, Excluded.CAUSE_OUTSIDE)


def test_what_is_still_to_be_answered_is_named_in_the_rubrics_order():
    made = rubric(criterion("a"), criterion("b"), criterion("c"), criterion("d"))
    answers = {"c": Answer(), "a": Answer(3), "d": Answer(cause_outside=True)}
    assert score(made, answers).missing == ("b", "c")


@pytest.mark.parametrize(
    ("answers", "gate"),
    [
        ({"vital": Answer(2), "other": Answer(5)}, Gate.FAILED),
        ({"vital": Answer(3), "other": Answer(1)}, Gate.PASSED),
        ({"other": Answer(5)}, Gate.NOT_RATED),
        ({"vital": Answer(1, cause_outside=True), "other": Answer(5)}, Gate.PASSED),
        ({"vital": Answer(not_applicable=True), "other": Answer(5)}, Gate.PASSED),
        ({"vital": Answer(2)}, Gate.FAILED),
    ],
)
def test_the_gate_stands_beside_the_base(answers, gate):
    assert score(rubric(criterion("vital", critical=True), criterion("other")), answers).gate is gate


def test_a_critical_fail_leaves_the_base_as_it_is():
    plain = rubric(criterion("vital"), criterion("other"))
    gated = rubric(criterion("vital", critical=True), criterion("other"))
    answers = {"vital": Answer(1), "other": Answer(5)}
    assert score(gated, answers).base == score(plain, answers).base == 50


def test_weights_of_nothing_give_no_score():
    assert score(rubric(criterion("a", weight=0)), {"a": Answer(5)}).base is None


@pytest.mark.parametrize("answers", [{"unheard_of": Answer(3)}, {"a": Answer(6)}, {"a": Answer(0)}])
def test_what_the_rubric_does_not_ask_is_refused(answers):
    with pytest.raises(ValueError, match=r"has no (criterion|point)"):
        score(rubric(criterion("a")), answers)


KEYS = ("a", "b", "c", "d")
WEIGHTS = st.lists(st.integers(1, 50), min_size=4, max_size=4)
VALUES = st.lists(st.none() | st.integers(1, 5), min_size=4, max_size=4)


def made_with(weights, **changes):
    return rubric(*(criterion(key, weight=w, **changes) for key, w in zip(KEYS, weights, strict=True)))


def answers_of(values):
    return {key: Answer(value) for key, value in zip(KEYS, values, strict=True)}


@given(WEIGHTS, VALUES, st.sampled_from([0.25, 0.5, 2]))
def test_scaling_all_weights_changes_nothing(weights, values, factor):
    scaled = made_with([weight * factor for weight in weights])
    assert score(scaled, answers_of(values)).base == score(made_with(weights), answers_of(values)).base


@given(WEIGHTS, VALUES, st.integers(0, 3))
def test_a_criterion_that_does_not_apply_is_as_if_absent(weights, values, out):
    whole = made_with(weights)
    without = whole.with_criteria(*(c for i, c in enumerate(whole.criteria) if i != out))
    answers = answers_of(values)
    fewer = {key: answer for key, answer in answers.items() if key != KEYS[out]}
    answers[KEYS[out]] = Answer(not_applicable=True)
    assert score(whole, answers).base == score(without, fewer).base


@given(WEIGHTS, st.lists(st.integers(1, 4), min_size=4, max_size=4), st.integers(0, 3))
def test_no_better_answer_lowers_the_base_or_fails_the_gate(weights, values, which):
    made = made_with(weights, critical=True)
    better = [value + (i == which) for i, value in enumerate(values)]
    before, after = score(made, answers_of(values)), score(made, answers_of(better))
    assert after.base > before.base
    assert (before.gate, after.gate) != (Gate.PASSED, Gate.FAILED)


@given(WEIGHTS, VALUES)
def test_a_base_is_between_the_worst_and_the_best_answer(weights, values):
    rated = [(value - 1) * 25 for value in values if value is not None]
    base = score(made_with(weights), answers_of(values)).base
    assert base is None if not rated else min(rated) <= base <= max(rated)

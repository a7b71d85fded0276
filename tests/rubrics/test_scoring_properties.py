"""What holds of every score: 10,000 random rubrics and answers, a quarter for each law."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.answers import Answer, owed, percent_of, shown
from rubrics.schema import CriterionType
from rubrics.scoring import Gate, score
from tests.rubrics.random_reviews import BATCHES, NUMBERS, Reviewed

# A hundred batches of twenty-five for each of the four laws.
EACH = settings(max_examples=100, deadline=None)


@EACH
@given(BATCHES, st.sampled_from([0.25, 0.5, 2]))
def test_scaling_all_weights_changes_nothing(batch: tuple[Reviewed, ...], factor: float):
    for one in batch:
        check_that_scaling_all_weights_changes_nothing(one, factor)


def check_that_scaling_all_weights_changes_nothing(one: Reviewed, factor: float):
    scaled = one.rubric.with_criteria(
        *(c.model_copy(update={"weight": c.weight * factor}) for c in one.rubric.criteria)
    )
    before, after = score(one.rubric, one.answers), score(scaled, one.answers)
    assert (after.base, after.gate, after.case_gate) == (before.base, before.gate, before.case_gate)


@EACH
@given(BATCHES, st.integers(0, 5))
def test_what_does_not_apply_is_as_if_absent(batch: tuple[Reviewed, ...], which: int):
    for one in batch:
        check_that_what_does_not_apply_is_as_if_absent(one, which)


def check_that_what_does_not_apply_is_as_if_absent(one: Reviewed, which: int):
    out = one.rubric.criteria[which % len(one.rubric.criteria)]
    marked = one.answers | {out.key: Answer(not_applicable=True)}
    without = one.rubric.with_criteria(*(c for c in one.rubric.criteria if c.key != out.key))
    fewer = {key: answer for key, answer in one.answers.items() if key != out.key}
    whole, rest = score(one.rubric, marked), score(without, fewer)
    assert (whole.base, whole.gate, whole.missing) == (rest.base, rest.gate, rest.missing)
    assert [c for c in whole.criteria if c.key != out.key] == list(rest.criteria)
    assert owed(one.rubric, marked) == owed(without, fewer)


@EACH
@given(BATCHES, st.integers(0, 5))
def test_no_better_answer_lowers_the_base_or_fails_a_gate(batch: tuple[Reviewed, ...], which: int):
    for one in batch:
        check_that_no_better_answer_lowers_the_base_or_fails_a_gate(one, which)


def check_that_no_better_answer_lowers_the_base_or_fails_a_gate(one: Reviewed, which: int):
    criterion = one.rubric.criteria[which % len(one.rubric.criteria)]
    given_ = one.answers[criterion.key]
    worth = percent_of(criterion, given_)
    before = score(one.rubric, one.answers)
    for other in better(criterion, given_, worth):
        changed = one.answers | {criterion.key: other}
        if shown(one.rubric, changed) != shown(one.rubric, one.answers):
            continue
        after = score(one.rubric, changed)
        assert (before.base is None) == (after.base is None)
        assert before.base is None or after.base >= before.base
        assert (before.gate, after.gate) != (Gate.PASSED, Gate.FAILED)
        assert (before.case_gate, after.case_gate) != (Gate.PASSED, Gate.FAILED)


def better(criterion, answer, worth):
    """Every answer to a criterion that is worth more than the one given."""
    if worth is None:
        return
    if criterion.type is CriterionType.NUMBER:
        others = [replace(answer, number=number) for number in NUMBERS]
    else:
        others = [replace(answer, value=point.value) for point in criterion.points]
    yield from (o for o in others if (other := percent_of(criterion, o)) is not None and other > worth)


@EACH
@given(BATCHES)
def test_gates_only_lower_and_never_touch_the_base(batch: tuple[Reviewed, ...]):
    for one in batch:
        check_that_gates_only_lower_and_never_touch_the_base(one)


def check_that_gates_only_lower_and_never_touch_the_base(one: Reviewed):
    plain = one.rubric.with_criteria(*(c.model_copy(update={"critical": None}) for c in one.rubric.criteria))
    gated, free = score(one.rubric, one.answers), score(plain, one.answers)
    assert (gated.base, gated.band, gated.criteria) == (free.base, free.band, free.criteria)
    assert free.gate is (Gate.NOT_RATED if free.base is None else Gate.PASSED)
    assert free.case_gate is None
    assert gated.gate in {free.gate, Gate.FAILED, Gate.NOT_RATED}

"""One example a rule, worked out by hand: whoever doubts a score redoes it with a pencil."""

import pytest

from rubrics.answers import Answer, Lack, Owed, owed
from rubrics.levels import levels
from rubrics.loader import library
from rubrics.schema import Owner
from rubrics.scoring import Excluded, Gate, score
from tests.rubrics.builders import choice, criterion, number, rubric, words, yes_no

CARE = library()["customer_care"]
LEVELS = library()["service_levels"]


def why(result, key):
    return next(one.why_not for one in result.criteria if one.key == key)


def test_1_a_scale_counts_from_its_own_lowest_point():
    # Three of 1–5 is half way; three of 3–4 is the bottom: (50 × 60 + 0 × 40) / 100.
    made = rubric(criterion("a", weight=60), criterion("b", weight=40, values=(3, 4)))
    assert score(made, {"a": Answer(3), "b": Answer(3)}).base == 30


def test_2_yes_is_all_and_no_is_nothing():
    # (100 × 30 + 0 × 70) / 100.
    made = rubric(yes_no("a", weight=30), yes_no("b", weight=70))
    assert score(made, {"a": Answer(1), "b": Answer(0)}).base == 30


def test_3_an_option_counts_what_it_says_wherever_it_stands():
    # (40 × 50 + 100 × 50) / 100.
    made = rubric(choice("a", {1: 100, 2: 40}, weight=50), criterion("b", weight=50))
    assert score(made, {"a": Answer(2), "b": Answer(5)}).base == 70


def test_4_an_option_without_a_score_leaves_the_sum_and_is_not_owed():
    # b alone: 25 × 50 / 50.
    made = rubric(choice("a", {1: 100, 2: None}, weight=50), criterion("b", weight=50))
    result = score(made, {"a": Answer(2), "b": Answer(2)})
    assert (result.base, result.missing, why(result, "a")) == (25, (), Excluded.NOT_RATED)


@pytest.mark.parametrize(("given", "base"), [(0, 100), (4.9, 100), (5, 60), (9.99, 60), (10, 0), (500, 0)])
def test_5_a_number_counts_what_its_range_says(given, base):
    made = rubric(number("wait", (None, 5, 100), (5, 10, 60), (10, None, 0)))
    assert score(made, {"wait": Answer(number=given)}).base == base


def test_6_words_are_never_scored_and_may_stay_away():
    # a alone: 75.
    made = rubric(criterion("a", weight=100), words("note"))
    assert score(made, {"a": Answer(4), "note": Answer(text="Well done.")}).base == 75
    assert score(made, {"a": Answer(4)}).missing == ()
    asked = rubric(criterion("a"), words("note", not_applicable=False))
    assert score(asked, {"a": Answer(4)}).missing == ("note",)


def test_7_what_does_not_apply_leaves_the_denominator():
    # (75 × 60 + 0 × 10) / 70 = 64.285714…
    made = rubric(criterion("a", weight=60), criterion("b", weight=30), criterion("c", weight=10))
    result = score(made, {"a": Answer(4), "b": Answer(not_applicable=True), "c": Answer(1)})
    assert result.base == 64.285714


def test_8_what_the_operation_owns_is_known_and_counts_for_nobody():
    made = rubric(criterion("a", weight=100), criterion("queue", owner=Owner.OPERATION, weight=50))
    result = score(made, {"a": Answer(2), "queue": Answer(5)})
    assert (result.base, result.criteria[1].percent, why(result, "queue")) == (25, 100, Excluded.OPERATION)


def test_9_a_cause_outside_takes_the_criterion_out_and_one_inside_does_not():
    causes = [
        {"key": "policy", "text": {"it": "Regola", "en": "Policy"}, "outside": True},
        {"key": "hurry", "text": {"it": "Fretta", "en": "Hurry"}},
    ]
    made = rubric(criterion("a", causes=causes), criterion("b"))
    # Outside: b alone, 100. Inside: (0 × 10 + 100 × 10) / 20.
    outside = score(made, {"a": Answer(1, cause="policy"), "b": Answer(5)})
    assert (outside.base, why(outside, "a")) == (100, Excluded.CAUSE_OUTSIDE)
    assert score(made, {"a": Answer(1, cause="hurry"), "b": Answer(5)}).base == 50


def test_10_what_is_not_asked_is_absent_from_all():
    made = rubric(
        yes_no("transferred", weight=0),
        criterion("warm", weight=50, shown_if={"criterion": "transferred", "values": [1]}),
        criterion("kind", weight=50),
    )
    # Not transferred: kind alone, 75; an answer left over from before counts nothing.
    hidden = score(made, {"transferred": Answer(0), "warm": Answer(1), "kind": Answer(4)})
    assert (hidden.base, hidden.missing, why(hidden, "warm")) == (75, (), Excluded.NOT_SHOWN)
    # Transferred: (0 × 50 + 75 × 50) / 100.
    assert score(made, {"transferred": Answer(1), "warm": Answer(1), "kind": Answer(4)}).base == 37.5
    assert score(made, {"transferred": Answer(1), "kind": Answer(4)}).missing == ("warm",)


def test_11_the_gate_fails_below_fifty_and_the_base_stays():
    made = rubric(choice("vital", {1: 49, 2: 50}, weight=50, critical="agent"), criterion("other", weight=50))
    # (49 × 50 + 100 × 50) / 100.
    failed = score(made, {"vital": Answer(1), "other": Answer(5)})
    assert (failed.base, failed.gate, failed.case_gate) == (74.5, Gate.FAILED, None)
    assert score(made, {"vital": Answer(2), "other": Answer(5)}).gate is Gate.PASSED


def cared(**changes):
    """A review of customer care in which all is in line, with some answers otherwise."""
    given = {c.key: Answer(3) for c in CARE.criteria if c.type == "scale"}
    return given | {"outcome": Answer(3), "same_answer": Answer(2)} | changes


@pytest.mark.parametrize(
    ("changes", "base", "gate", "case"),
    [
        # All threes: 50. The option of within_reach is not asked.
        ({}, 50, Gate.PASSED, Gate.PASSED),
        # Unsolved through a policy, everything possible done: (100 × 20 + 50 × 80) / 100.
        ({"outcome": Answer(0, cause="policy"), "within_reach": Answer(2)}, 60, Gate.PASSED, Gate.FAILED),
        # A person finds that this agent could have solved it: (0 × 20 + 50 × 80) / 100.
        (
            {"outcome": Answer(0, cause="agent"), "within_reach": Answer(0, cause="did_not_check")},
            40, Gate.FAILED, Gate.FAILED,
        ),
        # Promised and not yet due: nobody fails, nothing counts.
        ({"outcome": Answer(2)}, 50, Gate.PASSED, Gate.NOT_RATED),
        # Beyond the agent's control: out of the base and of the gate.
        (
            {"outcome": Answer(0, cause="other_team"), "within_reach": Answer(0, cause="overload")},
            50, Gate.PASSED, Gate.FAILED,
        ),
    ],
)  # fmt: skip
def test_12_an_unsolved_problem_fails_the_case_and_the_person_only_if_somebody_finds_so(
    changes, base, gate, case
):
    result = score(CARE, cared(**changes))
    assert (result.base, result.gate, result.case_gate) == (base, gate, case)


def test_13_a_level_is_held_back_by_what_it_stands_on_and_the_score_is_not():
    given = {c.key: Answer(5) for c in LEVELS.criteria} | {"listening": Answer(2), "availability": Answer(1)}
    # Listening 25 × 20, all else 100 × 80, over 100; availability is the operation's.
    assert score(LEVELS, given).base == 85
    found = {level.key: level for level in levels(LEVELS, given)}
    solving = found["problem_solving"]
    assert (solving.percent, solving.effective, solving.point.value) == (100, 25, 2)
    assert solving.held_back_by == ("listening",)
    assert not found["listening"].is_held_back


@pytest.mark.parametrize(
    "answer", [Answer(not_applicable=True), Answer(1, cause_outside=True), Answer(), Answer(5)]
)
def test_14_what_does_not_apply_is_not_rated_or_had_a_cause_outside_holds_nobody(answer):
    given = {c.key: Answer(4) for c in LEVELS.criteria} | {"attention": answer}
    found = {level.key: level for level in levels(LEVELS, given)}
    assert [level.effective for level in found.values()] == [75] * len(found)


def test_15_what_is_owed_is_the_answer_then_the_comment_and_the_cause_it_asks_for():
    assert owed(CARE, cared(outcome=Answer())) == (Owed("outcome", Lack.ANSWER),)
    assert owed(CARE, cared(outcome=Answer(0))) == (
        Owed("outcome", Lack.CAUSE),
        Owed("within_reach", Lack.ANSWER),
    )
    failing = cared(outcome=Answer(0, cause="agent"), within_reach=Answer(0))
    assert owed(CARE, failing) == (Owed("within_reach", Lack.COMMENT), Owed("within_reach", Lack.CAUSE))
    told = Answer(0, cause="stopped_early", comment="The form was one click away.")
    assert owed(CARE, cared(outcome=Answer(0, cause="agent"), within_reach=told)) == ()


def test_16_the_operations_part_may_stay_open_unless_the_case_hangs_on_it():
    given = cared(same_answer=Answer())
    assert score(CARE, given).missing == ("same_answer",)
    assert owed(CARE, given) == ()


def test_17_the_band_is_the_highest_that_the_base_reaches():
    # 37.5 exactly is in line with the standard; a hundredth less is below it.
    assert LEVELS.band(37.5).label.en == "In line with the standard"
    assert LEVELS.band(37.49).label.en == "Below the standard"

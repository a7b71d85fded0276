"""Weights total 100 whatever is set, and what is locked stays."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.schema import Owner
from rubrics.weights import NoRoomError, rebalance, set_weight
from tests.rubrics.builders import criterion, rubric, words


def total(weights):
    return sum(Decimal(str(weight)) for weight in weights.values())


def test_the_others_keep_their_proportion():
    assert rebalance({"a": 50, "b": 30, "c": 20}, "a", 75) == {"a": 75, "b": 15, "c": 10}


def test_what_does_not_divide_goes_to_the_largest_remainder_the_first_among_equals():
    # 100 among three: 33.33 each, the hundredth that is left to the first.
    assert rebalance({"a": 1, "b": 1, "c": 1, "d": 97}, "d", 0) == {
        "a": 33.34,
        "b": 33.33,
        "c": 33.33,
        "d": 0,
    }


def test_locked_weights_stay():
    assert rebalance({"a": 40, "b": 30, "c": 30}, "a", 60, locked={"b"}) == {"a": 60, "b": 30, "c": 10}


def test_weights_of_nothing_share_evenly():
    assert rebalance({"a": 100, "b": 0, "c": 0}, "a", 50) == {"a": 50, "b": 25, "c": 25}


@pytest.mark.parametrize(
    ("weight", "locked", "least", "most"),
    [(71, {"b"}, 0, 70), (-1, set(), 0, 100), (101, set(), 0, 100), (50, {"b", "c"}, 40, 40)],
)
def test_what_the_locked_ones_leave_is_said(weight, locked, least, most):
    with pytest.raises(NoRoomError) as refused:
        rebalance({"a": 40, "b": 30, "c": 30}, "a", weight, locked=locked)
    assert (refused.value.least, refused.value.most) == (least, most)


@given(
    st.lists(st.integers(0, 4000), min_size=2, max_size=12),
    st.integers(0, 10_000),
    st.integers(0, 11),
    st.sets(st.integers(0, 11)),
)
def test_the_total_is_exactly_100(cents, wanted, which, locked):
    weights = {f"c{number}": value / 100 for number, value in enumerate(cents)}
    key = f"c{which % len(cents)}"
    held = {f"c{number}" for number in locked} & (set(weights) - {key})
    room = 10_000 - sum(round(weights[other] * 100) for other in held)
    possible = wanted == room if held == set(weights) - {key} else wanted <= room
    if not possible:
        with pytest.raises(NoRoomError):
            rebalance(weights, key, wanted / 100, locked=held)
        return
    fresh = rebalance(weights, key, wanted / 100, locked=held)
    assert total(fresh) == 100
    assert fresh[key] == wanted / 100
    assert {other: fresh[other] for other in held} == {other: weights[other] for other in held}
    free = [other for other in weights if other not in held and other != key]
    for one in free:  # order is kept: who weighed more weighs no less
        for other in free:
            assert weights[one] <= weights[other] or fresh[one] >= fresh[other]


def test_only_what_the_agent_is_scored_on_is_weighed():
    made = rubric(
        criterion("a", weight=60),
        criterion("b", weight=40),
        criterion("queue", weight=8, owner=Owner.OPERATION),
        words("note"),
    )
    assert [c.weight for c in set_weight(made, "b", 10).criteria] == [90, 10, 8, 0]
    with pytest.raises(KeyError):
        set_weight(made, "queue", 10)

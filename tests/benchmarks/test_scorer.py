"""The accuracy figures, against cases counted by hand."""

from typing import Any

import numpy as np
import pytest

from benchmarks.accuracy.scorer import PILLARS, errors, scored, spearman, tallied


def agent(*labels: str, terms: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"speaker": "agent", "labels": list(labels), "jargon_terms": list(terms)}


def customer(sentiment: int | None, *, abuse: bool = False) -> dict[str, Any]:
    return {"speaker": "customer", "sentiment": sentiment, "abuse": abuse}


def talk(*turns: dict[str, Any], **whole: Any) -> dict[str, Any]:
    return {"turns": list(turns), **whole}


def test_labels_are_right_or_wrong_by_turn() -> None:
    gold = talk(agent("greeting", "empathy"), agent("solution"), agent())
    found = talk(agent("greeting", "solution"), agent("solution", "blame"), agent("blame"))
    scores = scored(tallied([(gold, found)]))
    assert scores.micro == pytest.approx(2 * 2 / (2 * 2 + 3 + 1))  # 2 right, 3 wrong, 1 missed
    assert (scores.labels["solution"].precision, scores.labels["solution"].recall) == (0.5, 1.0)
    assert (scores.labels["empathy"].gold, scores.labels["empathy"].given) == (1, 0)
    assert scores.accusing == 0.0
    assert scores.false_alarms == pytest.approx(200 / 3)  # 2 in 3 agent turns


def test_macro_f1_is_over_labels_with_five_gold_items_or_more() -> None:
    gold = talk(*[agent("greeting", "closing")] * 5, *[agent("thanks")] * 4)
    found = talk(*[agent("greeting")] * 5, *[agent()] * 4)
    assert scored(tallied([(gold, found)])).macro == 0.5  # greeting 1, closing 0; thanks has too few


def test_jargon_terms_are_compared_by_conversation_in_lower_case() -> None:
    gold = talk(agent(terms=("POD",)), agent(terms=("switching", "IBAN")))
    found = talk(agent(terms=("iban", "bolletta")), agent(terms=("pod",)))
    assert scored(tallied([(gold, found)])).terms == pytest.approx(2 * 2 / (2 * 2 + 1 + 1))


def test_sentiment_is_the_mean_over_the_classes_that_occur() -> None:
    gold = talk(customer(-1), customer(-1), customer(0), customer(None))
    found = talk(customer(-1), customer(0), customer(0), customer(1))
    # -1: 1 right, 1 missed: 2/3; 0: 1 right, 1 wrong: 2/3; 1 does not occur; the last one is not labelled
    assert scored(tallied([(gold, found)])).sentiment == pytest.approx(2 / 3)


def test_a_turn_without_a_sentiment_is_a_miss() -> None:
    scores = scored(tallied([(talk(customer(-1), customer(0)), talk(customer(None), customer(0)))]))
    assert scores.sentiment == 0.5


def test_abuse_resolved_and_formality() -> None:
    gold = talk(customer(-1, abuse=True), customer(-1, abuse=True), resolved="no", formality=None)
    found = talk(customer(-1, abuse=True), customer(-1), resolved="partly", formality="lei")
    other = talk(customer(0), resolved="yes", formality="lei")
    scores = scored(tallied([(gold, found), (other, other)]))
    assert scores.abuse == pytest.approx(2 / 3)
    assert (scores.resolved, scores.formality) == (0.5, 1.0)  # formality was labelled once


def test_ranks_are_shared_by_ties() -> None:
    ranks = np.array([1.0, 2.0, 2.0, 3.0]), np.array([2.0, 1.0, 3.0, 4.0])
    # Ranks 1, 2.5, 2.5, 4 and 2, 1, 3, 4: products sum up to 3, squares to 4.5 and 5.
    assert spearman(*ranks) == pytest.approx(3 / (4.5 * 5) ** 0.5)
    assert spearman(np.array([1.0, 2.0]), np.array([1.0, 2.0])) is None
    assert spearman(np.array([1.0, 2.0, 3.0]), np.array([4.0, 4.0, 4.0])) is None


def rated(values: list[int | None], name: str = "empathy") -> list[dict[str, Any]]:
    return [talk(agent(), pillars=dict.fromkeys(PILLARS) | {name: value}) for value in values]


@pytest.mark.parametrize(
    ("found", "rho"),
    [
        ([1, 2, 3, 4, 5, 1, 2, 3, 4, 5], 1.0),
        ([5, 4, 3, 2, 1, 5, 4, 3, 2, 1], -1.0),
        ([3] * 10, 0.0),  # always the same
        ([1, 2, 3, 4, 5, 1, 2, None, None, None], 0.0),  # judged in fewer than 80 %
    ],
)
def test_pillars(found: list[int | None], rho: float) -> None:
    gold = rated([1, 2, 3, 4, 5, 1, 2, 3, 4, 5])
    assert scored(tallied(zip(gold, rated(found), strict=True))).pillars == pytest.approx(rho)


def test_a_pillar_that_is_hardly_labelled_does_not_count() -> None:
    gold = rated([1, 2, 3, 4, 5, 1, 2, 3, 4])
    assert scored(tallied(zip(gold, gold, strict=True))).pillars is None


def test_a_bootstrap_draws_conversations_and_always_the_same_ones() -> None:
    right, wrong = (
        (talk(agent("solution")), talk(agent("solution"))),
        (talk(agent("solution")), talk(agent())),
    )
    tally = tallied([right, wrong] * 20)
    once = errors(tally)
    assert once == errors(tally)
    # Of 40 conversations half are right: recall varies by about sqrt(.25 / 40), F1 somewhat less.
    assert 0.05 < once["micro"] < 0.09
    assert set(errors(tallied([right] * 10)).values()) == {0.0}

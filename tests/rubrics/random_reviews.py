"""Random rubrics of every type, hanging together at random, and random answers to them."""

from dataclasses import dataclass
from functools import cache
from math import prod
from random import Random
from typing import Any

from hypothesis import strategies as st

from rubrics.answers import Answer
from rubrics.schema import Condition, Criterion, Critical, Owner, Rubric
from tests.rubrics.builders import choice, criterion, number, rubric, words, yes_no

KINDS = ("scale", "steps", "yes_no", "choice", "number", "words")
VALUES = {"scale": range(1, 6), "steps": (-2, 0, 7), "yes_no": (0, 1), "choice": range(4)}
NUMBERS = (0.0, 4.5, 5.0, 80.0)
CRITICAL = (None, None, "agent", "case")


@dataclass(frozen=True)
class Reviewed:
    """A rubric and answers that it allows."""

    rubric: Rubric
    answers: dict[str, Answer]


@cache
def asked(place: int, kind: str) -> Criterion:
    key = f"c{place}"
    makers = {
        "scale": lambda: criterion(key),
        "steps": lambda: criterion(key, values=VALUES["steps"]),
        "yes_no": lambda: yes_no(key),
        "choice": lambda: choice(key, {0: 0, 1: 40, 2: None, 3: 100}),
        "number": lambda: number(key, (None, 5, 100), (5, None, 20)),
        "words": lambda: words(key),
    }
    return makers[kind]()


@cache
def hanging_on(place: int, value: int) -> Condition:
    return Condition(criterion=f"c{place}", at_least=value)


def answer_to(kind: str, pick: int, how: int) -> Answer:
    if how == 0:
        return Answer()
    if how == 1:
        return Answer(not_applicable=True)
    outside = how == 2
    if kind == "number":
        return Answer(number=NUMBERS[pick % 4], cause_outside=outside)
    if kind == "words":
        return Answer(text="said")
    values = VALUES[kind]
    return Answer(values[pick % len(values)], cause_outside=outside)


# Everything about a criterion and its answer out of one number.
CHOICES = (
    KINDS,
    ("agent", "agent", "operation"),
    CRITICAL,
    range(10),
    range(4),
    range(401),
    range(20),
    range(8),
)
EMPTY = rubric(criterion("c0"))


def taken_apart(drawn: int) -> list[Any]:
    parts = []
    for among in CHOICES:
        drawn, which = divmod(drawn, len(among))
        parts.append(among[which])
    return parts


def reviewed(drawn: list[int]) -> Reviewed:
    criteria, answers = [], {}
    for place, number_ in enumerate(drawn):
        kind, owner, critical, earlier, value, weight, pick, how = taken_apart(number_)
        changes = {
            "owner": Owner(owner),
            "critical": None if critical is None or kind == "words" else Critical(critical),
            "shown_if": hanging_on(earlier, value) if earlier < place else None,
            "weight": 0.0 if kind == "words" else weight / 4,
        }
        criteria.append(asked(place, kind).model_copy(update=changes))
        answers[f"c{place}"] = answer_to(kind, pick, how)
    return Reviewed(EMPTY.with_criteria(*criteria), answers)


def batch(seed: int) -> tuple[Reviewed, ...]:
    """Twenty-five reviews of a seed: hypothesis draws the seed, and shrinks it to the smallest that fails."""
    dice = Random(seed)
    most = prod(map(len, CHOICES))
    return tuple(reviewed([dice.randrange(most) for _ in range(dice.randint(1, 6))]) for _ in range(25))


BATCHES = st.integers(0, 2**32).map(batch)

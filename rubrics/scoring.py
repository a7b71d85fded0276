"""From answers to a score. Pure: the same answers always give the same number.

A criterion is `(value - min) / (max - min) * 100`; the base is the weighted mean of what was rated and is
the agent's. What the operation owns, what does not apply and what had a cause outside the agent leave the
sum on both sides: they are absent, not zero. The gate stands beside the base and never changes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from rubrics.schema import Band, Criterion, Owner, Rubric

CRITICAL_BELOW = 50.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one criterion; an empty one is an answer still owed."""

    value: int | None = None
    not_applicable: bool = False
    cause_outside: bool = False


class Gate(StrEnum):
    """Whether the critical criteria hold. A team's compliance is read off this, never off the base."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RATED = "not_rated"


class Excluded(StrEnum):
    """Why a criterion does not enter the score."""

    NOT_RATED = "not_rated"
    NOT_APPLICABLE = "not_applicable"
    CAUSE_OUTSIDE = "cause_outside"
    OPERATION = "operation"
    NO_WEIGHT = "no_weight"


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """One criterion of a score. `percent` is there whenever a value is, counted or not."""

    key: str
    percent: float | None
    weight: float
    counts: bool
    why_not: Excluded | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """A base between 0 and 100 (None: nothing rated), its band, the gate, and what is still unanswered."""

    base: float | None
    gate: Gate
    band: Band | None
    criteria: tuple[CriterionScore, ...]
    missing: tuple[str, ...]


def score(rubric: Rubric, answers: Mapping[str, Answer]) -> Score:
    """The score of some answers. Raises ValueError for a criterion or a value that the rubric lacks."""
    unknown = sorted(set(answers) - {criterion.key for criterion in rubric.criteria})
    if unknown:
        raise ValueError(f"the rubric {rubric.id} has no criterion {', '.join(unknown)}")
    given = [(criterion, answers.get(criterion.key, Answer())) for criterion in rubric.criteria]
    criteria = tuple(_criterion(criterion, answer) for criterion, answer in given)
    base = _base(criteria)
    missing = tuple(criterion.key for criterion, answer in given if _is_owed(answer))
    band = None if base is None else rubric.band(base)
    return Score(base, _gate(given, criteria, base), band, criteria, missing)


def percent(criterion: Criterion, value: int) -> float:
    """Where a value stands on its scale, 0 to 100."""
    if value not in {point.value for point in criterion.points}:
        raise ValueError(f"{criterion.key} has no point {value}")
    return (value - criterion.minimum) / (criterion.maximum - criterion.minimum) * 100


def _is_owed(answer: Answer) -> bool:
    return answer.value is None and not answer.not_applicable and not answer.cause_outside


def _criterion(criterion: Criterion, answer: Answer) -> CriterionScore:
    value = None if answer.not_applicable or answer.value is None else percent(criterion, answer.value)
    why_not = _why_not(criterion, answer)
    return CriterionScore(criterion.key, value, criterion.weight, why_not is None, why_not)


def _why_not(criterion: Criterion, answer: Answer) -> Excluded | None:
    reasons = (
        (criterion.owner is Owner.OPERATION, Excluded.OPERATION),
        (answer.not_applicable, Excluded.NOT_APPLICABLE),
        (answer.cause_outside, Excluded.CAUSE_OUTSIDE),
        (answer.value is None, Excluded.NOT_RATED),
        (criterion.weight == 0, Excluded.NO_WEIGHT),
    )
    return next((reason for holds, reason in reasons if holds), None)


def _base(criteria: tuple[CriterionScore, ...]) -> float | None:
    counted = [(c.weight, c.percent) for c in criteria if c.counts and c.percent is not None]
    if not counted:
        return None
    total = fsum(weight for weight, _ in counted)
    # Rounded far below what anybody reads, so that all threes are 50 and not 49.99999999999999.
    return round(fsum(weight * value for weight, value in counted) / total, 6)


def _gate(
    given: list[tuple[Criterion, Answer]], criteria: tuple[CriterionScore, ...], base: float | None
) -> Gate:
    excused = {Excluded.OPERATION, Excluded.NOT_APPLICABLE, Excluded.CAUSE_OUTSIDE}
    critical = [
        scored
        for (criterion, _), scored in zip(given, criteria, strict=True)
        if criterion.critical and scored.why_not not in excused
    ]
    if any(scored.percent is not None and scored.percent < CRITICAL_BELOW for scored in critical):
        return Gate.FAILED
    if base is None or any(scored.percent is None for scored in critical):
        return Gate.NOT_RATED
    return Gate.PASSED

"""From answers to a score. Pure: the same answers always give the same number.

A scale gives `(value - min) / (max - min) * 100`, a choice its option's score, a number its range's; the base
is the weighted mean of what was rated and is the agent's. What is not shown, what the operation owns, what
does not apply and what had a cause outside the agent leave the sum on both sides: they are absent, not zero.
The two gates, the agent's and the case's, stand beside the base and never change it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from rubrics.answers import FAILS_BELOW, Answer, is_answered, is_outside, percent, percent_of, shown
from rubrics.schema import Band, Criterion, CriterionType, Critical, Owner, Rubric

__all__ = ["CRITICAL_BELOW", "Answer", "CriterionScore", "Excluded", "Gate", "Score", "percent", "score"]

CRITICAL_BELOW = FAILS_BELOW


class Gate(StrEnum):
    """Whether the critical criteria hold. A team's compliance is read off this, never off the base."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RATED = "not_rated"


class Excluded(StrEnum):
    """Why a criterion does not enter the score."""

    NOT_SHOWN = "not_shown"
    NOT_SCORED = "not_scored"
    NOT_RATED = "not_rated"
    NOT_APPLICABLE = "not_applicable"
    CAUSE_OUTSIDE = "cause_outside"
    OPERATION = "operation"
    NO_WEIGHT = "no_weight"


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """One criterion of a score. `percent` is there whenever a rated answer is, counted or not."""

    key: str
    percent: float | None
    weight: float
    counts: bool
    why_not: Excluded | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """A base between 0 and 100 (None: nothing rated), its band, the gates, and what is still unanswered.

    `case_gate` is None where the rubric asks nothing that could fail a case.
    """

    base: float | None
    gate: Gate
    band: Band | None
    criteria: tuple[CriterionScore, ...]
    missing: tuple[str, ...]
    case_gate: Gate | None = None


def score(rubric: Rubric, answers: Mapping[str, Answer]) -> Score:
    """The score of some answers. Raises ValueError for a criterion or a value that the rubric lacks."""
    unknown = sorted(set(answers) - {criterion.key for criterion in rubric.criteria})
    if unknown:
        raise ValueError(f"the rubric {rubric.id} has no criterion {', '.join(unknown)}")
    visible = shown(rubric, answers)
    given = [(criterion, answers.get(criterion.key, Answer())) for criterion in rubric.criteria]
    criteria = tuple(_criterion(one, answer, is_shown=one.key in visible) for one, answer in given)
    base = _base(criteria)
    missing = tuple(one.key for one, answer in given if one.key in visible and not is_answered(one, answer))
    band = None if base is None else rubric.band(base)
    case = _case_gate(rubric, criteria)
    return Score(base, _gate(rubric, criteria, base), band, criteria, missing, case)


def _criterion(criterion: Criterion, answer: Answer, *, is_shown: bool) -> CriterionScore:
    value = percent_of(criterion, answer) if is_shown else None
    why_not = _why_not(criterion, answer, value) if is_shown else Excluded.NOT_SHOWN
    return CriterionScore(criterion.key, value, criterion.weight, why_not is None, why_not)


def _why_not(criterion: Criterion, answer: Answer, value: float | None) -> Excluded | None:
    reasons = (
        (criterion.type is CriterionType.TEXT, Excluded.NOT_SCORED),
        (criterion.owner is Owner.OPERATION, Excluded.OPERATION),
        (answer.not_applicable, Excluded.NOT_APPLICABLE),
        (is_outside(criterion, answer), Excluded.CAUSE_OUTSIDE),
        (value is None, Excluded.NOT_RATED),
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


# What keeps a critical criterion from failing a person. A case that is not solved is not solved, whoever's
# doing it was: only what is not asked or does not apply leaves the case's gate.
_EXCUSED = frozenset(
    {
        Excluded.NOT_SHOWN,
        Excluded.NOT_SCORED,
        Excluded.OPERATION,
        Excluded.NOT_APPLICABLE,
        Excluded.CAUSE_OUTSIDE,
    }
)
_NOT_ASKED = frozenset({Excluded.NOT_SHOWN, Excluded.NOT_SCORED, Excluded.NOT_APPLICABLE})


def _gate(rubric: Rubric, criteria: tuple[CriterionScore, ...], base: float | None) -> Gate:
    critical = _critical(rubric, criteria, Critical.AGENT, _EXCUSED)
    verdict = _verdict(critical)
    return Gate.NOT_RATED if verdict is Gate.PASSED and base is None else verdict


def _case_gate(rubric: Rubric, criteria: tuple[CriterionScore, ...]) -> Gate | None:
    if not any(criterion.critical is Critical.CASE for criterion in rubric.criteria):
        return None
    return _verdict(_critical(rubric, criteria, Critical.CASE, _NOT_ASKED))


def _critical(
    rubric: Rubric, criteria: tuple[CriterionScore, ...], kind: Critical, out: frozenset[Excluded]
) -> list[CriterionScore]:
    pairs = zip(rubric.criteria, criteria, strict=True)
    return [scored for one, scored in pairs if one.critical is kind and scored.why_not not in out]


def _verdict(critical: list[CriterionScore]) -> Gate:
    if any(scored.percent is not None and scored.percent < CRITICAL_BELOW for scored in critical):
        return Gate.FAILED
    return Gate.NOT_RATED if any(scored.percent is None for scored in critical) else Gate.PASSED

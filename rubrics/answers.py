"""Answers to criteria: what they are worth, which criteria are asked at all, and what is still owed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rubrics.criteria import CommentRule, Criterion, CriterionType, Owner
from rubrics.schema import Rubric

FAILS_BELOW = 50.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one criterion; an empty one is an answer still owed.

    `value` answers a scale, a yes or no and a choice, `number` a number, `text` words. `cause` is a key of
    the criterion's own causes, which say where they lie; `cause_outside` speaks where it is none of them.
    """

    value: int | None = None
    not_applicable: bool = False
    cause_outside: bool = False
    number: float | None = None
    text: str = ""
    cause: str | None = None
    comment: str = ""


class Lack(StrEnum):
    """What may be missing from an answer when it is to be submitted."""

    ANSWER = "answer"
    COMMENT = "comment"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class Owed:
    """Something missing from one criterion."""

    key: str
    lack: Lack


def percent(criterion: Criterion, value: int) -> float | None:
    """What a point is worth, 0 to 100; None for an option that leaves the criterion not rated."""
    point = next((point for point in criterion.points if point.value == value), None)
    if point is None:
        raise ValueError(f"{criterion.key} has no point {value}")
    if criterion.type is CriterionType.CHOICE:
        return point.score
    return (value - criterion.minimum) / (criterion.maximum - criterion.minimum) * 100


def percent_of(criterion: Criterion, answer: Answer) -> float | None:
    """What an answer is worth; None where it is not rated or does not apply. Raises ValueError for no answer
    that the criterion allows."""
    if answer.not_applicable:
        return None
    if criterion.type is CriterionType.NUMBER:
        return None if answer.number is None else _worth(criterion, answer.number)
    if criterion.type is CriterionType.TEXT or answer.value is None:
        return None
    return percent(criterion, answer.value)


def _worth(criterion: Criterion, number: float) -> float:
    found = criterion.range_of(number)
    if found is None:
        raise ValueError(f"{criterion.key} has no point {number:g}")
    return found.score


def fails(criterion: Criterion, answer: Answer) -> bool:
    """Whether an answer is one that asks for a cause or a comment on failing."""
    worth = percent_of(criterion, answer)
    return worth is not None and worth < FAILS_BELOW


def is_outside(criterion: Criterion, answer: Answer) -> bool:
    """Whether the cause lies outside the agent."""
    cause = criterion.cause(answer.cause)
    return answer.cause_outside if cause is None else cause.outside


def is_answered(criterion: Criterion, answer: Answer) -> bool:
    """Whether nothing more is needed for an answer. Words may stay away, unless they must apply."""
    if answer.not_applicable or is_outside(criterion, answer):
        return True
    if criterion.type is CriterionType.TEXT:
        return bool(answer.text.strip()) or criterion.not_applicable
    return (answer.number if criterion.type is CriterionType.NUMBER else answer.value) is not None


def shown(rubric: Rubric, answers: Mapping[str, Answer]) -> frozenset[str]:
    """Keys of the criteria that are asked: one that hangs on a hidden one is hidden too."""
    visible: set[str] = set()
    asked = {criterion.key: criterion for criterion in rubric.criteria}
    for criterion in rubric.criteria:
        condition = criterion.shown_if
        if condition is None:
            visible.add(criterion.key)
        elif condition.criterion in visible:
            answer = answers.get(condition.criterion, Answer())
            if condition.holds(_compared(asked[condition.criterion], answer)):
                visible.add(criterion.key)
    return frozenset(visible)


def _compared(criterion: Criterion, answer: Answer) -> float | None:
    if answer.not_applicable:
        return None
    return answer.number if criterion.type is CriterionType.NUMBER else answer.value


def owed(rubric: Rubric, answers: Mapping[str, Answer]) -> tuple[Owed, ...]:
    """What must still be said before these answers can be submitted, in the rubric's order.

    What the operation owns may stay open, unless the case hangs on it.
    """
    visible = shown(rubric, answers)
    found: list[Owed] = []
    for criterion in rubric.criteria:
        if criterion.key in visible:
            lacks = _lacks(criterion, answers.get(criterion.key, Answer()))
            found += [Owed(criterion.key, lack) for lack in lacks]
    return tuple(found)


def _lacks(criterion: Criterion, answer: Answer) -> list[Lack]:
    if not is_answered(criterion, answer):
        may_stay_open = criterion.owner is Owner.OPERATION and not criterion.critical
        return [] if may_stay_open else [Lack.ANSWER]
    failing = fails(criterion, answer)
    lacks = []
    wants_comment = criterion.comment is CommentRule.ALWAYS or (
        criterion.comment is CommentRule.ON_FAIL and failing
    )
    if wants_comment and not answer.not_applicable and not answer.comment.strip():
        lacks.append(Lack.COMMENT)
    has_cause = answer.cause_outside or criterion.cause(answer.cause) is not None
    if criterion.cause_required and failing and not has_cause:
        lacks.append(Lack.CAUSE)
    return lacks

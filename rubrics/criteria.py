"""A criterion: who owns it, how it is answered, when it is asked, and how a value is suggested."""

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field, StringConstraints

from rubrics.rules import SuggestionRule
from rubrics.words import Frozen, Text

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Percent: TypeAlias = Annotated[float, Field(ge=0, le=100)]
Number: TypeAlias = Annotated[float, Field(ge=-1_000_000, le=1_000_000)]


class Owner(StrEnum):
    """Whose doing a criterion judges. What the operation owns never enters a person's score."""

    AGENT = "agent"
    OPERATION = "operation"


class CriterionType(StrEnum):
    """How a criterion is answered: one of its points, a number, or words."""

    SCALE = "scale"
    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"
    TEXT = "text"

    @property
    def has_points(self) -> bool:
        """Whether the answer is one of the criterion's points."""
        return self not in {CriterionType.NUMBER, CriterionType.TEXT}


class Critical(StrEnum):
    """What fails with a critical criterion: the agent's evaluation, or the case and never the person."""

    AGENT = "agent"
    CASE = "case"


class CommentRule(StrEnum):
    """When a comment must go with the answer."""

    NEVER = "never"
    ON_FAIL = "on_fail"
    ALWAYS = "always"


class ScalePoint(Frozen):
    """One point: its stable number, its word, and what a reviewer sees at that point.

    `score` belongs to a choice: 0 to 100, or nothing where the option leaves the criterion not rated
    (promised, and not yet due).
    """

    value: Annotated[int, Field(ge=-100, le=100)]
    label: Text
    sentence: Text
    score: Percent | None = None


class NumberRange(Frozen):
    """What a number from `at_least` (included) up to `below` (excluded) is worth; either may be open."""

    at_least: Number | None = None
    below: Number | None = None
    score: Percent
    label: Text

    def holds(self, number: float) -> bool:
        """Whether a number lies in the range."""
        above = self.at_least is None or number >= self.at_least
        return above and (self.below is None or number < self.below)


class Condition(Frozen):
    """Holds where an earlier criterion was answered so: one of `values`, or a value within limits.

    `values` are points; `at_least` and `below` compare a point's value or a number.
    """

    criterion: Key
    values: tuple[int, ...] = ()
    at_least: Number | None = None
    below: Number | None = None

    def holds(self, answered: float | None) -> bool:
        """Whether an answer makes it hold; no answer never does."""
        if answered is None or (self.values and answered not in self.values):
            return False
        above = self.at_least is None or answered >= self.at_least
        return above and (self.below is None or answered < self.below)


class Cause(Frozen):
    """A root cause offered on failing; `outside` takes the criterion out of the person's score."""

    key: Key
    text: Text
    outside: bool = False


def _critical(given: object) -> object:
    """`true` is what rubrics said when only a person could fail."""
    return {True: Critical.AGENT, False: None}.get(given, given) if isinstance(given, bool) else given


class Criterion(Frozen):
    """One question of a rubric. `key` stays the same across versions, so that trends survive changes.

    `replaces` names the key that this question had in the version before. `held_by` names the levels that
    this one stands on: they never change its score, they say what held it back.
    """

    key: Key
    replaces: Key | None = None
    pillar: str | None = None
    owner: Owner
    type: CriterionType = CriterionType.SCALE
    title: Text
    guideline: Text
    evidence: Text
    weight: Percent
    critical: Annotated[Critical | None, BeforeValidator(_critical)] = None
    not_applicable: bool = True
    shown_if: Condition | None = None
    held_by: Annotated[tuple[Key, ...], Field(max_length=20)] = ()
    comment: CommentRule = CommentRule.NEVER
    points: Annotated[tuple[ScalePoint, ...], Field(max_length=10)] = ()
    unit: Text | None = None
    ranges: Annotated[tuple[NumberRange, ...], Field(max_length=20)] = ()
    causes: Annotated[tuple[Cause, ...], Field(max_length=20)] = ()
    cause_required: bool = False
    suggestion: SuggestionRule | None = None

    @property
    def minimum(self) -> int:
        """The lowest value of its points."""
        return min(point.value for point in self.points)

    @property
    def maximum(self) -> int:
        """The highest value of its points."""
        return max(point.value for point in self.points)

    def point(self, value: int) -> ScalePoint:
        """The point of that value; KeyError if there is none."""
        for point in self.points:
            if point.value == value:
                return point
        raise KeyError(value)

    def range_of(self, number: float) -> NumberRange | None:
        """The range that a number lies in."""
        return next((one for one in self.ranges if one.holds(number)), None)

    def cause(self, key: str | None) -> Cause | None:
        """The cause of that key, if the criterion offers it."""
        return next((cause for cause in self.causes if cause.key == key), None)

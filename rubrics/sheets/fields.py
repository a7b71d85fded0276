"""The fields of a sheet, by the names that they have in the file. What is a number there is text here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rubrics.criteria import CommentRule, CriterionType, Owner


@dataclass(frozen=True, slots=True)
class Pair:
    """A text in both languages; either may still be missing."""

    it: str = ""
    en: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written yet."""
        return not (self.it or self.en)

    def get(self, language: str) -> str:
        """The text for a reader of that language, the other one where it is missing."""
        first, second = (self.it, self.en) if language[:2] == "it" else (self.en, self.it)
        return first or second


@dataclass(frozen=True, slots=True)
class BandLine:
    """A band; `removed` rows go with the next saving."""

    at_least: str = ""
    label: Pair = Pair()
    removed: bool = False


@dataclass(frozen=True, slots=True)
class PointLine:
    """A point of a scale, a yes or no, a choice."""

    value: str = ""
    label: Pair = Pair()
    sentence: Pair = Pair()
    score: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class RangeLine:
    """A range of a number."""

    at_least: str = ""
    below: str = ""
    score: str = ""
    label: Pair = Pair()
    removed: bool = False


@dataclass(frozen=True, slots=True)
class CauseLine:
    """A cause offered on failing."""

    key: str = ""
    text: Pair = Pair()
    outside: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """When a criterion is asked; without a `criterion` it always is."""

    criterion: str = ""
    values: tuple[str, ...] = ()
    at_least: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion. `suggestion` is its rule as plain data, which a sheet carries and never changes.

    `locked` keeps its weight while others change; `type_was` is the type that its answers were written for.
    """

    key: str = ""
    replaces: str = ""
    pillar: str = ""
    owner: str = Owner.AGENT.value
    type: str = CriterionType.SCALE.value
    type_was: str = ""
    title: Pair = Pair()
    guideline: Pair = Pair()
    evidence: Pair = Pair()
    weight: str = "0"
    locked: bool = False
    critical: str = ""
    not_applicable: bool = True
    shown_if: ConditionLine = ConditionLine()
    held_by: tuple[str, ...] = ()
    comment: str = CommentRule.NEVER.value
    points: tuple[PointLine, ...] = ()
    unit: Pair = Pair()
    ranges: tuple[RangeLine, ...] = ()
    causes: tuple[CauseLine, ...] = ()
    cause_required: bool = False
    suggestion: Mapping[str, Any] | None = None
    without_rule: bool = False
    removed: bool = False

    @property
    def is_weighed(self) -> bool:
        """Whether its weight is one of those that total 100."""
        return self.owner == Owner.AGENT.value and self.type != CriterionType.TEXT.value

    @property
    def has_points(self) -> bool:
        """Whether it is answered by one of its points."""
        return self.type not in (CriterionType.NUMBER.value, CriterionType.TEXT.value)


@dataclass(frozen=True, slots=True)
class Audience:
    """The conversations that the rubric is made for."""

    channels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole rubric as it is written."""

    id: str = ""
    title: Pair = Pair()
    description: Pair = Pair()
    applies_to: Audience = Audience()
    bands: tuple[BandLine, ...] = ()
    criteria: tuple[CriterionLine, ...] = ()

    def criterion(self, key: str) -> CriterionLine | None:
        """The criterion of that key, if there is one."""
        return next((line for line in self.criteria if line.key == key), None)

"""What a rubric is: criteria with an owner, a scale in sentences, and how a value is suggested."""

from enum import StrEnum
from functools import cached_property
from itertools import groupby
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import Field, StringConstraints

from rubrics.rules import SuggestionRule
from rubrics.words import Frozen, Text

__all__ = [
    "PILLARS", "Band", "Criterion", "Frozen", "Key", "Owner", "Pillar", "Rubric", "ScalePoint",
    "SuggestionRule", "Text",
]  # fmt: skip

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]

PILLARS = MappingProxyType(
    {
        "timeliness": Text(it="Tempestività", en="Timeliness"),
        "responsiveness": Text(it="Reattività", en="Responsiveness"),
        "accuracy": Text(it="Precisione", en="Accuracy"),
        "consistency": Text(it="Coerenza", en="Consistency"),
        "empathy": Text(it="Empatia", en="Empathy"),
        "knowledge": Text(it="Conoscenza", en="Knowledge"),
        "professionalism": Text(it="Professionalità", en="Professionalism"),
        "accessibility": Text(it="Accessibilità", en="Accessibility"),
        "personalisation": Text(it="Personalizzazione", en="Personalisation"),
        "proactivity": Text(it="Proattività", en="Proactivity"),
    }
)


class Owner(StrEnum):
    """Whose doing a criterion judges. What the operation owns never enters a person's score."""

    AGENT = "agent"
    OPERATION = "operation"


class ScalePoint(Frozen):
    """One point of a scale: its number, its band word, and what a reviewer sees at that point."""

    value: Annotated[int, Field(ge=-100, le=100)]
    label: Text
    sentence: Text


class Criterion(Frozen):
    """One question of a rubric. `key` stays the same across versions, so that trends survive changes."""

    key: Key
    pillar: str | None = None
    owner: Owner
    title: Text
    guideline: Text
    evidence: Text
    weight: Annotated[float, Field(ge=0, le=100)]
    critical: bool = False
    points: Annotated[tuple[ScalePoint, ...], Field(min_length=2, max_length=5)]
    suggestion: SuggestionRule | None = None

    @property
    def minimum(self) -> int:
        """The lowest value of the scale."""
        return self.points[0].value

    @property
    def maximum(self) -> int:
        """The highest value of the scale."""
        return self.points[-1].value

    def point(self, value: int) -> ScalePoint:
        """The point of that value; KeyError if the scale has none."""
        for point in self.points:
            if point.value == value:
                return point
        raise KeyError(value)


class Band(Frozen):
    """A word for a base score from `at_least` (0 to 100) upwards. It stands before the number."""

    at_least: Annotated[float, Field(ge=0, le=100)]
    label: Text


class Pillar(Frozen):
    """A pillar as a rubric fills it: one criterion or several."""

    key: str
    criteria: tuple[Criterion, ...]

    @property
    def title(self) -> Text:
        """The pillar's name, the same in every rubric."""
        return PILLARS[self.key]


class Rubric(Frozen):
    """A whole rubric. `criteria` are in the order in which they are asked."""

    id: Key
    title: Text
    description: Text
    bands: Annotated[tuple[Band, ...], Field(min_length=1, max_length=10)]
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1, max_length=100)]

    def criterion(self, key: str) -> Criterion:
        """The criterion of that key; KeyError if there is none."""
        for criterion in self.criteria:
            if criterion.key == key:
                return criterion
        raise KeyError(key)

    @cached_property
    def pillars(self) -> tuple[Pillar, ...]:
        """Criteria under their pillars, in order; those that name none are left out."""
        named = [c for c in self.criteria if c.pillar in PILLARS]
        order = list(dict.fromkeys(c.pillar for c in named))
        named.sort(key=lambda c: order.index(c.pillar))
        return tuple(
            Pillar(key=str(key), criteria=tuple(group)) for key, group in groupby(named, lambda c: c.pillar)
        )

    def band(self, base: float) -> Band | None:
        """The highest band that a base score reaches."""
        reached = [band for band in self.bands if base >= band.at_least]
        return max(reached, key=lambda band: band.at_least, default=None)

    def with_criteria(self, *criteria: Criterion) -> Self:
        """The same rubric asking other criteria."""
        return self.model_copy(update={"criteria": criteria})

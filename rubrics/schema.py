"""What a rubric is: criteria with an owner, a scale in sentences, and how a value is suggested."""

from functools import cached_property
from itertools import groupby
from types import MappingProxyType
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field

from rubrics.criteria import (
    Cause,
    CommentRule,
    Condition,
    Criterion,
    CriterionType,
    Critical,
    Key,
    NumberRange,
    Owner,
    Percent,
    ScalePoint,
)
from rubrics.rules import SuggestionRule
from rubrics.words import Frozen, Text

__all__ = [
    "PILLARS", "AppliesTo", "Band", "Cause", "CommentRule", "Condition", "Criterion", "CriterionType",
    "Critical", "Frozen", "Key", "NumberRange", "Owner", "Pillar", "Rubric", "ScalePoint", "SuggestionRule",
    "Text",
]  # fmt: skip

Channel: TypeAlias = Literal["in_person", "phone", "email", "chat", "social", "messaging", "app"]
ContactReason: TypeAlias = Literal["enquiry", "problem", "technical", "order", "billing", "recommendation"]
Language: TypeAlias = Literal["it", "en"]

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


class Band(Frozen):
    """A word for a base score from `at_least` (0 to 100) upwards. It stands before the number."""

    at_least: Percent
    label: Text


class Pillar(Frozen):
    """A pillar as a rubric fills it: one criterion or several."""

    key: str
    criteria: tuple[Criterion, ...]

    @property
    def title(self) -> Text:
        """The pillar's name, the same in every rubric."""
        return PILLARS[self.key]


class AppliesTo(Frozen):
    """The conversations that a rubric is made for; an empty list allows all. Teams choose in the database."""

    channels: tuple[Channel, ...] = ()
    languages: tuple[Language, ...] = ()
    reasons: tuple[ContactReason, ...] = ()

    def admits(self, *, channel: str | None, language: str | None, reason: str | None) -> bool:
        """Whether a conversation is one of these; what is not known of it is no reason against it."""
        pairs = ((self.channels, channel), (self.languages, language), (self.reasons, reason))
        return all(not allowed or given is None or given in allowed for allowed, given in pairs)


class Rubric(Frozen):
    """A whole rubric. `criteria` are in the order in which they are asked."""

    id: Key
    title: Text
    description: Text
    applies_to: AppliesTo = AppliesTo()
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

    @property
    def is_gated(self) -> bool:
        """Whether levels stand on one another."""
        return any(criterion.held_by for criterion in self.criteria)

    def band(self, base: float) -> Band | None:
        """The highest band that a base score reaches."""
        reached = [band for band in self.bands if base >= band.at_least]
        return max(reached, key=lambda band: band.at_least, default=None)

    def with_criteria(self, *criteria: Criterion) -> Self:
        """The same rubric asking other criteria."""
        return self.model_copy(update={"criteria": criteria})

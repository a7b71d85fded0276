"""The rule of a suggestion in words. It is shown as it is: changing it is done in the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from qa_app.ui.vocabulary import CHANNELS, LABELS, name_of
from rubrics.rules import Move, SuggestionRule
from rubrics.words import Text


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step: how far, why, and the labels that it counts."""

    points: float
    because: Text
    labels: tuple[str, ...]
    at_least: int
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleText:
    """Where it starts, its steps, what it says where there is too little to go by."""

    start: int | None
    steps: tuple[StepLine, ...]
    otherwise: tuple[Text, ...]
    not_rated: Text | None
    looks_at: tuple[str, ...]


def rule_text(data: Mapping[str, Any] | None) -> RuleText | None:
    """The rule of plain data; None where there is none, or it is none."""
    if data is None:
        return None
    try:
        rule = SuggestionRule.model_validate(data)
    except ValidationError:
        return None
    up = [_step(move, 1) for move in rule.add]
    down = [_step(move, -1) for move in rule.subtract]
    needs = tuple(need.otherwise for need in rule.needs)
    looks_at = tuple(name_of(LABELS, label) for label in rule.looks_at)
    return RuleText(rule.start, (*up, *down), needs, rule.not_rated, looks_at)


def _step(move: Move, sign: int) -> StepLine:
    because = Text(it=move.because.it.replace("{value}", "…"), en=move.because.en.replace("{value}", "…"))
    labels = tuple(name_of(LABELS, label) for label in move.labels)
    channels = tuple(name_of(CHANNELS, channel) for channel in move.channels)
    return StepLine(sign * move.points, because, labels, move.at_least, channels)

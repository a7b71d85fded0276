"""How far a reply moves the customer: 100 is content, 0 furious."""

from collections.abc import Mapping

from nlp.types import FLAGS
from scenarios.schema import MoodBand, Node, Scenario

BEHAVIOUR_POINTS = {
    "greeting": 2, "name_use": 2, "empathy": 8, "apology": 5, "thanks": 2, "ownership": 6,
    "probing_question": 3, "confirm_understanding": 6, "solution": 8, "steps": 3, "expectation": 5,
    "commitment": 5, "hold_request": -2, "transfer": -6, "resolution_check": 3, "follow_up": 3,
    "proactive_info": 3, "boundary": -3, "closing": 0,
}  # fmt: skip
FLAG_POINTS = {
    "jargon": -4, "scripted": -6, "sarcasm": -15, "rude": -18, "blame": -12, "dismissive": -14,
    "flat_refusal": -14, "slang": -4, "shouting": -10,
}  # fmt: skip
EASING = frozenset({"empathy", "apology", "ownership", "confirm_understanding"})
IGNORED_FEELING = -8
MET_NEED = 3
MISSED_NEED = -3
NO_SENSE = -4
SLOW_REPLY = -4
# Difficulty 1, 2, 3: a difficult customer gains less from manners and loses more from their lack.
_GAIN = {1: 1.25, 2: 1.0, 3: 0.8}
_LOSS = {1: 0.8, 2: 1.0, 3: 1.25}
_CALM_FROM, _TENSE_FROM = 60, 30


def points(scenario: Scenario, node: Node, label: str, *, earlier: int) -> float:
    """What a label moves the mood by, after `earlier` uses of it in the attempt."""
    given = node.effects.get(label, scenario.mood.effects.get(label))
    if given is None:
        default = BEHAVIOUR_POINTS.get(label, FLAG_POINTS.get(label, 0))
        given_or_scaled = default * (_GAIN if default > 0 else _LOSS)[scenario.difficulty]
    else:
        given_or_scaled = float(given)
    return given_or_scaled * (1.5 if label in FLAGS else 0.5) ** min(earlier, 12)


def change(
    scenario: Scenario, node: Node, labels: tuple[str, ...], counts: Mapping[str, int], *, met: bool
) -> float:
    """The sum over the labels of a reply, and what the need was worth.

    A need met pleases unless the manner spoils it; one missed costs, and a feeling left alone costs more.
    """
    moved = sum(points(scenario, node, label, earlier=counts.get(label, 0)) for label in labels)
    if met:
        return moved + (0 if any(label in FLAGS for label in labels) else MET_NEED)
    is_ignored = node.feeling and not EASING.intersection(labels)
    return moved + MISSED_NEED + (IGNORED_FEELING * _LOSS[scenario.difficulty] if is_ignored else 0)


def clamp(mood: float) -> int:
    """A whole number from 0 to 100."""
    return max(0, min(100, round(mood)))


def band(mood: int) -> MoodBand:
    """Calm, tense or furious."""
    if mood >= _CALM_FROM:
        return "calm"
    return "tense" if mood >= _TENSE_FROM else "furious"

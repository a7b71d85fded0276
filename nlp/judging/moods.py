"""Sentiment and abuse of a customer's turn: words, valence, what the agent has just done, the mood before.

Three outputs, `negative`, `positive` and `abuse`. A turn is negative or positive where that output is above
its threshold (the farther one where both are); else it is neutral.
"""

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from nlp.conversation import Conversation
from nlp.judging.features import Features, Kinds, bucket, capitals, in_a_row, in_lists
from nlp.judging.linear import load
from nlp.judging.views import TurnView

MODEL = "moods"
OUTPUTS = ("negative", "positive", "abuse")
_LENGTHS = (1, 2, 5, 10, 20, 40)
_STEPS = tuple(step / 10 for step in range(-9, 10, 2))
_LAST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Before:
    """The agent's labels since the customer's last turn, the agent's words, the mood before."""

    labels: Set[str]
    agent: TurnView | None
    mood: float
    is_first: bool


@dataclass(frozen=True, slots=True)
class Mood:
    """-1, 0 or 1, and whether the turn insults or threatens the agent."""

    sentiment: int
    is_abuse: bool


def of_turn(conversation: Conversation, view: TurnView, before: Before) -> Mood:
    """The mood of a customer's turn."""
    model = load(MODEL)
    margins = model.margins(of_customer(conversation, view, before), view.turn.language)
    negative, positive, abuse = margins.tolist()
    sentiment = 0 if max(negative, positive) < 0 else -1 if negative >= positive else 1
    return Mood(sentiment, abuse >= 0)


def of_customer(conversation: Conversation, view: TurnView, before: Before) -> Features:
    """Features of a customer's turn, named like those of `nlp.judging.features`."""
    kinds = in_a_row(view)
    kinds |= _shape(view)
    kinds |= in_lists(conversation, view.turn)
    kinds |= _before(before)
    kinds["low"] = _ladder(view.valence.low)
    kinds["high"] = _ladder(view.valence.high)
    kinds["mean"] = _ladder(view.valence.value)
    return Features(kinds, view.words)


def _shape(view: TurnView) -> Kinds:
    text = view.turn.text
    marks = (
        ("?", view.asks),
        ("!", "!" in text),
        ("!!", "!!" in text),
        ("...", "..." in text or "…" in text),
        ("??", "??" in text or "?!" in text or "!?" in text),
        ("num", view.has_number),
    )
    shown = [name for name, is_so in marks if is_so]
    shown.append(f"up{capitals(text)}")
    return {"len": (str(bucket(view.size, _LENGTHS)),), "x": shown}


def _before(before: Before) -> Kinds:
    kinds: Kinds = {"al": before.labels or ("none",), "mood": _ladder(before.mood)}
    if before.is_first:
        kinds["p"] = ("first",)
    if before.agent is not None:
        kinds["ac"] = ("?" if before.agent.asks else ".",)
        kinds["aw"] = before.agent.said[-_LAST_WORDS:]
    return kinds


@lru_cache(maxsize=4096)
def _ladder(value: float) -> tuple[str, ...]:
    """The steps that a value has climbed, downwards below zero: a straight line in the weights is a slope."""
    if value > 0:
        return tuple(f">{step}" for step in _STEPS if 0 < step < value)
    return tuple(f"<{step}" for step in _STEPS if value < step < 0)

"""Sentiment and abuse of a customer's turn: words, valence, what the agent has just done, the mood before.

Three outputs, `negative`, `positive` and `abuse`. A turn is negative or positive where that output is above
its threshold (the farther one where both are); else it is neutral.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from nlp.conversation import MAX_LOOK_BACK, Conversation
from nlp.judging.features import Features, bucket, capitals, in_a_row, in_lists
from nlp.judging.linear import load
from nlp.judging.views import TurnView
from nlp.text import PreparedTurn

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
    names = [*in_a_row(view), *_shape(view), *in_lists(conversation, view.turn), *_before(before)]
    names += _ladder("low", view.valence.low)
    names += _ladder("high", view.valence.high)
    names += _ladder("mean", view.valence.value)
    return Features(frozenset(names), view.words)


def _shape(view: TurnView) -> Iterator[str]:
    text = view.turn.text
    yield f"len:{bucket(view.size, _LENGTHS)}"
    yield f"x:up{capitals(text)}"
    marks = {"?": view.asks, "!": "!" in text, "!!": "!!" in text, "...": "..." in text or "…" in text}
    marks["??"] = "??" in text or "?!" in text or "!?" in text
    marks["num"] = view.has_number
    yield from (f"x:{name}" for name, is_so in marks.items() if is_so)


def _before(before: Before) -> Iterator[str]:
    if before.is_first:
        yield "p:first"
    yield from (f"al:{label}" for label in sorted(before.labels))
    if not before.labels:
        yield "al:none"
    yield from _ladder("mood", before.mood)
    if before.agent is not None:
        yield "ac:?" if before.agent.asks else "ac:."
        yield from {f"aw:{word}" for word in before.agent.said[-_LAST_WORDS:]}


def _ladder(name: str, value: float) -> Iterator[str]:
    """The steps that a value has climbed, downwards below zero: a straight line in the weights is a slope."""
    if value > 0:
        yield from (f"{name}:>{step}" for step in _STEPS if 0 < step < value)
    elif value < 0:
        yield from (f"{name}:<{step}" for step in _STEPS if value < step < 0)


def labels_between(conversation: Conversation, turn: PreparedTurn) -> frozenset[str]:
    """Labels of the agent's turns since the customer's last one."""
    labels: set[str] = set()
    place = conversation.place(turn)
    for back in range(place - 1, max(place - MAX_LOOK_BACK, 0) - 1, -1):
        other = conversation.turns[back]
        if other.is_customer:
            break
        labels |= conversation.labels(other)
    return frozenset(labels)

"""The features of a turn by name: what the models were fitted on and what they read, in one place.

A name is `<kind>:<what>`; every feature is there or not. Kinds of an agent's turn:

* `w` a word, `c` letters within a word, `b` and `t` two and three words in a row within a sentence;
* `len gt ns x` length, sentences, marks and capitals; `p` whether it is the agent's first or second turn;
* `e er h hn` what the rules found: label, reason, phrase list, note of the phrase;
* `pc pcl pch pw pf pf2 share` the customer's turn before; `pa pe se fr frb` the agent's turns before;
* `n nf nf2 nl` the customer's turn after it, where there is one.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from nlp.conversation import Conversation
from nlp.judging.views import PLEASED, UPSET, TurnView, view_of
from nlp.text import PreparedTurn
from nlp.types import Finding

# How much a feature of a kind counts beside a word (1): the rarer its features, the less each is trusted.
SCALES = {
    "c": 0.5, "t": 0.7, "gt": 0.5, "pw": 0.5, "pf": 0.5, "pf2": 0.5, "se": 0.5, "fr": 0.5, "frb": 0.7,
    "n": 0.5, "nf": 0.5, "nf2": 0.5, "nl": 0.5,
}  # fmt: skip
# Kinds of words in a row: their values are tuples.
IN_A_ROW = frozenset({"b", "t"})
# Three letters that are not small ASCII ones: without them no word is in capitals.
_SHOUTED = re.compile(r"[^\W\d_a-z]{3}")
_LETTERS = 4
_LENGTHS, _LONGER = (0, 1, 2, 4, 7, 11, 16, 24, 40), (3, 6, 10, 15, 22, 30, 40)
_HEARD, _ANSWERED = (2, 5, 12, 30), (1, 3, 6, 12)
_MAX_SENTENCES, _MAX_SHARED, _MAX_CAPITALS = 5, 3, 3
_LAST_WORDS, _FRAGMENT_WORDS = 10, 5
_SHARED_LETTERS = 5
_PLAIN_MARKS = frozenset({".", "?", "!", ","})
# Lists that say nothing on their own, or whose notes are numbers.
_SKIPPED_LISTS = frozenset({"valence", "boosters", "negations"})
_LISTS_ASKED = ("thanks", "probing_question", "question_opener", "flat_refusal_request")
_MAX_NOTE = 14


Value: TypeAlias = str | tuple[str, ...]
Kinds: TypeAlias = dict[str, Collection[Value]]


@dataclass(frozen=True, slots=True)
class Features:
    """What is there of each kind: `kinds` as described above; `words` stand for their `w` and `c` features.

    Words in a row are tuples. A feature may be named twice; it is there once.
    """

    kinds: Mapping[str, Collection[Value]]
    words: frozenset[str]

    def names(self) -> frozenset[str]:
        """The features of `kinds` as `<kind>:<what>`."""
        return frozenset(
            f"{kind}:{value if isinstance(value, str) else ' '.join(value)}"
            for kind, values in self.kinds.items()
            for value in values
        )


@dataclass(frozen=True)
class Context:
    """A conversation and what the rules found in it, by turn index."""

    conversation: Conversation
    evidence: dict[int, tuple[Finding, ...]]


@lru_cache(maxsize=50_000)
def spelled(word: str) -> tuple[str, ...]:
    """The `w` and `c` features of a word."""
    if not word.isalpha():
        return (f"w:{word}",)
    closed = f"^{word}$"
    parts = (closed[at : at + _LETTERS] for at in range(len(closed) - _LETTERS + 1))
    return (f"w:{word}", *(f"c:{part}" for part in parts))


def of_agent(context: Context, place: int, before: "Before") -> Features:
    """Features of the agent's turn at a place; `before` is what was gathered over the turns up to it."""
    view = view_of(context.conversation, place)
    kinds = in_a_row(view)
    kinds |= _shape(view)
    kinds |= _found(context, view.turn)
    kinds |= _customer_before(context, view, before)
    kinds |= _agent_before(context, view, place, before)
    kinds |= _after(context, place)
    return Features(kinds, view.words)


@dataclass
class Before:
    """What lies before a turn, gathered while going through the conversation."""

    customer: TurnView | None = None
    agent: TurnView | None = None
    agent_place: int = -1
    agent_turns: int = 0
    labels: set[str] = field(default_factory=set)

    def pass_over(self, context: Context, place: int) -> None:
        """Take the turn at a place in, once it has been read."""
        view = view_of(context.conversation, place)
        if view.turn.is_agent:
            self.agent, self.agent_place = view, place
            self.agent_turns += 1
            self.labels.update(f.label for f in context.evidence.get(view.turn.index, ()))
        elif view.turn.is_customer:
            self.customer = view


def in_a_row(view: TurnView) -> Kinds:
    """Two and three words in a row."""
    pairs: list[Value] = []
    triples: list[Value] = []
    for sentence in view.sentences:
        pairs += pairwise(sentence)
        triples += zip(sentence, sentence[1:], sentence[2:], strict=False)
    return {"b": pairs, "t": triples}


def _shape(view: TurnView) -> Kinds:
    text = view.turn.text
    size = view.size
    marks = [f"up{capitals(text)}"]
    if view.asks:
        marks.append("?")
        if text.rstrip().endswith("?"):
            marks.append("?end")
    if "!" in text:
        marks.append("!")
    if view.has_number:
        marks.append("num")
    if _PLAIN_MARKS.isdisjoint(view.tokens):
        marks.append("nopunct")
    return {
        "len": (str(bucket(size, _LENGTHS)),),
        "gt": [str(length) for length in _LONGER if size > length],
        "ns": (str(min(len(view.turn.sentences), _MAX_SENTENCES)),),
        "x": marks,
        "v": _sound(view),
    }


def _sound(view: TurnView) -> list[str]:
    sound = ["neg"] if view.valence.low < UPSET else []
    if view.valence.high > PLEASED:
        sound.append("pos")
    return sound


def capitals(text: str) -> int:
    """Number of words of three letters or more in capitals, at most three."""
    if _SHOUTED.search(text) is None:
        return 0
    shouted = sum(len(word) > 2 and word.isupper() and word.isalpha() for word in text.split())
    return min(shouted, _MAX_CAPITALS)


def _found(context: Context, turn: PreparedTurn) -> Kinds:
    evidence = context.evidence.get(turn.index, ())
    return {
        "e": [f.label for f in evidence],
        "er": [f.reason.code for f in evidence],
        **in_lists(context.conversation, turn),
    }


def in_lists(conversation: Conversation, turn: PreparedTurn) -> Kinds:
    """The phrase lists that the turn holds phrases of, and the notes of these."""
    found = conversation.all_hits(turn)
    names = [name for name in found if name not in _SKIPPED_LISTS and not name.startswith("form_")]
    notes = [
        f"{name}:{hit.note}"
        for name in names
        if not name.startswith("jargon")
        for hit in found[name]
        if hit.note and len(hit.note) < _MAX_NOTE
    ]
    return {"h": names, "hn": notes}


def _customer_before(context: Context, view: TurnView, before: Before) -> Kinds:
    heard = before.customer
    if heard is None:
        return {"pc": ("none",)}
    marks = ["?" if heard.asks else ".", *_sound(heard)]
    if "!" in heard.turn.text:
        marks.append("!")
    if heard.has_number:
        marks.append("num")
    hits = context.conversation.all_hits(heard.turn)
    said = heard.said
    shared = sum(len(word) >= _SHARED_LETTERS for word in view.words & heard.words)
    return {
        "pc": marks,
        "pcl": (str(bucket(len(said), _HEARD)),),
        "pch": [name for name in _LISTS_ASKED if name in hits],
        "pw": said[-_LAST_WORDS:],
        "pf": said[:1],
        "pf2": (" ".join(said[:2]),) if said else (),
        "share": (str(min(shared, _MAX_SHARED)),),
    }


def _agent_before(context: Context, view: TurnView, place: int, before: Before) -> Kinds:
    kinds: Kinds = {"p": (("first", "second", "mid")[min(before.agent_turns, 2)],)}
    said = before.agent
    if said is None:
        return kinds
    directly = before.agent_place == place - 1
    if directly:
        kinds["pa"] = ("adj",)
    kinds["pe"] = [f.label for f in context.evidence.get(said.turn.index, ())]
    kinds["se"] = before.labels
    listened = before.customer is not None and before.customer.is_backchannel
    if (directly or listened) and said.ends_open:
        kinds["fr"] = ("yes", *said.said[-_FRAGMENT_WORDS:])
        if view.said:
            kinds["frb"] = (f"{said.said[-1]} {view.said[0]}",)
    return kinds


def _after(context: Context, place: int) -> Kinds:
    turns = context.conversation.turns
    if place + 1 >= len(turns):
        return {}
    if not turns[place + 1].is_customer:
        return {"n": ("agent",)}
    answer = view_of(context.conversation, place + 1)
    said = answer.said
    hits = context.conversation.all_hits(answer.turn)
    facts = (
        ("num", answer.has_number),
        ("?", answer.asks),
        ("back", answer.is_backchannel),
        ("neg", answer.valence.low < UPSET),
        ("thanks", "thanks" in hits),
        ("closing", "closing" in hits),
    )
    return {
        "n": [name for name, is_so in facts if is_so],
        "nf": said[:1],
        "nf2": (f"{said[0]} {said[1]}",) if len(said) > 1 else (),
        "nl": (str(bucket(len(said), _ANSWERED)),),
    }


def bucket(number: float, bounds: Sequence[float]) -> int:
    """How many of the bounds (ascending) the number is above."""
    return next((place for place, bound in enumerate(bounds) if number <= bound), len(bounds))


def kind(name: str) -> str:
    """The kind of a feature."""
    return name.partition(":")[0]

"""The features of a turn by name: what the models were fitted on and what they read, in one place.

A name is `<kind>:<what>`; every feature is there or not. Kinds of an agent's turn:

* `w` a word, `c` letters within a word, `b` and `t` two and three words in a row within a sentence;
* `len gt ns x` length, sentences, marks and capitals; `p` whether it is the agent's first or second turn;
* `e er h hn` what the rules found: label, reason, phrase list, note of the phrase;
* `pc pcl pch pw pf pf2 share` the customer's turn before; `pa pe se fr frb` the agent's turns before;
* `n nf nf2 nl` the customer's turn after it, where there is one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from nlp.conversation import Conversation
from nlp.judging.views import PLEASED, UPSET, TurnView, view_of
from nlp.text import PreparedTurn
from nlp.types import Finding

# How much a feature of a kind counts beside a word (1): the rarer its features, the less each is trusted.
SCALES = {
    "c": 0.5, "t": 0.7, "gt": 0.5, "pw": 0.5, "pf": 0.5, "pf2": 0.5, "se": 0.5, "fr": 0.5, "frb": 0.7,
    "n": 0.5, "nf": 0.5, "nf2": 0.5, "nl": 0.5,
}  # fmt: skip
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


@dataclass(frozen=True, slots=True)
class Features:
    """`names` as described above; `words` stand for their `w` and `c` features, made once a word."""

    names: frozenset[str]
    words: frozenset[str]


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
    names = [
        *in_a_row(view),
        *_shape(view),
        *_found(context, view.turn),
        *_customer_before(context, view, before),
    ]
    names += _agent_before(context, view, place, before)
    names += _after(context, place)
    return Features(frozenset(names), view.words)


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


def in_a_row(view: TurnView) -> list[str]:
    """Two and three words in a row."""
    names: list[str] = []
    for sentence in view.sentences:
        pairs = [f"{first} {second}" for first, second in pairwise(sentence)]
        names += [f"b:{pair}" for pair in pairs]
        names += [f"t:{pair} {third}" for pair, third in zip(pairs, sentence[2:], strict=False)]
    return names


def _shape(view: TurnView) -> Iterator[str]:
    text = view.turn.text
    yield f"len:{bucket(view.size, _LENGTHS)}"
    yield from (f"gt:{length}" for length in _LONGER if view.size > length)
    yield f"ns:{min(len(view.turn.sentences), _MAX_SENTENCES)}"
    if view.asks:
        yield "x:?"
        if text.rstrip().endswith("?"):
            yield "x:?end"
    if "!" in text:
        yield "x:!"
    yield f"x:up{capitals(text)}"
    if view.has_number:
        yield "x:num"
    if _PLAIN_MARKS.isdisjoint(view.tokens):
        yield "x:nopunct"
    yield from _sound(view, "v")


def _sound(view: TurnView, kind: str) -> Iterator[str]:
    if view.valence.low < UPSET:
        yield f"{kind}:neg"
    if view.valence.high > PLEASED:
        yield f"{kind}:pos"


def capitals(text: str) -> int:
    """Number of words of three letters or more in capitals, at most three."""
    if text.islower():
        return 0
    shouted = sum(len(word) > 2 and word.isupper() and word.isalpha() for word in text.split())
    return min(shouted, _MAX_CAPITALS)


def _found(context: Context, turn: PreparedTurn) -> Iterator[str]:
    for label in {f.label for f in context.evidence.get(turn.index, ())}:
        yield f"e:{label}"
    for code in {f.reason.code for f in context.evidence.get(turn.index, ())}:
        yield f"er:{code}"
    yield from in_lists(context.conversation, turn)


def in_lists(conversation: Conversation, turn: PreparedTurn) -> Iterator[str]:
    """The phrase lists that the turn holds phrases of, and the notes of these."""
    for name, hits in conversation.all_hits(turn).items():
        if name in _SKIPPED_LISTS or name.startswith("form_"):
            continue
        yield f"h:{name}"
        if not name.startswith("jargon"):
            yield from {f"hn:{name}:{hit.note}" for hit in hits if hit.note and len(hit.note) < _MAX_NOTE}


def _customer_before(context: Context, view: TurnView, before: Before) -> Iterator[str]:
    heard = before.customer
    if heard is None:
        yield "pc:none"
        return
    yield "pc:?" if heard.asks else "pc:."
    yield f"pcl:{bucket(len(heard.said), _HEARD)}"
    yield from _sound(heard, "pc")
    if "!" in heard.turn.text:
        yield "pc:!"
    if heard.has_number:
        yield "pc:num"
    hits = context.conversation.all_hits(heard.turn)
    yield from (f"pch:{name}" for name in _LISTS_ASKED if name in hits)
    yield from {f"pw:{word}" for word in heard.said[-_LAST_WORDS:]}
    if heard.said:
        yield f"pf:{heard.said[0]}"
        yield f"pf2:{' '.join(heard.said[:2])}"
    shared = sum(len(word) >= _SHARED_LETTERS for word in view.words & heard.words)
    yield f"share:{min(shared, _MAX_SHARED)}"


def _agent_before(context: Context, view: TurnView, place: int, before: Before) -> Iterator[str]:
    yield ("p:first", "p:second", "p:mid")[min(before.agent_turns, 2)]
    said = before.agent
    if said is None:
        return
    directly = before.agent_place == place - 1
    if directly:
        yield "pa:adj"
    yield from {f"pe:{f.label}" for f in context.evidence.get(said.turn.index, ())}
    yield from (f"se:{label}" for label in sorted(before.labels))
    listened = before.customer is not None and before.customer.is_backchannel
    if (directly or listened) and said.ends_open:
        yield "fr:yes"
        yield from {f"fr:{word}" for word in said.said[-_FRAGMENT_WORDS:]}
        if view.said:
            yield f"frb:{said.said[-1]} {view.said[0]}"


def _after(context: Context, place: int) -> Iterator[str]:
    turns = context.conversation.turns
    if place + 1 >= len(turns):
        return
    if not turns[place + 1].is_customer:
        yield "n:agent"
        return
    answer = view_of(context.conversation, place + 1)
    yield from _opening(answer.said)
    yield f"nl:{bucket(len(answer.said), _ANSWERED)}"
    facts = {
        "num": answer.has_number,
        "?": answer.asks,
        "back": answer.is_backchannel,
        "neg": answer.valence.low < UPSET,
    }
    yield from (f"n:{name}" for name, is_so in facts.items() if is_so)
    hits = context.conversation.all_hits(answer.turn)
    yield from (f"n:{name}" for name in ("thanks", "closing") if name in hits)


def _opening(said: Sequence[str]) -> Iterator[str]:
    if said:
        yield f"nf:{said[0]}"
    if len(said) > 1:
        yield f"nf2:{said[0]} {said[1]}"


def bucket(number: float, bounds: Sequence[float]) -> int:
    """How many of the bounds (ascending) the number is above."""
    return next((place for place, bound in enumerate(bounds) if number <= bound), len(bounds))


def kind(name: str) -> str:
    """The kind of a feature."""
    return name.partition(":")[0]

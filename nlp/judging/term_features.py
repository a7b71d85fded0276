"""The features of words that may be a term, by name (`<kind>:<what>`): see `names`."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from nlp.conversation import Conversation
from nlp.judging.term_units import Units, known, units
from nlp.judging.views import TurnView, view_of
from nlp.terms import ACRONYMS, PHRASES, Leave, Listed, Span, leaning, listed, unknown
from nlp.text import PreparedTurn

_LETTERS = 3
_MAX_FOREIGN, _MAX_BESIDE, _MAX_SIZE = 3, 4, 3
_MAX_LENGTH, _WORDS_A_STEP, _MAX_PLACE = 6, 8, 3
_ASKED = 3


@dataclass(frozen=True)
class TermView:
    """An agent's turn with what speaks for terms in it: what lists hold, by tokens, and unknown acronyms."""

    view: TurnView
    units: Units
    listed: dict[Span, Listed]
    acronyms: frozenset[int]
    # The list's spans over each token, and acronyms with their nouns.
    over: dict[int, list[Span]]
    leaning: dict[int, Span]
    answer: "Answer"
    place: int

    @property
    def turn(self) -> PreparedTurn:
        """The turn itself."""
        return self.view.turn


@dataclass(frozen=True)
class Answer:
    """What the customer says next: its words, whether it asks, whether it was not understood."""

    words: frozenset[str] = field(default_factory=frozenset)
    asks: bool = False
    is_lost: bool = False


def term_view(conversation: Conversation, place: int, heard: Set[str], leave: Leave) -> TermView:
    """The agent's turn at a place, without acronyms that were `heard` and lines that are to be left out."""
    view = view_of(conversation, place)
    turn = view.turn
    found = listed(conversation, turn, leave)
    acronyms = frozenset(t for t in unknown(conversation, turn) if turn.typed[t] not in heard)
    over: dict[int, list[Span]] = {}
    for span in found:
        for token in range(*span):
            over.setdefault(token, []).append(span)
    bare = [(token, token + 1) for token in sorted(acronyms)]
    bare += [span for span, entry in found.items() if entry.name == ACRONYMS]
    wholes = [whole for span in bare if (whole := leaning(turn, *span)) != span]
    leans = {token: whole for whole in wholes for token in range(*whole)}
    answer = _answer(conversation, place)
    return TermView(view, units(view, acronyms), found, acronyms, over, leans, answer, place)


def _answer(conversation: Conversation, place: int) -> Answer:
    for turn in conversation.turns[place + 1 : place + _ASKED]:
        if turn.is_customer:
            lost = bool(conversation.hits(turn, "not_understood"))
            return Answer(frozenset(turn.folded), "?" in turn.text, lost)
    return Answer()


def names(read: TermView, first: int, last: int, heard: Set[str]) -> list[str]:
    """Features of the units `first` to `last`; `heard` are words that the customer has said.

    `pat k` the kinds of its words and how many; `g gz` what lists say of it; `acr lean` acronyms; `zmin zmax
    other` how common its words are here and in the other language; `word suf` words and their endings by
    position (`s` alone, `f` first, `m` middle, `l` last); `lc rc lw rw lrc lcf` what stands beside it; `nb`
    other terms in the turn; `heard nxt lost` the customer; `cap ask tl ag` how and where it is written.
    """
    span = read.units.firsts[first], read.units.afters[last]
    over = list(dict.fromkeys(other for token in range(*span) for other in read.over.get(token, ())))
    own = "g" if span in read.listed else "o" if read.acronyms.isdisjoint(range(*span)) else "a"
    found = _kinds(read, first, last)
    found += _in_lists(read, span, over, last - first + 1)
    found += _acronym(read, span)
    found += _words(read.units, read.turn.language, range(first, last + 1), own)
    found += _beside(read.units, first, last, own)
    found += _around(read, span, over, own)
    found += _customer(read, [read.units.words[u] for u in range(first, last + 1)], heard)
    return found


def _kinds(read: TermView, first: int, last: int) -> list[str]:
    parts = []
    for unit in range(first, last + 1):
        kind = read.units.kinds[unit]
        mark = "g" if read.units.firsts[unit] in read.over else ""
        parts.append(f"{mark}{read.units.words[unit]}_" if kind == "F" else mark + kind)
    return [f"pat:{''.join(parts)}", f"k:{last - first + 1}"]


def _in_lists(read: TermView, span: Span, over: Sequence[Span], size: int) -> Iterator[str]:
    entry = read.listed.get(span)
    if entry:
        yield "g:exact"
        yield f"g:{entry.name}"
        yield "g:acr" if entry.name in {ACRONYMS, PHRASES} else f"g:phr{size}"
        if entry.is_cut:
            yield "g:cut"
    elif not over:
        yield "g:none"
        yield f"none:{size}"
    for name in sorted({_relation(span, other) for other in over if other != span}):
        yield f"g:{name}"
        if entry:
            yield f"gx:{name}"


def _relation(span: Span, other: Span) -> str:
    """How another span of the lists lies to this one."""
    if other[0] <= span[0] and span[1] <= other[1]:
        return "inside"
    if span[0] <= other[0] and other[1] <= span[1]:
        return "begins" if span[0] == other[0] else "ends" if span[1] == other[1] else "holds"
    return "crosses"


def _acronym(read: TermView, span: Span) -> Iterator[str]:
    if span[0] in read.acronyms:
        yield "acr:first"
        if span[1] == span[0] + 1:
            yield "acr:alone"
            yield f"acr:{len(read.turn.folded[span[0]])}"
    if span[1] - 1 in read.acronyms:
        yield "acr:last"
    whole = read.leaning.get(span[0])
    if whole is not None and whole[0] <= span[0] and span[1] <= whole[1]:
        yield "lean:is" if whole == span else "lean:in"


def _words(parts: Units, language: str, place: range, own: str) -> Iterator[str]:
    commons, others = [], []
    for unit in place:
        kind, word = parts.kinds[unit], parts.words[unit]
        if kind == "F":
            continue
        at = "s" if len(place) == 1 else "f" if unit == place[0] else "l" if unit == place[-1] else "m"
        yield f"word:{at}{language}{word}"
        yield f"suf:{at}{language}{word[-_LETTERS:]}"
        if kind not in "NK":
            _, common, other = known(word, language)
            commons.append(common)
            if kind != "A":
                others.append(other)
    if commons:
        yield f"zmin:{own}{_step(min(commons))}"
        yield f"zmax:{own}{_step(max(commons))}"
    if others:
        yield f"other:{max(-_MAX_FOREIGN, min(_MAX_FOREIGN, round(max(others))))}"


def _step(common: float) -> int:
    return int(common * 2)


def _beside(parts: Units, first: int, last: int, own: str) -> Iterator[str]:
    left, word_left = (parts.kinds[first - 1], parts.words[first - 1]) if first else ("^", "^")
    is_end = last + 1 == len(parts.kinds)
    right, word_right = ("$", "$") if is_end else (parts.kinds[last + 1], parts.words[last + 1])
    size = min(last - first + 1, _MAX_SIZE)
    yield f"lc:{own}{left}"
    yield f"rc:{own}{right}"
    yield f"lw:{word_left}"
    yield f"rw:{word_right}"
    yield f"lrc:{left}{right}{size}"
    if left == "F":
        yield f"lcf:{word_left}{size}"


def _around(read: TermView, span: Span, over: Sequence[Span], own: str) -> Iterator[str]:
    turn = read.turn
    here = sum(token in read.acronyms for token in range(*span))
    beside = min(len(read.listed) - len(over) + len(read.acronyms) - here, _MAX_BESIDE)
    yield f"nb:{own}{beside}"
    yield from (f"nbg:{number}" for number in range(beside))
    text = turn.text[turn.starts[span[0]] : turn.ends[span[1] - 1]]
    yield f"cap:{_capitals(text)}{'s' if span[1] - span[0] == 1 else 'm'}"
    if turn.is_question(span[0]):
        yield "ask:"
    yield f"tl:{min(len(turn.folded) // _WORDS_A_STEP, _MAX_LENGTH)}"
    yield f"ag:{min(read.place // 2, _MAX_PLACE)}"


def _capitals(text: str) -> str:
    if text.islower():
        return "none"
    if text.isupper():
        return "all"
    return "first" if text[:1].isupper() else "some"


def _customer(read: TermView, words: Sequence[str], heard: Set[str]) -> Iterator[str]:
    if not heard.isdisjoint(words):
        yield "heard:"
    if not read.answer.words.isdisjoint(word for word in words if len(word) > 2):
        yield "nxt:word"
        if read.answer.asks:
            yield "nxt:asks"
        if read.answer.is_lost:
            yield "nxt:lost"
    if read.answer.is_lost:
        yield "lost:"

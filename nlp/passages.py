"""Where an agent's turn stands in known templates, the lines that somebody imposes left out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from nlp.canned.sentences import Sentence, cut, masked_names
from nlp.canned.templates import Match, Templates
from nlp.conversation import Conversation
from nlp.text import PreparedTurn
from nlp.types import Passage

LEGAL = "scripted_legal"
Span = tuple[int, int]


def imposed(conversation: Conversation, turn: PreparedTurn) -> list[Span]:
    """Code points of the sentences that the law or the company imposes, in text order and apart."""
    sentences = (turn.sentence_of(hit.first) for hit in conversation.hits(turn, LEGAL))
    return [(turn.starts[first], turn.ends[after - 1]) for first, after in dict.fromkeys(sentences)]


def found(
    conversation: Conversation, turn: PreparedTurn, spared: Sequence[Span], exempt: Templates | None = None
) -> tuple[Passage, ...]:
    """The ready-made passages of a turn outside `spared`; `exempt` are lines that the team imposes."""
    if not conversation.templates:
        return ()
    transcript = conversation.transcript
    names = masked_names((transcript.agent, transcript.customer, turn.turn.author))
    own = _apart_from(spared, cut(turn.text, names))
    matches = conversation.templates.matches(own)
    if exempt and matches:
        matches = tuple(_apart_from([(one.start, one.end) for one in exempt.matches(own)], matches))
    return tuple(
        Passage(turn.index, m.start, m.end, m.template.text, m.likeness, m.template.conversations)
        for m in matches
    )


def free_words(turn: PreparedTurn, spared: Sequence[Span]) -> list[int]:
    """Numbers of the tokens that are words outside `spared`."""
    if not spared:
        return list(turn.spoken)
    out = marked(turn, spared)
    return [n for n in turn.spoken if not out[n]]


def marked(turn: PreparedTurn, spans: Sequence[Span]) -> list[bool]:
    """For each token of a turn, whether it begins inside one of the spans (in text order, apart)."""
    marks = [False] * len(turn.starts)
    for start, end in spans:
        first, after = bisect_left(turn.starts, start), bisect_right(turn.starts, end - 1)
        marks[first:after] = [True] * (after - first)
    return marks


def merged(found: Sequence[Passage], text: str) -> Iterator[Span]:
    """The spans of passages of one turn; those that only white space parts are one."""
    start = end = -1
    for passage in sorted(found, key=lambda one: (one.start, one.end)):
        if start >= 0 and not text[end : passage.start].strip():
            end = max(end, passage.end)
            continue
        if start >= 0:
            yield start, end
        start, end = passage.start, passage.end
    if start >= 0:
        yield start, end


_Place = TypeVar("_Place", Sentence, Match)


def _apart_from(spans: Sequence[Span], places: Iterable[_Place]) -> list[_Place]:
    """The places that touch none of the spans, which are in text order and apart."""
    ends = [end for _, end in spans]
    kept = []
    for place in places:
        following = bisect_right(ends, place.start)
        if following == len(spans) or spans[following][0] >= place.end:
            kept.append(place)
    return kept

"""Which words of an agent are a term here, and where it begins and ends.

What the glossary holds, acronyms and words that are rare in general are each weighed with the words beside
them: alone, as two or three words, in Italian joined by "di" and the like. A linear model over named features
(`nlp.judging.term_features`) scores each; of those that overlap, the one with most above its threshold holds.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from nlp.conversation import Conversation
from nlp.judging.linear import LinearModel, load
from nlp.judging.term_features import TermView, names, term_view
from nlp.judging.term_units import RARE, UNCOMMON, Units, known
from nlp.terms import Span, Term

MODEL, OUTPUT = "terms", "term"
_IT_LINKS = "di del dello della dell' dei degli delle d' a al alla in da per su con"
_LINKS = {"it": frozenset(_IT_LINKS.split()), "en": frozenset({"of", "to"})}
# From its seed a term goes so many units to the left and right: farther from what lists hold, over a small
# word too.
_NEAR = ((0, 0), (-1, 0), (0, 1))
_FAR = (*_NEAR, (-1, 1), (0, 2), (-2, 0))
_RIGHT_LINKED, _LEFT_LINKED = ((0, 2), (0, 3), (-1, 2)), ((-2, 0), (-2, 1))
# From this much commoner in the other language on (zipf) a word is called a foreign one.
_FOREIGN = 0.5


@dataclass
class Said:
    """What counts as known: words, and whole phrases, that the customer said or that customers do know.

    `judged` are texts that were weighed before: a term is reported, or not, at its first use.
    """

    known: set[str] = field(default_factory=set)
    judged: set[str] = field(default_factory=set)

    def covers(self, words: Sequence[str]) -> bool:
        """Whether the customer knows these words, together or one by one."""
        return " ".join(words) in self.known or self.known.issuperset(words)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a term: tokens, units, features."""

    span: Span
    units: Span
    names: tuple[str, ...]


def _nothing(_phrase: str) -> bool:
    return False


def candidates(read: TermView, said: Said) -> list[Candidate]:
    """What may be a term in a turn: a bounded number at each rare word or word of a list."""
    turn, parts = read.turn, read.units
    found: dict[Span, Span] = {}
    for first, last in _reached(read):
        found[parts.firsts[first], parts.afters[last]] = first, last
    kept = []
    for span, (first, last) in found.items():
        text = turn.text[turn.starts[span[0]] : turn.ends[span[1] - 1]].lower()
        if text in said.judged or said.covers(turn.folded[span[0] : span[1]]):
            continue
        said.judged.add(text)
        kept.append(Candidate(span, (first, last), tuple(names(read, first, last, said.known))))
    return kept


def _reached(read: TermView) -> Iterator[Span]:
    """First and last unit of each candidate."""
    parts = read.units
    sure = _sure(read)
    for first, after in read.listed:
        yield parts.at[first], parts.at[after - 1]
    for unit, kind in enumerate(parts.kinds):
        if unit in sure:
            yield from _around(parts, unit, _FAR)
            yield from _linked(parts, unit, _LINKS[read.turn.language])
        elif (kind in RARE or (sure and kind in UNCOMMON)) and len(parts.words[unit]) > 1:
            yield from _around(parts, unit, _NEAR)


def _sure(read: TermView) -> frozenset[int]:
    """Units that lists hold or that are unknown acronyms."""
    at, kinds = read.units.at, read.units.kinds
    return frozenset(at[token] for token in (*read.over, *read.acronyms) if kinds[at[token]] != ".")


def _linked(parts: Units, seed: int, links: frozenset[str]) -> Iterator[Span]:
    if parts.holds(seed + 1) and parts.words[seed + 1] in links:
        yield from _around(parts, seed, _RIGHT_LINKED)
    if parts.holds(seed - 1) and parts.words[seed - 1] in links:
        yield from _around(parts, seed, _LEFT_LINKED)


def _around(parts: Units, seed: int, reach: Sequence[Span]) -> Iterator[Span]:
    for left, right in reach:
        first, last = seed + left, seed + right
        if parts.counts(first) and parts.counts(last) and all(map(parts.holds, range(first, last + 1))):
            yield first, last


def judged_terms(
    conversation: Conversation, place: int, said: Said, leave: Callable[[str], bool] = _nothing
) -> list[Term]:
    """The terms of the agent's turn at a place, in the order of the text."""
    read = term_view(conversation, place, said.known, leave)
    found = candidates(read, said)
    if not found:
        return []
    model = load(MODEL)
    margins = _margins(model, [candidate.names for candidate in found], read.turn.language)
    kept = [found[number] for number in best([c.span for c in found], margins)]
    return sorted((_term(read, one, model) for one in kept), key=lambda term: term.first)


def best(spans: Sequence[Span], margins: Sequence[float]) -> list[int]:
    """Numbers of the spans that hold, the ones with the most above zero first; none overlaps another."""
    kept: list[int] = []
    taken: set[int] = set()
    held = [number for number, margin in enumerate(margins) if margin >= 0]
    for number in sorted(held, key=lambda number: -margins[number]):
        if taken.isdisjoint(range(*spans[number])):
            taken.update(range(*spans[number]))
            kept.append(number)
    return kept


def _margins(model: LinearModel, rows: Sequence[Sequence[str]], language: str) -> list[int]:
    """How far each candidate is above the threshold, all in one go."""
    known = model.by_name
    flat: list[int] = []
    ends = [0]
    for features in rows:
        flat += [known[name] for name in features if name in known]
        ends.append(len(flat))
    weights = model.weights.take(np.array(flat, dtype=np.intp), axis=0)[:, 0]
    total = np.concatenate([[0], np.cumsum(weights, dtype=np.int64)])
    at = np.array(ends, dtype=np.intp)
    margins = total[at[1:]] - total[at[:-1]] + int(model.bias[0]) - int(model.thresholds[language][0])
    values: list[int] = margins.tolist()
    return values


def _term(read: TermView, candidate: Candidate, model: LinearModel) -> Term:
    """The term with what lists say of it, or else what spoke for it most."""
    first, after = candidate.span
    key = " ".join(read.turn.folded[first:after])
    entry = read.listed.get(candidate.span)
    if entry:
        return Term(first, after, key, entry.plain)
    inner = [span for token in range(first, after) for span in read.over.get(token, ())]
    within = (span for span in inner if first <= span[0] and span[1] <= after)
    whole = max(within, key=lambda span: span[1] - span[0], default=None)
    if whole:
        return Term(first, after, key, read.listed[whole].plain, within=whole)
    if not read.acronyms.isdisjoint(range(first, after)):
        return Term(first, after, key, "", "jargon.acronym")
    return Term(first, after, key, "", _why(read, candidate, model))


def _why(read: TermView, candidate: Candidate, model: LinearModel) -> str:
    """Why words that no list has are taken for a term."""
    parts = [
        known(read.units.words[unit], read.turn.language)
        for unit in range(candidate.units[0], candidate.units[1] + 1)
    ]
    if read.turn.language == "it" and any(kind == "E" and other > _FOREIGN for kind, _, other in parts):
        return "jargon.english"
    near = sum(
        int(model.weights[model.by_name[name], 0])
        for name in candidate.names
        if name.startswith("nb") and name in model.by_name
    )
    return "jargon.beside" if near > 0 and (read.listed or read.acronyms) else "jargon.rare"

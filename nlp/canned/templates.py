"""Known sentences found again, verbatim or nearly so: slots filled, a word changed, a clause put before.

An exact sentence is a look-up. For any other the runs of three words name a few templates to compare with,
and only with those. Known misses: a template said in other words; a piece of it shorter than six words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from nlp.canned.sentences import SLOT, Sentence, as_template, cut

# Fewer words than this are ordinary courtesy unless they stand beside a template that ends or begins so.
MIN_WORDS = 5
# A sentence so short counts alone only where the team itself gave it as a template, and it is the same.
MIN_GIVEN = 3
LIKE, LIKE_SHORT, SHORT = 76.0, 84.0, 7
# From here on no look at the ends is needed.
SAME = 0.9
# Of how many templates a sentence is compared with, and how many are remembered for a run of words.
CANDIDATES, SHARING = 5, 40
RUN = 3
# A piece of a template inside another sentence.
MIN_PIECE, DENSITY = 6, 0.65
# Words between two matching stretches that are an edit, or what fills a slot.
EDIT, FILLING = 2, 6


@dataclass(frozen=True, slots=True)
class Template:
    """A text that agents use ready-made. `conversations`: in how many it was seen, 0 where it was given.

    `beside`: keys of short sentences that stand next to it ("grazie", "buona giornata").
    """

    text: str
    conversations: int = 0
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """Code points `start` to `end` of a text that stand in `template`; `likeness` is 0 to 1."""

    start: int
    end: int
    template: Template
    likeness: float


@dataclass(frozen=True, slots=True)
class _Known:
    words: tuple[str, ...]
    key: str
    template: Template


class Templates:
    """An index over templates. Same templates in the same order, same matches."""

    def __init__(self, templates: Iterable[Template]) -> None:
        self.all = tuple(templates)
        self._known: list[_Known] = []
        self._exact: dict[str, int] = {}
        self._runs: dict[str, list[int]] = defaultdict(list)
        for template in self.all:
            self._add(template)

    def __len__(self) -> int:
        return len(self.all)

    def _add(self, template: Template) -> None:
        sentences = list(cut(as_template(template.text)))
        short = frozenset(sentence.key for sentence in sentences if sentence.real < MIN_WORDS)
        template = Template(template.text, template.conversations, template.beside | short)
        for sentence in sentences:
            if sentence.real < MIN_GIVEN or sentence.key in self._exact:
                continue
            number = self._exact[sentence.key] = len(self._known)
            self._known.append(_Known(sentence.words, sentence.key, template))
            if sentence.real >= MIN_WORDS:
                for run in dict.fromkeys(runs(sentence.words)):
                    if len(self._runs[run]) < SHARING:
                        self._runs[run].append(number)

    def matches(self, sentences: Sequence[Sentence]) -> tuple[Match, ...]:
        """Where the sentences of a text stand in templates, in text order."""
        found = [self._match(sentence) for sentence in sentences]
        for place, *beside in short_ones(sentences):
            sentence = sentences[place]
            if not found[place]:
                near = (match.template for other in beside if other is not None for match in found[other])
                template = next((one for one in near if sentence.key in one.beside), None)
                if template is not None:
                    found[place] = [Match(sentence.start, sentence.end, template, 1.0)]
        return tuple(match for matches in found for match in matches)

    def _match(self, sentence: Sentence) -> list[Match]:
        exact = self._exact.get(sentence.key)
        if exact is not None:
            return [Match(sentence.start, sentence.end, self._known[exact].template, 1.0)]
        if sentence.real < MIN_WORDS:
            return []
        pieces: list[Match] = []
        for known in self._candidates(sentence):
            stretches = list(_stretches(sentence.words, known.words))
            likeness = likeness_of(sentence.real, sentence.key, known.key)
            if likeness >= SAME or (likeness and _reaches_ends(stretches, sentence)):
                return [Match(sentence.start, sentence.end, known.template, round(likeness, 3))]
            for stretch in stretches:
                piece = _piece(sentence, stretch, known.template)
                if piece is not None and all(_apart(piece, other) for other in pieces):
                    pieces.append(piece)
        return sorted(pieces, key=lambda piece: piece.start)

    def _candidates(self, sentence: Sentence) -> list[_Known]:
        votes: Counter[int] = Counter()
        for run in runs(sentence.words):
            votes.update(self._runs.get(run, ()))
        best = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:CANDIDATES]
        return [self._known[number] for number, _ in best]


def runs(words: Sequence[str]) -> Iterator[str]:
    """Every RUN words in a row that are not mostly slots."""
    for start in range(len(words) - RUN + 1):
        run = words[start : start + RUN]
        if run.count(SLOT) <= 1:
            yield " ".join(run)


def likeness_of(real: int, key: str, known: str) -> float:
    """How alike two keys are by their letters, 0 to 1; 0 where that is less than near."""
    return fuzz.ratio(key, known, score_cutoff=LIKE if real >= SHORT else LIKE_SHORT) / 100


def short_ones(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int | None, int | None]]:
    """Each sentence below MIN_WORDS, and the nearest longer ones before and after it."""
    following: list[int | None] = [None] * len(sentences)
    for place in range(len(sentences) - 2, -1, -1):
        following[place] = place + 1 if sentences[place + 1].real >= MIN_WORDS else following[place + 1]
    before: int | None = None
    for place, sentence in enumerate(sentences):
        if sentence.real >= MIN_WORDS:
            before = place
        else:
            yield place, before, following[place]


def _apart(one: Match, other: Match) -> bool:
    return one.end <= other.start or other.end <= one.start


@dataclass(slots=True)
class _Stretch:
    """Words `first` to `after` of a sentence: `same` of them stand in a template, `filled` in its slots."""

    first: int
    after: int
    same: int
    filled: int = 0


def _reaches_ends(stretches: Sequence[_Stretch], sentence: Sentence) -> bool:
    """Whether what matches begins and ends where the sentence does, an edited word or two apart."""
    last = len(sentence.words) - EDIT
    return bool(stretches) and stretches[0].first <= EDIT and stretches[-1].after >= last


def _stretches(words: Sequence[str], known: Sequence[str]) -> Iterator[_Stretch]:
    """The stretches of words that also stand so in `known`, across edits and slots."""
    now: _Stretch | None = None
    at = 0
    for block in LCSseq.opcodes(words, known).as_matching_blocks():
        if not block.size:
            continue
        gap = block.a - now.after if now is not None else 0
        slot = EDIT < gap <= FILLING and SLOT in known[at : block.b]
        if now is not None and (gap <= EDIT or slot):
            now.same, now.after = now.same + block.size, block.a + block.size
            now.filled += gap if slot else 0
        else:
            if now is not None:
                yield now
            now = _Stretch(block.a, block.a + block.size, block.size)
        at = block.b + block.size
    if now is not None:
        yield now


def _piece(sentence: Sentence, stretch: _Stretch, template: Template) -> Match | None:
    """The match of a stretch that is long and dense enough to be no chance."""
    share = stretch.same / (stretch.after - stretch.first - stretch.filled)
    slots = sentence.words[stretch.first : stretch.after].count(SLOT)
    if stretch.same - slots < MIN_PIECE or share < DENSITY:
        return None
    end = sentence.end if stretch.after == len(sentence.words) else sentence.ends[stretch.after - 1]
    return Match(sentence.starts[stretch.first], end, template, round(share, 3))

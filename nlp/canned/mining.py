"""Templates learned from conversations: sentences that recur, nearly alike, in several of them.

One conversation at a time, once; memory grows with the distinct sentences only, and of those that were seen
once no more than LIMIT are kept. Known misses: what recurs inside longer sentences of speech without full
stops; what every agent says in words of their own.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from nlp.canned.sentences import Sentence, cut
from nlp.canned.templates import MIN_WORDS, Template, likeness_of, runs, short_ones

# In how many conversations a sentence must stand. Chance grows with the collection, sooner for short ones: at
# least one conversation in so many.
NEEDED, LONG = 2, 8
ONE_IN, ONE_IN_SHORT = 2_000, 200
# A sentence is looked up by its runs of words with the smallest numbers, the same ones in every process.
MARKS, SHARING, COMPARED = 8, 20, 6
LIMIT = 400_000


@dataclass(slots=True)
class _Recurring:
    """A sentence as first met, in how many conversations it was seen, and which was the last."""

    key: str
    text: str
    real: int
    marks: tuple[int, ...]
    seen: int = 0
    last: int = 0


class Miner:
    """Counts the agents' sentences over conversations. The order of the input decides ties."""

    def __init__(self) -> None:
        self.conversations = 0
        self._by_key: dict[str, _Recurring] = {}
        self._by_mark: dict[int, list[_Recurring]] = {}
        self._beside: Counter[tuple[str, str]] = Counter()
        self._once = 0

    def learn(self, texts: Iterable[str], names: frozenset[str] = frozenset()) -> None:
        """Count the sentences of one conversation's agent turns, each once."""
        self.conversations += 1
        beside: set[tuple[str, str]] = set()
        for text in texts:
            sentences = list(cut(text, names))
            found = [self._count(text, one).key if one.real >= MIN_WORDS else "" for one in sentences]
            for place, before, after in short_ones(sentences):
                near = (found[other] for other in (before, after) if other is not None)
                beside.update((key, sentences[place].key) for key in near)
        self._beside.update(beside)
        if self._once > LIMIT:
            self._forget()

    def templates(self) -> tuple[Template, ...]:
        """The sentences that recur, the most frequent first, each in the words of its first use."""
        found = [one for one in self._distinct() if one.seen >= self._needed(one.real)]
        beside: dict[str, set[str]] = {one.key: set() for one in found}
        for (key, short), count in self._beside.items():
            if key in beside and count >= self._needed(LONG):
                beside[key].add(short)
        found.sort(key=lambda one: -one.seen)
        return tuple(Template(one.text, one.seen, frozenset(beside[one.key])) for one in found)

    def _needed(self, real: int) -> int:
        return max(NEEDED, self.conversations // (ONE_IN if real >= LONG else ONE_IN_SHORT))

    def _distinct(self) -> list[_Recurring]:
        return [one for key, one in self._by_key.items() if key == one.key]

    def _count(self, text: str, sentence: Sentence) -> _Recurring:
        key = sentence.key
        found = self._by_key.get(key)
        if found is None:
            marks = _marks(sentence.words)
            found = self._alike(sentence.real, key, marks)
            if found is None:
                found = _Recurring(key, text[sentence.start : sentence.end], sentence.real, marks)
                self._index(found)
            self._by_key[key] = found
        if found.last != self.conversations:
            found.last = self.conversations
            found.seen += 1
            self._once += {1: 1, 2: -1}.get(found.seen, 0)
        return found

    def _alike(self, real: int, key: str, marks: Iterable[int]) -> _Recurring | None:
        """The sentence seen before that this one is an edition of."""
        votes: Counter[str] = Counter()
        for mark in marks:
            votes.update(one.key for one in self._by_mark.get(mark, ()))
        shortlist = [other for other, _ in votes.most_common(COMPARED)]
        likeness, best = max(
            ((likeness_of(real, key, other), other) for other in shortlist), default=(0.0, "")
        )
        return self._by_key[best] if likeness else None

    def _index(self, one: _Recurring) -> None:
        for mark in one.marks:
            sharing = self._by_mark.setdefault(mark, [])
            if len(sharing) < SHARING:
                sharing.append(one)

    def _forget(self) -> None:
        """Let go of what was seen in one conversation only: of millions of those few would come again."""
        kept = [one for one in self._distinct() if one.seen > 1]
        self._by_key = {one.key: one for one in kept}
        self._by_mark, self._once = {}, 0
        for one in kept:
            self._index(one)
        self._beside = Counter(
            {pair: n for pair, n in self._beside.items() if n > 1 and pair[0] in self._by_key}
        )


def _marks(words: Sequence[str]) -> tuple[int, ...]:
    numbers = {crc32(run.encode("utf-8", "surrogatepass")) for run in runs(words)}
    return tuple(sorted(numbers)[:MARKS])

"""Phrase lists as data, and one automaton a language that finds them all in one pass.

`nlp.phrase_files` says how the lists are written, `nlp.patterns` what a phrase may hold. Phrases are folded
like the text: case, accents and curly apostrophes do not count.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

import ahocorasick_rs

from nlp import compiled, phrase_files, vocabulary
from nlp.compiling import AS_TYPED, Compiled, Entry, Follower, only
from nlp.phrase_files import LexiconError, read
from nlp.reading import Reader
from nlp.text import PreparedTurn, is_break

__all__ = ["Hit", "LexiconError", "Lexicons", "load", "read"]

_ENDS = frozenset({".", "!", "?", "\n"})

# Where each key was found: token -> key -> the token after it.
_Found = Mapping[int, Mapping[int, int]]


class Hit(NamedTuple):
    """A phrase of a lexicon at tokens `first` to `after` (end exclusive) of a turn."""

    lexicon: str
    phrase: str
    note: str
    first: int
    after: int


class Lexicons:
    """All phrase lists of one language behind one automaton."""

    def __init__(
        self,
        language: str,
        lists: Compiled,
        content_hash: str,
        *,
        fillers: frozenset[str] = frozenset(),
    ) -> None:
        self.language = language
        self.hash = content_hash
        self.names = lists.names
        self.keys = lists.keys
        self.fillers = fillers
        self._entries = lists.entries
        # By key the entries that begin with it, each with the keys of which a turn must hold one to go on.
        self._starting: dict[int, list[tuple[frozenset[int] | None, Entry]]] = defaultdict(list)
        for entry in lists.entries:
            needed = next((step.keys for step in entry.after if not step.optional), None)
            for key in entry.first:
                self._starting[key].append((needed, entry))
        self._automaton = ahocorasick_rs.AhoCorasick(lists.keys) if lists.keys else None

    def scan(self, turn: PreparedTurn) -> dict[str, tuple[Hit, ...]]:
        """Hits by lexicon; within one, overlaps leave the longest, leftmost first.

        Lists about how words are typed are looked up in what was typed, the others in what was meant.
        """
        found = self.scan_read(turn)
        if turn.as_typed is turn:
            return found
        meant = {name: hits for name, hits in found.items() if name not in AS_TYPED}
        return meant | self._typed.scan_read(turn.as_typed)

    @cached_property
    def reader(self) -> Reader:
        """What reads typos as the words of these lists; made ready when it is first asked for."""
        return vocabulary.reader(self.language, self.keys)

    @cached_property
    def _typed(self) -> "Lexicons":
        """The lists about how words are typed, by themselves."""
        return Lexicons(
            self.language, only(self._entries, self.keys, AS_TYPED), self.hash, fillers=self.fillers
        )

    def scan_read(self, turn: PreparedTurn) -> dict[str, tuple[Hit, ...]]:
        """Hits by lexicon in what the words are read as, whatever the list."""
        if self._automaton is None:
            return {}
        at: defaultdict[int, dict[int, int]] = defaultdict(dict)
        positions = turn.positions
        matches = self._automaton.find_matches_as_indexes(turn.joined, overlapping=True)
        for key, start, end in matches:
            at[bisect_right(positions, start + 1) - 1][key] = bisect_right(positions, end - 2)
        present = {key for key, _, _ in matches}
        starting = self._starting
        begun = [  # most patterns begin with common words and go on with some that this turn has not
            (entry, first, after)
            for first, keys in at.items()
            for key, after in keys.items()
            for needed, entry in starting.get(key, ())
            if needed is None or not needed.isdisjoint(present)
        ]
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        for entry, first, after in begun:
            last = _follow(turn, at, entry.after, after) if entry.after else after
            if last is None:
                continue
            if not (entry.at_start or entry.at_end) or self._anchored(turn, entry, first, last):
                phrase = " ".join(turn.folded[first:last])
                found[entry.name].append(Hit(entry.name, phrase, entry.note, first, last))
        return {name: _longest(hits) for name, hits in found.items()}

    def _anchored(self, turn: PreparedTurn, entry: Entry, first: int, after: int) -> bool:
        if entry.at_start and first > 0:
            before = turn.folded[first - 1]
            if not is_break(before) and before not in self.fillers:
                return False
        return not entry.at_end or after >= len(turn.folded) or is_break(turn.folded[after])


def _follow(turn: PreparedTurn, at: _Found, steps: tuple[Follower, ...], after: int) -> int | None:
    """Where the last step ends at the farthest; None if a step is missing."""
    places = {after}
    for step in steps:
        keys, ends = step.keys, set()
        for token in _reach(turn, places, step.gap) if step.gap else places:
            if token in at:
                for key, end in at[token].items():
                    if key in keys:
                        ends.add(end)
        if not ends and not step.optional:
            return None
        places = ends | places if step.optional else ends
    return max(places)


def _reach(turn: PreparedTurn, places: set[int], gap: int) -> set[int]:
    """Tokens at which a step may begin: up to `gap` words on, never past the end of the sentence."""
    reached: set[int] = set()
    for place in places:
        for token in range(place, min(place + gap + 1, len(turn.folded))):
            reached.add(token)
            if turn.folded[token] in _ENDS:
                break
    return reached


def _longest(hits: list[Hit]) -> tuple[Hit, ...]:
    if len(hits) == 1:
        return tuple(hits)
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.first, -h.after, h.phrase, h.note)):
        if not kept or hit.first >= kept[-1].after:
            kept.append(hit)
    return tuple(kept)


@lru_cache(maxsize=4)
def load(language: str) -> Lexicons:
    """The shipped lexicons of a language."""
    files = phrase_files.texts(language)
    lists = compiled.shipped(language, files)
    return Lexicons(language, lists, phrase_files.content_hash(files), fillers=phrase_files.fillers(files))

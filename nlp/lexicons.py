"""Phrase lists as data, and one automaton a language that finds them all in one pass.

A file is `nlp/lexicons/<lang>/<name>.txt`: one entry a line, `#` starts a comment. `(a|b|)` are
alternatives (an empty one makes it optional), expanded when loaded; ` => ` separates a phrase from a
note that travels with the hit (the plain word for a jargon term, a valence). Phrases are folded like the
text: case, accents and curly apostrophes do not count.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import ahocorasick_rs

from nlp.text import PreparedTurn, prepare
from nlp.types import Speaker, Turn

_ALTERNATIVES = re.compile(r"\(([^()]*)\)")
MAX_EXPANSION = 500


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a lexicon at tokens `first` to `after` (end exclusive) of a turn."""

    lexicon: str
    phrase: str
    note: str
    first: int
    after: int


class LexiconError(ValueError):
    """A lexicon line that cannot be used; says file, line and what to do."""


def expand(phrase: str) -> Iterator[str]:
    """Every phrase that `a (b|c|) d` stands for."""
    match = _ALTERNATIVES.search(phrase)
    if match is None:
        yield " ".join(phrase.split())
        return
    for option in match.group(1).split("|"):
        yield from expand(phrase[: match.start()] + option + phrase[match.end() :])


def read(language: str, name: str, text: str) -> Iterator[tuple[str, str]]:
    """(phrase, note) pairs of a lexicon file's text."""
    for number, line in enumerate(text.splitlines(), 1):
        content = line.split("#", 1)[0].strip()
        if not content:
            continue
        phrase, _, note = content.partition(" => ")
        phrases = list(expand(phrase))
        where = f"nlp/lexicons/{language}/{name}.txt, line {number}"
        if len(phrases) > MAX_EXPANSION:
            raise LexiconError(
                f"{where}: stands for {len(phrases)} phrases, {MAX_EXPANSION} at most; split the line"
            )
        if not all(phrases):
            raise LexiconError(f"{where}: an empty phrase would match everywhere; give it a word")
        for expanded in phrases:
            yield expanded, note.strip()


class Lexicons:
    """All phrase lists of one language behind one automaton."""

    def __init__(self, language: str, entries: dict[str, list[tuple[str, str]]], content_hash: str) -> None:
        self.language = language
        self.hash = content_hash
        self.names = tuple(sorted(entries))
        self._meaning: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name in self.names:
            for phrase, note in entries[name]:
                tokens = prepare(0, Turn(Speaker.AGENT, phrase), language).folded
                self._meaning[f" {' '.join(tokens)} "].append((name, note))
        self._patterns = list(self._meaning)
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns) if self._patterns else None

    def scan(self, turn: PreparedTurn) -> dict[str, tuple[Hit, ...]]:
        """Hits by lexicon; within one, overlaps leave the longest, leftmost first."""
        if self._automaton is None:
            return {}
        found: dict[str, list[Hit]] = defaultdict(list)
        for number, start, end in self._automaton.find_matches_as_indexes(turn.joined, overlapping=True):
            first, last = turn.token_at(start + 1), turn.token_at(end - 2)
            for name, note in self._meaning[self._patterns[number]]:
                found[name].append(Hit(name, self._patterns[number].strip(), note, first, last + 1))
        return {name: _longest(hits) for name, hits in found.items()}


def _longest(hits: list[Hit]) -> tuple[Hit, ...]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.first, -h.after, h.phrase)):
        if not kept or hit.first >= kept[-1].after:
            kept.append(hit)
    return tuple(kept)


@lru_cache(maxsize=4)
def load(language: str) -> Lexicons:
    """The shipped lexicons of a language."""
    entries, digest = {}, hashlib.blake2b(digest_size=8)
    folder = resources.files("nlp") / "lexicons" / language
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".txt"):
            text = file.read_text(encoding="utf-8")
            digest.update(file.name.encode() + b"\0" + text.encode())
            entries[file.name.removesuffix(".txt")] = list(
                read(language, file.name.removesuffix(".txt"), text)
            )
    return Lexicons(language, entries, digest.hexdigest())

"""Phrase lists as data, and one automaton a language that finds them all in one pass.

A file is `nlp/lexicons/<lang>/<name>.txt`: one entry a line, `#` starts a comment; ` => ` separates a
phrase from a note that travels with the hit (the plain word for a jargon term, a valence, the key of a
reason). `nlp.patterns` says what a phrase may hold. Phrases are folded like the text: case, accents and
curly apostrophes do not count. `word_classes.txt` is no list but the classes that the others name.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import islice

import ahocorasick_rs

from nlp.patterns import PIECE, Pattern, PatternError, expand, is_special, parse, read_classes, with_classes
from nlp.text import PreparedTurn, exceptions, fold, is_break, prepare
from nlp.types import Speaker, Turn

__all__ = ["Hit", "LexiconError", "Lexicons", "expand", "load", "read"]

CLASSES = "word_classes"
_ENDS = frozenset({".", "!", "?", "\n"})
# Words of this class may stand before a clause begins: "ok, thanks", "allora buonasera".
FILLERS = "filler"
_COMMENT = re.compile(r"(?:^|(?<=\s))#(?!\w+#)")


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


def read(
    language: str, name: str, text: str, classes: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str]]:
    """(phrase, note) pairs of a lexicon file's text; alternatives are written out where they are few."""
    for number, line in enumerate(text.splitlines(), 1):
        content = _without_comment(line)
        if not content:
            continue
        phrase, _, note = content.partition(" => ")
        phrase = with_classes(phrase, classes or {})
        try:
            parse(phrase, {})
        except PatternError as error:
            raise LexiconError(f"nlp/lexicons/{language}/{name}.txt, line {number}: {error}") from error
        for written in _written_out(phrase):
            yield written, note.strip()


def _written_out(phrase: str) -> list[str]:
    """Plain phrases one by one while they are few; the rest as it stands, for `parse` to take apart."""
    few = list(islice(expand(phrase), PIECE + 1))
    return [phrase] if is_special(phrase) or len(few) > PIECE else list(dict.fromkeys(few))


def _without_comment(line: str) -> str:
    """What stands before a comment. `#name#`, the mask of a name, is a word and no comment."""
    return _COMMENT.split(line, maxsplit=1)[0].strip()


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    note: str
    pattern: Pattern
    keys: tuple[frozenset[int], ...]


class Lexicons:
    """All phrase lists of one language behind one automaton."""

    def __init__(
        self,
        language: str,
        entries: Mapping[str, list[tuple[str, str]]],
        content_hash: str,
        *,
        fillers: frozenset[str] = frozenset(),
    ) -> None:
        self.language = language
        self.hash = content_hash
        self.names = tuple(sorted(entries))
        self.fillers = fillers
        self._keys: dict[str, int] = {}
        self._starting: dict[int, list[_Entry]] = defaultdict(list)
        for name in self.names:
            for phrase, note in entries[name]:
                for pattern in parse(phrase, {}):
                    self._add(name, note, pattern)
        self._automaton = ahocorasick_rs.AhoCorasick(list(self._keys)) if self._keys else None

    def _add(self, name: str, note: str, pattern: Pattern) -> None:
        keys = tuple(frozenset(self._key(phrase) for phrase in step.phrases) for step in pattern.steps)
        entry = _Entry(name, note, pattern, keys)
        for key in keys[0]:
            self._starting[key].append(entry)

    def _key(self, phrase: str) -> int:
        words = phrase.removesuffix("*").split()
        tokens = " ".join(token for word in words for token in _tokens(word, self.language))
        # A phrase that ends in * is looked up without the space after it: any ending will do.
        text = f" {tokens}" if phrase.endswith("*") and len(phrase) > 3 else f" {tokens} "
        return self._keys.setdefault(text, len(self._keys))

    def scan(self, turn: PreparedTurn) -> dict[str, tuple[Hit, ...]]:
        """Hits by lexicon; within one, overlaps leave the longest, leftmost first."""
        if self._automaton is None:
            return {}
        at: dict[int, dict[int, int]] = defaultdict(dict)
        for key, start, end in self._automaton.find_matches_as_indexes(turn.joined, overlapping=True):
            at[turn.token_at(start + 1)][key] = turn.token_at(end - 2) + 1
        found: dict[str, list[Hit]] = defaultdict(list)
        for first, keys in at.items():
            for key, after in keys.items():
                for entry in self._starting.get(key, ()):
                    last = _follow(turn, at, entry, after)
                    if last is not None and self._anchored(turn, entry.pattern, first, last):
                        phrase = " ".join(turn.folded[first:last])
                        found[entry.name].append(Hit(entry.name, phrase, entry.note, first, last))
        return {name: _longest(hits) for name, hits in found.items()}

    def _anchored(self, turn: PreparedTurn, pattern: Pattern, first: int, after: int) -> bool:
        if pattern.at_start and first > 0:
            before = turn.folded[first - 1]
            if not is_break(before) and before not in self.fillers:
                return False
        return not pattern.at_end or after >= len(turn.folded) or is_break(turn.folded[after])


def _follow(turn: PreparedTurn, at: Mapping[int, Mapping[int, int]], entry: _Entry, after: int) -> int | None:
    """Where the last step ends at the farthest; None if a step is missing."""
    places = {after}
    for step, keys in zip(entry.pattern.steps[1:], entry.keys[1:], strict=True):
        ends = {
            end
            for token in _reach(turn, places, step.gap)
            for key, end in at.get(token, {}).items()
            if key in keys
        }
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


@lru_cache(maxsize=20_000)
def _tokens(word: str, language: str) -> tuple[str, ...]:
    """A lone word as the tokenizer cuts it; nearly all are whole, and asking it for each takes seconds."""
    if word.isalpha() and not {word, fold(word)} & exceptions(language):
        return (fold(word),)
    if len(word) > 1 and word.endswith("'"):  # an elided word ("dell'") is cut off the word it leans on
        tokens = prepare(0, Turn(Speaker.AGENT, f"{word}ora"), language).folded
        if tokens[-1] == "ora":
            return tokens[:-1]
    return prepare(0, Turn(Speaker.AGENT, word), language).folded


def _longest(hits: list[Hit]) -> tuple[Hit, ...]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.first, -h.after, h.phrase, h.note)):
        if not kept or hit.first >= kept[-1].after:
            kept.append(hit)
    return tuple(kept)


@lru_cache(maxsize=4)
def load(language: str) -> Lexicons:
    """The shipped lexicons of a language."""
    folder = resources.files("nlp") / "lexicons" / language
    files = sorted(
        (item for item in folder.iterdir() if item.name.endswith(".txt")), key=lambda item: item.name
    )
    texts = {file.name.removesuffix(".txt"): file.read_text(encoding="utf-8") for file in files}
    digest = hashlib.blake2b(digest_size=8)
    for name, text in texts.items():
        digest.update(f"{name}\0{text}\0".encode())
    classes = read_classes(texts.pop(CLASSES, ""))
    entries = {name: list(read(language, name, text, classes)) for name, text in texts.items()}
    fillers = frozenset(classes.get(FILLERS, "").split("|")) - {""}
    return Lexicons(language, entries, digest.hexdigest(), fillers=fillers)

"""Phrases made ready for the automaton: folded and cut like the text that they are looked up in.

What comes out holds only words, numbers and flags, so it can be written down once and read at every start.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from nlp.patterns import Pattern, parse
from nlp.phrase_files import Entries
from nlp.reading import plainly, spellings
from nlp.text import cut, exceptions, fold

# Lists that are about how words are typed: their phrases are looked up in what stands there.
AS_TYPED = frozenset({"slang"})


@dataclass(frozen=True, slots=True)
class Follower:
    """What must come after: one of `keys` within `gap` words of the step before."""

    gap: int
    optional: bool
    keys: frozenset[int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern of a list: any key of `first`, then every follower. Keys are numbers in `Compiled.keys`."""

    name: str
    note: str
    at_start: bool
    at_end: bool
    first: tuple[int, ...]
    after: tuple[Follower, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """All lists of a language: their names, the strings of the automaton, the patterns made of those."""

    names: tuple[str, ...]
    keys: tuple[str, ...]
    entries: tuple[Entry, ...]


def compiled(language: str, lists: Entries) -> Compiled:
    """The entries of all lists; takes about a second for those of a language."""
    names = tuple(sorted(lists))
    numbers = _Numbers(language)
    entries = [
        _entry(name, note, pattern, numbers)
        for name in names
        for phrase, note in lists[name]
        for pattern in parse(phrase, {})
    ]
    return Compiled(names, tuple(numbers.of), tuple(entries))


def only(entries: Iterable[Entry], keys: Sequence[str], names: frozenset[str]) -> Compiled:
    """The lists of those names by themselves, their keys numbered anew."""
    numbers: dict[int, int] = {}

    def renumbered(old: Iterable[int]) -> tuple[int, ...]:
        return tuple(numbers.setdefault(number, len(numbers)) for number in old)

    kept = tuple(
        replace(
            entry,
            first=renumbered(entry.first),
            after=tuple(replace(step, keys=frozenset(renumbered(sorted(step.keys)))) for step in entry.after),
        )
        for entry in entries
        if entry.name in names
    )
    return Compiled(tuple(sorted(names)), tuple(keys[number] for number in numbers), kept)


class _Numbers:
    """Gives each string of the automaton a number, the same string always the same one."""

    def __init__(self, language: str) -> None:
        self.of: dict[str, int] = {}
        self._language = language

    def all(self, phrases: Iterable[str], *, typed: bool) -> tuple[int, ...]:
        """The numbers of some phrases, each once, in their order; `typed`: nothing is read into them."""
        return tuple(dict.fromkeys(self._number(phrase, typed=typed) for phrase in phrases))

    def _number(self, phrase: str, *, typed: bool) -> int:
        words = phrase.removesuffix("*").split()
        tokens = " ".join(token for word in words for token in _tokens(word, self._language, typed=typed))
        # A phrase that ends in * is looked up without the space after it: any ending will do.
        text = f" {tokens}" if phrase.endswith("*") and len(phrase) > 3 else f" {tokens} "
        return self.of.setdefault(text, len(self.of))


def _entry(name: str, note: str, pattern: Pattern, numbers: _Numbers) -> Entry:
    first, *rest = pattern.steps
    typed = name in AS_TYPED
    keys = numbers.all(first.phrases, typed=typed)
    after = tuple(
        Follower(step.gap, step.optional, frozenset(numbers.all(step.phrases, typed=typed))) for step in rest
    )
    return Entry(name, note, pattern.at_start, pattern.at_end, keys, after)


@lru_cache(maxsize=20_000)
def _tokens(word: str, language: str, *, typed: bool) -> tuple[str, ...]:
    """A lone word as the tokenizer cuts it; nearly all are whole, and asking it for each takes seconds."""
    if word.isalpha() and not {word, fold(word)} & exceptions(language):
        folded = fold(word)
        return (folded if typed else spellings(language).get(folded, folded),)
    if len(word) > 1 and word.endswith("'"):  # an elided word ("dell'") is cut off the word it leans on
        leaning = cut(f"{word}ora", language)[0]
        if leaning[-1] == "ora":
            return leaning[:-1]
    tokens = cut(word, language)
    return tokens[0] if typed else plainly(tokens, language)

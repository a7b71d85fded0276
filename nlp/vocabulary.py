"""The words that typos are read as: the common ones of a language and those that the lists look for."""

from collections.abc import Iterable

from nlp.frequency import commonest
from nlp.phrase_files import words
from nlp.reading import Reader
from nlp.spelling import LISTED, SHORTEST, Speller
from nlp.text import fold

# Words at least this common (zipf) are what typos are read as, besides those of the lists.
COMMON = 3.5


def reader(language: str, keys: Iterable[str]) -> Reader:
    """What reads the words of a language; `keys` are the strings of the automaton of its lists."""
    names = frozenset(fold(name) for name, _ in words(language, "names"))
    return Reader(language, Speller(_words(language, keys), language), names)


def _words(language: str, keys: Iterable[str]) -> dict[str, float]:
    """Words with how common they are (zipf). A key without a blank after it has an open last word."""
    found: dict[str, float] = {}
    for word, common in commonest(language, COMMON):
        folded = word if word.isascii() else fold(word)
        if len(folded) >= SHORTEST - 1 and folded.isalpha():
            found.setdefault(folded, common)
    for key in keys:
        for word in key.split() if key.endswith(" ") else key.split()[:-1]:
            if len(word) >= SHORTEST - 1 and word.isalpha():
                found.setdefault(word, LISTED)
    return found

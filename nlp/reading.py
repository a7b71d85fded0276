"""What the tokens of a turn are read as: chat spellings, contractions and typos in their plain form.

The tokens stay where they are, so quotes are the text itself. `nlp.spelling` knows the typos; here stands
when a token may be one: never a name or an acronym inside a sentence, part of a code, an address or a mask.
"""

from collections.abc import Mapping
from functools import lru_cache

from nlp import phrase_files
from nlp.spelling import Speller

FILE = "spellings"
# How many ordinary words are remembered before all are forgotten.
LIMIT = 200_000
_ENDINGS = {"nt": "n't", "m": "'m", "ve": "'ve", "re": "'re", "ll": "'ll", "s": "'s", "d": "'d"}
# A shorter word in a capital at the beginning of a sentence is too often a name ("Marek").
_NO_NAME = 6
_SENTENCE_END = frozenset(".!?…\n")
_GLUE = frozenset("@/-_#<>[]{}\\&=0123456789")
Tokens = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]


def accents_joined(tokens: Tokens) -> Tokens:
    """Italian tokens with an apostrophe typed for an accent joined to its word ("perche'", "c'e'").

    A sentence's last "e" (typed for "è") is parted from its full stop, which the tokenizer takes for "e.".
    """
    typed, starts, ends = tokens
    if "'" not in typed and "e'" not in typed and "e." not in typed:
        return tokens
    rows: list[tuple[str, int, int]] = []
    for word, start, end in zip(typed, starts, ends, strict=True):
        if (
            word == "'"
            and rows
            and rows[-1][2] == start
            and rows[-1][0].isalpha()
            and rows[-1][0][-1] in "aeiou"
        ):
            rows[-1] = rows[-1][0], rows[-1][1], end
        elif word == "e." and end - start == len(word):
            rows += [("e", start, end - 1), (".", end - 1, end)]
        else:
            rows.append(("e" if word == "e'" else word, start, end))
    words, begins, finishes = zip(*rows, strict=True)
    return words, begins, finishes


@lru_cache(maxsize=4)
def spellings(language: str) -> Mapping[str, str]:
    """Short forms and the words that they stand for, one token each."""
    return dict(phrase_files.words(language, FILE))


def plainly(tokens: Tokens, language: str) -> tuple[str, ...]:
    """The tokens with short forms and contractions read; no word is guessed."""
    typed, starts, ends = tokens
    known = spellings(language)
    english = language == "en" and not _ENDINGS.keys().isdisjoint(typed)
    if not english and known.keys().isdisjoint(typed):
        return typed
    words = list(typed)
    for place, word in enumerate(typed):
        if english and word in _ENDINGS and place and starts[place] == ends[place - 1]:
            words[place] = _ENDINGS[word] if typed[place - 1].isalpha() else word
        elif word in known and (len(word) > 1 or _between_words(tokens, place)):
            words[place] = known[word]
    return tuple(words)


def _between_words(tokens: Tokens, place: int) -> bool:
    """Whether a lone letter stands as a word among words: "x te" and not "iPhone X." or "2 x 4"."""
    typed, starts, ends = tokens
    if not 0 < place < len(typed) - 1:
        return place == 0 and len(typed) > 1 and typed[1].isalpha() and starts[1] > ends[0]
    apart = starts[place] > ends[place - 1] and starts[place + 1] > ends[place]
    return (
        apart and typed[place + 1].isalpha() and (typed[place - 1].isalpha() or typed[place - 1] in ",.;!?")
    )


class Reader:
    """Reads the tokens of one language; `names` are words that are no typos, however rare."""

    def __init__(self, language: str, speller: Speller, names: frozenset[str] = frozenset()) -> None:
        self._language = language
        self._speller = speller
        self._names = names
        self._ordinary = set(names)
        self._meant: dict[str, str] = {}

    def read(self, text: str, tokens: Tokens) -> tuple[str, ...]:
        """What each token is read as; the very tuple that was given where that is how all stand."""
        words = plainly(tokens, self._language)
        fresh = set(words) - self._ordinary
        if not fresh or not (slips := self._slips(fresh)):
            return words
        _, starts, ends = tokens
        shouted = text.isupper()
        return tuple(
            slips[word]
            if word in slips and _may_be_typo(text, starts[place], ends[place], words, place, shouted=shouted)
            else word
            for place, word in enumerate(words)
        )

    def _slips(self, fresh: set[str]) -> dict[str, str]:
        """The typos among words that are not known as ordinary, with what was meant."""
        if len(self._ordinary) + len(self._meant) > LIMIT:
            self._ordinary, self._meant = set(self._names), {}
        slips = {}
        for word in fresh:
            meant = self._meant.get(word) or self._speller.meant(word)
            if meant != word:
                slips[word] = self._meant[word] = meant
            elif len(word) <= 40:
                self._ordinary.add(word)
        return slips


def _may_be_typo(
    text: str, start: int, end: int, words: tuple[str, ...], place: int, *, shouted: bool
) -> bool:
    """Whether a token stands as a word: no name inside a sentence, no acronym, no part of a code."""
    if text[start - 1 : start] in _GLUE or text[end : end + 1] in _GLUE:
        return False
    typed = text[start:end]
    if typed.islower() or shouted:
        return True
    begins = place == 0 or words[place - 1] in _SENTENCE_END
    return begins and len(typed) >= _NO_NAME and typed[1:].islower()

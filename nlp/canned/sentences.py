"""A text as sentences of words in which names, numbers and dates are masked, so that like meets like.

No tokenizer is asked: templates and conversations of any language are cut by the same three lines, and what
is learned from a hundred thousand conversations costs little. Known misses: a name in small letters that the
conversation's head does not tell stands unmasked (it costs one word of likeness); a full stop without a
space after it ends nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from nlp.text import fold

SLOT = "#"
# Speech has no full stops: longer stretches are cut, so that nothing grows faster than the text.
MAX_WORDS = 60
# Longer "words" are no words; their beginning tells them apart.
MAX_LETTERS = 40
# Shorter words in capitals are pronouns of courtesy (La, Lei, Suo) and acronyms, hardly ever names.
MIN_NAME = 4
_PIECE = re.compile(r"[^\W_]+|[.!?…](?=[\s\"'”»)\]]|$)|\n")
_PLACEHOLDER = re.compile(
    r"\{{1,2}[^{}\n]{0,60}\}{1,2}|\[[^\[\]\n]{0,60}\]|<[^<>\n]{0,60}>|%\w{1,30}%?|#\w{1,30}#|_{2,}|\b[xX]{3,}\b"
)
_TITLES = frozenset({
    "sig", "sigg", "ra", "dott", "dr", "ing", "avv", "gent", "egr", "spett", "mr", "mrs", "ms", "n", "nr",
    "no", "art", "tel", "ref", "rif",
})  # fmt: skip
_DATES = frozenset({
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
    "novembre", "dicembre", "lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica",
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "dodici", "quindici", "venti",
    "ventiquattro", "trenta", "quarantotto", "settantadue", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "twelve", "fifteen", "twenty", "thirty", "forty",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """Masked words with their code-point offsets; `end` also takes in the mark that closes the sentence.

    Slots that follow one another are one. `real` counts the words that are no slots.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    end: int
    real: int

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.starts[0]

    @property
    def key(self) -> str:
        """The masked words as one line: equal for sentences that differ in slots, case and marks only."""
        return " ".join(self.words)


def as_template(text: str) -> str:
    """The text of a template with its placeholders as what `cut` masks."""
    return _PLACEHOLDER.sub(" 0 ", text)


def masked_names(names: Iterable[str | None]) -> frozenset[str]:
    """The folded words of the names that a conversation's head tells."""
    return frozenset(fold(word) for name in names if name for word in name.split() if len(word) > 1)


def cut(text: str, names: frozenset[str] = frozenset()) -> Iterator[Sentence]:
    """The sentences that hold a word, in order; takes linear time for any text."""
    shouted = text.isupper()
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _PIECE.finditer(text):
        piece, start, end = match[0], match.start(), match.end()
        if not piece[0].isalnum():
            if words and not (piece == "." and _abbreviates(words[-1], spans[-1][1], start)):
                yield _sentence(words, spans, end if piece != "\n" else spans[-1][1])
                words, spans = [], []
            continue
        inside = bool(words) and not shouted and len(piece) >= MIN_NAME and piece[0].isupper()
        word = _fold(piece[:MAX_LETTERS])
        words.append(SLOT if inside or word in names or _is_figure(word) else word)
        spans.append((start, end))
        if len(words) == MAX_WORDS:
            yield _sentence(words, spans, end)
            words, spans = [], []
    if words:
        yield _sentence(words, spans, spans[-1][1])


_fold = lru_cache(maxsize=50_000)(fold)


@lru_cache(maxsize=50_000)
def _is_figure(word: str) -> bool:
    return word in _DATES or any(map(str.isdigit, word))


def _abbreviates(word: str, end: int, stop: int) -> bool:
    return end == stop and (word in _TITLES or len(word) == 1) and word != SLOT


def _sentence(words: list[str], spans: list[tuple[int, int]], end: int) -> Sentence:
    kept: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for word, (start, after) in zip(words, spans, strict=True):
        if word == SLOT and kept and kept[-1] == SLOT:
            ends[-1] = after
            continue
        kept.append(word)
        starts.append(start)
        ends.append(after)
    return Sentence(tuple(kept), tuple(starts), tuple(ends), end, sum(word != SLOT for word in kept))

"""Tokens and sentences with the offsets of the original text, in linear time whatever comes in."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import simplemma

from nlp.spacy_start import blank
from nlp.types import Speaker, Turn

if TYPE_CHECKING:
    from spacy.language import Language

# spaCy's tokenizer is quadratic on a run of punctuation or emoji and on any endless "word": both are
# cut before it sees them. A space-free run of 200 characters is no word of either language.
MAX_CHUNK = 10_000
_LONG_RUN = re.compile(r"[^\w\s]{51,}")
_LONG_WORD = re.compile(r"\S{201,}")
_STRETCHED = re.compile(r"(.)\1{2,}")
_APOSTROPHES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"'}
)
_SENTENCE_END = frozenset({".", "!", "?", "…", "...", "\n"})


@lru_cache(maxsize=4)
def tokenizer(language: str) -> "Language":
    """The blank spaCy pipeline of a language; no model, no network."""
    return blank(language)


@lru_cache(maxsize=4)
def exceptions(language: str) -> frozenset[str]:
    """Words that the tokenizer cuts by a rule of their own ("gonna", "cannot")."""
    return frozenset(getattr(tokenizer(language).tokenizer, "rules", {}))


def fold(text: str) -> str:
    """Lower case, straight apostrophes, no accents, no stretched letters: the way people type."""
    text = text.translate(_APOSTROPHES).lower()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _STRETCHED.sub(r"\1", text)


# Running text is made of few words: most are folded once.
_fold_token = lru_cache(maxsize=50_000)(fold)


def is_break(token: str) -> bool:
    """Whether a token is no word: punctuation, an emoji, a line's end."""
    return not token.isalnum() and not any(map(str.isalnum, token))


def chunks(text: str) -> Iterator[tuple[int, str]]:
    """(offset, piece) pairs that together are `text`; no piece is longer than MAX_CHUNK or all one run."""
    cuts = {0, len(text)}
    for pattern, length in ((_LONG_RUN, 50), (_LONG_WORD, 200)):
        for match in pattern.finditer(text):
            cuts.update(range(match.start(), match.end(), length))
            cuts.add(match.end())
    ordered = sorted(cuts)
    for first, end in pairwise(ordered):
        start = first
        while end - start > MAX_CHUNK:
            space = text.rfind(" ", start + 1, start + MAX_CHUNK)
            cut = space if space > start else start + MAX_CHUNK
            yield start, text[start:cut]
            start = cut
        yield start, text[start:end]


@dataclass(frozen=True)
class PreparedTurn:
    """A turn cut into tokens once; every check reads these.

    Parallel tuples, one entry a token: `folded` text, `starts` and `ends` as offsets into `turn.text`.
    """

    index: int
    turn: Turn
    language: str
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def text(self) -> str:
        """The text as given."""
        return self.turn.text

    @property
    def is_agent(self) -> bool:
        """Said by an agent."""
        return self.turn.speaker is Speaker.AGENT

    @property
    def is_customer(self) -> bool:
        """Said by the customer."""
        return self.turn.speaker is Speaker.CUSTOMER

    @cached_property
    def joined(self) -> str:
        """The folded tokens with one space around each: what phrases are looked up in."""
        return f" {' '.join(self.folded)} "

    @cached_property
    def positions(self) -> list[int]:
        """Where each token begins in `joined`."""
        positions, at = [], 1
        for token in self.folded:
            positions.append(at)
            at += len(token) + 1
        return positions

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """Folded lemmas, one a token."""
        return tuple(_lemma(token, self.language) for token in self.folded)

    @cached_property
    def word_tokens(self) -> tuple[int, ...]:
        """Numbers of the tokens that hold a letter."""
        return tuple(
            i for i, token in enumerate(self.folded) if token.isalpha() or any(map(str.isalpha, token))
        )

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """(first, after last) token of each sentence; speech without punctuation is one."""
        spans, start = [], 0
        for i, token in enumerate(self.folded):
            if token in _SENTENCE_END or not token.strip(".!?…"):
                spans.append((start, i + 1))
                start = i + 1
        if start < len(self.folded):
            spans.append((start, len(self.folded)))
        return tuple(spans)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [first for first, _ in self.sentences]

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The sentence that a token stands in."""
        number = bisect_right(self._sentence_starts, token) - 1
        return self.sentences[number] if number >= 0 else (0, len(self.folded))

    def is_question(self, token: int) -> bool:
        """Whether the sentence of that token ends in a question mark."""
        first, after = self.sentence_of(token)
        return any("?" in token_text for token_text in self.folded[max(first, after - 2) : after])


@lru_cache(maxsize=50_000)
def _lemma(token: str, language: str) -> str:
    return fold(simplemma.lemmatize(token, lang=language))


def prepare(index: int, turn: Turn, language: str) -> PreparedTurn:
    """Tokenise one turn; takes linear time for any text."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    make_doc = tokenizer(language).make_doc
    for offset, piece in chunks(turn.text):
        for token in make_doc(piece):
            text = token.text
            if not text.isspace():
                folded.append(_fold_token(text))
            elif "\n" in text:
                folded.append("\n")
            else:
                continue
            start = offset + token.idx
            starts.append(start)
            ends.append(start + len(text))
    return PreparedTurn(index, turn, language, tuple(folded), tuple(starts), tuple(ends))

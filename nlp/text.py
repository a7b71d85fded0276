"""Tokens and sentences with the offsets of the original text, in linear time whatever comes in."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from nlp import mail
from nlp.reading import Reader, accents_joined, plainly
from nlp.remembered import remembered
from nlp.spacy_start import blank
from nlp.tokenizing import Tokenizer, Tokens
from nlp.types import Speaker, Turn

if TYPE_CHECKING:
    from spacy.language import Language

_STRETCHED = re.compile(r"(.)\1{2,}")
_APOSTROPHES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"'}
)
_MARKS = frozenset(".?!,")
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
    if text.isascii():
        text = text.lower().replace("`", "'")
    else:
        text = text.translate(_APOSTROPHES).lower()
        decomposed = unicodedata.normalize("NFD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    # Three of a letter leave at least two fewer different ones: most words are told from afar.
    return text if len(set(text)) > len(text) - 2 else _STRETCHED.sub(r"\1", text)


@lru_cache(maxsize=50_000)
def is_break(token: str) -> bool:
    """Whether a token is no word: punctuation, an emoji, a line's end."""
    return not token.isalnum() and not any(map(str.isalnum, token))


@dataclass(frozen=True)
class PreparedTurn:
    """A turn cut into tokens once; every check reads these.

    Parallel tuples, one entry a token: `folded` text, `starts` and `ends` as offsets into `turn.text`.
    `folded` is what a token is read as ("nn" as "non", a typo as its word); `typed` is what stands there.
    """

    index: int
    turn: Turn
    language: str
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    typed: tuple[str, ...]

    @remembered
    def text(self) -> str:
        """The text as given."""
        return self.turn.text

    @remembered
    def is_agent(self) -> bool:
        """Said by an agent."""
        return self.turn.speaker is Speaker.AGENT

    @remembered
    def is_customer(self) -> bool:
        """Said by the customer."""
        return self.turn.speaker is Speaker.CUSTOMER

    @remembered
    def as_typed(self) -> "PreparedTurn":
        """The turn with nothing read into its words: for what is about the spelling itself."""
        return self if self.typed == self.folded else replace(self, folded=self.typed)

    @remembered
    def joined(self) -> str:
        """The folded tokens with one space around each: what phrases are looked up in."""
        return f" {' '.join(self.folded)} "

    @remembered
    def positions(self) -> list[int]:
        """Where each token begins in `joined`."""
        positions, at = [], 1
        for token in self.folded:
            positions.append(at)
            at += len(token) + 1
        return positions

    @remembered
    def lemmas(self) -> tuple[str, ...]:
        """Folded lemmas, one a token."""
        return tuple(lemma(token, self.language) for token in self.folded)

    @remembered
    def word_tokens(self) -> tuple[int, ...]:
        """Numbers of the tokens that hold a letter."""
        return tuple(
            i for i, token in enumerate(self.folded) if token.isalpha() or any(map(str.isalpha, token))
        )

    @remembered
    def spoken(self) -> tuple[int, ...]:
        """Numbers of the tokens that are no marks."""
        return tuple(i for i, silent in enumerate(map(is_break, self.folded)) if not silent)

    @remembered
    def has_marks(self) -> bool:
        """Whether the writer or the transcriber used punctuation at all."""
        return not _MARKS.isdisjoint(self.folded)

    @remembered
    def worded(self) -> tuple[tuple[int, int], ...]:
        """The sentences that hold a word."""
        spoken = self.spoken
        return tuple(
            (first, after)
            for first, after in self.sentences
            if (at := bisect_left(spoken, first)) < len(spoken) and spoken[at] < after
        )

    @remembered
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

    @remembered
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
def lemma(token: str, language: str) -> str:
    """The folded dictionary form of a token; the token itself where none is known."""
    import simplemma

    return fold(simplemma.lemmatize(token, lang=language))


def learn(texts: Iterable[str], language: str) -> None:
    """Make the words of a conversation known before its turns are cut one by one."""
    _tokens(language).learn(texts)


def cut(text: str, language: str) -> Tokens:
    """Folded tokens as typed, their starts and their ends; takes linear time for any text."""
    tokens = _tokens(language).tokens(text)
    return accents_joined(tokens) if language == "it" else tokens


def prepare(
    index: int, turn: Turn, language: str, reader: Reader | None = None, *, is_mail: bool = False
) -> PreparedTurn:
    """Tokenise one turn and read its words, typos too where a reader is given; takes linear time.

    Of a mail, what it quotes and its signature are left out: no token stands there.
    """
    tokens = cut(turn.text, language)
    if is_mail and (spans := mail.aside(turn.text)):
        own = mail.kept(spans, tokens[1])
        tokens = (
            tuple(tokens[0][number] for number in own),
            tuple(tokens[1][number] for number in own),
            tuple(tokens[2][number] for number in own),
        )
    read = plainly(tokens, language) if reader is None else reader.read(turn.text, tokens)
    return PreparedTurn(index, turn, language, read, tokens[1], tokens[2], tokens[0])


@lru_cache(maxsize=4)
def _tokens(language: str) -> Tokenizer:
    return Tokenizer(tokenizer(language).make_doc, fold)

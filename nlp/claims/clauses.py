"""A turn cut into clauses: what is said of one matter, without the comma, "but" or "that" beyond it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nlp.claims.pieces import Piece, pieces
from nlp.claims.words import WORDS, Words
from nlp.conversation import Conversation
from nlp.due.words import WORDS as DUE_WORDS
from nlp.questions import asks, sentences
from nlp.text import PreparedTurn

_MARKS = frozenset(',;:()[]…—"!?.')
_DASHES = frozenset({"–", "-"})
# A longer sentence is speech without a full stop: only its own words are looked at for what takes it back.
_LONG = 45


@dataclass(frozen=True, slots=True)
class Clause:
    """Pieces of one clause; `is_said` is False in a question, a report, a condition, a thing of the past."""

    row: tuple[Piece, ...]
    is_said: bool
    has_threshold: bool
    number: int
    sentence: int


def clauses(conversation: Conversation, turn: PreparedTurn) -> tuple[Clause, ...]:
    """All clauses of a turn, in order."""
    return tuple(_clauses(conversation, turn))


def _clauses(conversation: Conversation, turn: PreparedTurn) -> Iterator[Clause]:
    words, number = WORDS[turn.language], 0
    for order, (first, after) in enumerate(sentences(turn)):
        row = pieces(_told_apart(turn, first, after), turn.lemmas[first:after], first)
        asked = asks(conversation, turn, first, after)
        whole = _is_taken_back(row, words) if len(row) <= _LONG else False
        parts = list(_parts(row, words, turn.language))
        for part in parts:
            is_said = not (asked or whole or _is_taken_back(part, words))
            near = row if len(row) <= _LONG else part
            has_threshold = any(piece.text in words.thresholds for piece in near)
            yield Clause(part, is_said, has_threshold, number, order)
            number += 1


def _told_apart(turn: PreparedTurn, first: int, after: int) -> list[str]:
    """The folded tokens, but "è" (is) kept from "e" (and)."""
    words = list(turn.folded[first:after])
    if turn.language == "it":
        for place, word in enumerate(words):
            at = first + place
            if word == "e" and turn.text[turn.starts[at] : turn.ends[at]].lower() != "e":
                words[place] = "è"
    return words


def _is_taken_back(row: Sequence[Piece], words: Words) -> bool:
    this_week = any(one.text in _THIS and two.text in _PERIODS for one, two in pairwise(row))
    return this_week or any(piece.text in words.unsaid for piece in row)


_THIS = frozenset({"this", "questo", "questa"})
_PERIODS = frozenset({"week", "month", "year", "time", "settimana", "mese", "anno", "caso", "case"})


def _parts(row: Sequence[Piece], words: Words, language: str) -> Iterator[tuple[Piece, ...]]:
    part: list[Piece] = []
    for place, piece in enumerate(row):
        if _splits(row, place, words, language):
            if part:
                yield tuple(part)
            part = []
        if piece.text not in _MARKS and not (
            piece.text in words.splitting and _is_apart(row, place, language)
        ):
            part.append(piece)
    if part:
        yield tuple(part)


def _splits(row: Sequence[Piece], place: int, words: Words, language: str) -> bool:
    text = row[place].text
    if text in _MARKS:
        return True
    joins = text in words.splitting or text in words.joining or text in _DASHES
    return joins and _is_apart(row, place, language) and (text not in _DASHES or _is_dash(row, place))


def _is_apart(row: Sequence[Piece], place: int, language: str) -> bool:
    """Not between two figures ("3 o 4 giorni", "4 euro e 90", "tra le 9 e le 18")."""
    numbers = DUE_WORDS[language].numbers
    ahead = row[place + 1 : place + 3]
    return not any(piece.is_number or piece.text in numbers for piece in ahead if piece.text not in _ONES)


_ONES = frozenset({"un", "una", "uno", "un'", "a", "an", "one", "sei"})


def _is_dash(row: Sequence[Piece], place: int) -> bool:
    """A dash of its own, not the hyphen of one token."""
    same = [row[at].token for at in (place - 1, place + 1) if 0 <= at < len(row)]
    return row[place].text == "–" and all(token != row[place].token for token in same)

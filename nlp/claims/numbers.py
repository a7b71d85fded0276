"""Numbers in figures or words over pieces, and ranges of them ("3-5", "da tre a cinque")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.claims.pieces import Piece
from nlp.due.words import WORDS as DUE_WORDS

_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?")
_DECIMAL = re.compile(r"\d+(?:[.,]\d{1,2})?")
_HUNDREDS = frozenset({"cento", "hundred"})
_THOUSANDS = frozenset({"mille", "thousand", "mila"})
_ARTICLES = frozenset({"un", "una", "un'", "uno", "a", "an"})
_NO_NUMBER = frozenset({"mezza", "mezz'", "mezzo", "half", "couple"})
_LONGEST = 12
_RANGE = frozenset({"-", "–", "—", "/", "a", "o", "e", "ai", "alle", "to", "or", "and", "agli", "ad"})
_BETWEEN = frozenset({"da", "dai", "dalle", "from", "between", "tra", "fra", "dagli", "dall'"})


@dataclass(frozen=True, slots=True)
class Number:
    """From `low` to `high`, over pieces `first` to `after` (end exclusive)."""

    low: float
    high: float
    first: int
    after: int
    is_article: bool = False


def plain(text: str) -> float | None:
    """A number in figures the way people write it: 4,90; 1.200,50; 1,200.50; 30."""
    if len(text) > _LONGEST:
        return None
    if _GROUPED.fullmatch(text):
        whole, cents = text, ""
        if text[-3:-2] in {".", ","} or text[-2:-1] in {".", ","}:
            cut = -3 if text[-3:-2] in {".", ","} else -2
            whole, cents = text[:cut], text[cut + 1 :]
        return float(re.sub(r"[.,]", "", whole) + (f".{cents}" if cents else ""))
    if _DECIMAL.fullmatch(text):
        return float(text.replace(",", "."))
    return None


def single(row: Sequence[Piece], place: int, language: str) -> Number | None:
    """One number from a place on: "30", "trenta", "forty-eight", "two hundred"."""
    text = row[place].text
    if row[place].is_number:
        value = plain(text)
        return None if value is None else Number(value, value, place, place + 1)
    words = DUE_WORDS[language].numbers
    if text not in words or text in _NO_NUMBER:
        return None
    value, after = float(words[text]), place + 1
    value, after = _tens(row, after, value, language)
    if after < len(row) and row[after].text in _HUNDREDS | _THOUSANDS:
        value, after = value * (100 if row[after].text in _HUNDREDS else 1000), after + 1
    return Number(value, value, place, after, is_article=text in _ARTICLES and after == place + 1)


def _tens(row: Sequence[Piece], after: int, value: float, language: str) -> tuple[float, int]:
    if not (20 <= value < 100 and value % 10 == 0):
        return value, after
    one = after + (after < len(row) and row[after].text == "-")
    words = DUE_WORDS[language].numbers
    if one < len(row) and 1 < words.get(row[one].text, 0) < 10:
        return value + words[row[one].text], one + 1
    return value, after


def ranged(row: Sequence[Piece], place: int, language: str) -> Number | None:
    """A number or a range of two from a place on; "e" and "a" join two only where a word before says so."""
    one = single(row, place, language)
    if one is None or one.after + 1 >= len(row) or row[one.after].text not in _RANGE:
        return one
    joint = row[one.after].text
    two = single(row, one.after + 1, language)
    before = row[place - 1].text if place else ""
    is_told = joint in {"-", "–", "—", "/", "o", "or", "to", "a", "ai"} or before in _BETWEEN
    if two is None or two.is_article or not is_told or two.low <= one.low:
        return one
    return Number(one.low, two.high, one.first, two.after)

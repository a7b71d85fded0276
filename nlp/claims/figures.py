"""Money, shares and terms over pieces, each with its range; hours stand in `nlp.claims.clocks`."""

from collections.abc import Iterator, Sequence

from nlp.claims import clocks
from nlp.claims.numbers import Number, ranged, single
from nlp.claims.pieces import Piece, pieces
from nlp.claims.types import Figure, Kind, Value
from nlp.claims.words import WORDS, Words
from nlp.due.types import Unit
from nlp.due.words import WORDS as DUE_WORDS

# Factors to the unit that a term is compared in.
_TERMS = {
    Unit.MINUTE: (1 / 60, "hour"), Unit.HOUR: (1.0, "hour"), Unit.DAY: (24.0, "hour"),
    Unit.WEEK: (168.0, "hour"), Unit.MONTH: (1.0, "month"), Unit.YEAR: (12.0, "month"),
}  # fmt: skip
_SHORT_UNITS = frozenset({"h", "d", "g", "p", "min"})
_HALF_CENTS = frozenset({"e", "and"})
_LEADS_ONE = frozenset(
    {"entro", "dura", "durata", "di", "e", "within", "takes", "is", "'s", "up", "oltre", "to", "lasts"}
)
_BE = frozenset({"is", "are", "'s", "'re", "be", "for", "of", "completely", "always", "totally", "entirely",
                 "also"})  # fmt: skip
_PERCENT = (("%",), ("percento",), ("percent",), ("pct",), ("per", "cento"), ("per", "cent"))
# "Free" as the whole value of a fact is as good as "free delivery".
_ALONE = frozenset({1})
Read = tuple[Value, int, int]


def figures(row: Sequence[Piece], kind: Kind, language: str, taken: frozenset[int]) -> tuple[Figure, ...]:
    """The values of a kind in some pieces; those at the places in `taken` belong to the matter's name."""
    if kind is Kind.HOURS:
        found = clocks.hours(row, language)
    else:
        found = tuple(_numbered(row, kind, language, taken))
    words = WORDS[language]
    return tuple(
        Figure(value, first, after, is_vague=_is_vague(row, first, after, words))
        for value, first, after in found
        if taken.isdisjoint(range(first, after))
    )


def read(text: str, kind: Kind, language: str = "it") -> Value | None:
    """The value of a fact as somebody typed it; None where it cannot be read, or holds more than one."""
    if kind in {Kind.YES_NO, Kind.FREE}:
        return _truth(text) if kind is Kind.YES_NO else None
    from nlp.text import cut

    for spoken in (language, "en" if language == "it" else "it"):
        folded = cut(text.strip()[:100], spoken)[0]
        row = pieces(folded, folded)
        found = _stated(row, kind, spoken)
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _stated(row: Sequence[Piece], kind: Kind, spoken: str) -> tuple[Value, ...]:
    if kind is Kind.HOURS:
        stretch = clocks.stated(row, spoken)
        return () if stretch is None else (stretch,)
    return tuple(value for value, _, _ in _numbered(row, kind, spoken, _ALONE))


def _truth(text: str) -> Value | None:
    said = text.strip().lower()
    if said in {"yes", "si", "sì", "true", "1"}:
        return Value(Kind.YES_NO, 1, 1, "truth")
    return Value(Kind.YES_NO, 0, 0, "truth") if said in {"no", "false", "0"} else None


def _numbered(row: Sequence[Piece], kind: Kind, language: str, taken: frozenset[int]) -> Iterator[Read]:
    readers = {Kind.AMOUNT: _money, Kind.SHARE: _share, Kind.TERM: _term}
    if kind not in readers:
        return
    place = 0
    while place < len(row):
        number = ranged(row, place, language)
        found = readers[kind](row, number, language) if number else None
        if found is None and kind is Kind.AMOUNT:
            found = _free(row, place, language, taken)
        if found:
            yield found
        place = max(found[2] if found else 0, number.after if number else 0, place + 1)


def _money(row: Sequence[Piece], number: Number, language: str) -> Read | None:
    words = WORDS[language]
    before = words.currencies.get(row[number.first - 1].text) if number.first else None
    if before and len(row[number.first - 1].text) == 1:
        return Value(Kind.AMOUNT, number.low, number.high, before), number.first - 1, number.after
    if number.after >= len(row) or number.is_article:
        return None
    unit = row[number.after].text
    if unit in words.cents:
        return _of_cents(row, number, unit)
    if unit not in words.currencies:
        return None
    sign, after = words.currencies[unit], number.after + 1
    cents = _cents(row, after, language)
    if cents and number.low == number.high == int(number.low):
        value = number.low + cents.low / 100
        return Value(Kind.AMOUNT, value, value, sign), number.first, cents.after
    return Value(Kind.AMOUNT, number.low, number.high, sign), number.first, after


def _of_cents(row: Sequence[Piece], number: Number, unit: str) -> Read | None:
    if unit in _SHORT_UNITS and not row[number.first].is_number:
        return None
    sign = "£" if unit in {"p", "pence"} else ""
    value = Value(Kind.AMOUNT, number.low / 100, number.high / 100, sign)
    return value, number.first, number.after + 1


def _cents(row: Sequence[Piece], after: int, language: str) -> Number | None:
    """The ninety of "4 euro e 90"."""
    if after + 1 >= len(row) or row[after].text not in _HALF_CENTS:
        return None
    cents = single(row, after + 1, language)
    alone = cents is not None and (cents.after >= len(row) or not _is_unit(row[cents.after], language))
    return cents if cents and alone and 5 <= cents.low < 100 else None


def _is_unit(piece: Piece, language: str) -> bool:
    words = WORDS[language]
    return piece.text in words.currencies or piece.text in DUE_WORDS[language].units or piece.text == "%"


def _share(row: Sequence[Piece], number: Number, _language: str) -> Read | None:
    for sign in _PERCENT:
        if tuple(piece.text for piece in row[number.after : number.after + len(sign)]) == sign:
            return Value(Kind.SHARE, number.low, number.high, "%"), number.first, number.after + len(sign)
    return None


def _term(row: Sequence[Piece], number: Number, language: str) -> Read | None:
    words, place = DUE_WORDS[language], number.after
    place += place < len(row) and row[place].text == "-"
    is_worked = place < len(row) and row[place].text in words.working
    place += is_worked
    if place >= len(row) or row[place].text not in words.units or _is_no_term(row, number, place):
        return None
    unit, after = words.units[row[place].text], place + 1
    if after < len(row) and row[after].text in words.working:
        is_worked, after = True, after + 1
    if is_worked and unit is Unit.DAY:
        return Value(Kind.TERM, number.low, number.high, "working_day"), number.first, after
    factor, name = _TERMS[unit]
    return Value(Kind.TERM, number.low * factor, number.high * factor, name), number.first, after


def _is_no_term(row: Sequence[Piece], number: Number, place: int) -> bool:
    """ "A day" is no term by itself, "5h" may be an hour of the clock."""
    if number.is_article:
        return not (number.first and row[number.first - 1].text in _LEADS_ONE)
    return row[place].text in _SHORT_UNITS and row[place].text != "min" and number.high < 24


def _free(row: Sequence[Piece], place: int, language: str, taken: frozenset[int]) -> Read | None:
    """ "Gratis", "is free", "free delivery": nothing to pay; "feel free" and "free to" are none."""
    if row[place].text not in WORDS[language].free:
        return None
    before = row[place - 1].text if place else ""
    if language == "en" and before not in _BE and place + 1 not in taken:
        return None
    if place + 1 < len(row) and row[place + 1].text in {"to", "up", "time", "slot", "moment"}:
        return None
    return Value(Kind.AMOUNT, 0.0, 0.0, ""), place, place + 1


def _is_vague(row: Sequence[Piece], first: int, after: int, words: Words) -> bool:
    near = (*range(max(first - 3, 0), first), *range(after, min(after + 1, len(row))))
    return any(row[place].text in words.vague for place in near)

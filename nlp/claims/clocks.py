"""Hours of opening over pieces: "dalle 9 alle 18", "9am-5:30pm", "chiudiamo alle 19", "open until six"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.claims.numbers import single
from nlp.claims.pieces import Piece
from nlp.claims.types import Kind, Value
from nlp.claims.words import WORDS
from nlp.due.words import WORDS as DUE_WORDS

_DAY, _HALF_DAY = 1_440, 720
_LEADS = frozenset(
    {"dalle", "alle", "all'", "le", "at", "from", "until", "till", "to", "ore", "by", "between"}
)
_TO = frozenset({"-", "–", "—", "alle", "all'", "to", "until", "till", "e", "and", "a", "fino", "ore", "le"})
_BETWEEN = frozenset({"tra", "fra", "between", "le"})
_NAMED = {"mezzogiorno": 720, "mezzanotte": _DAY, "noon": 720, "midday": 720, "midnight": _DAY}
# How far back the word may lie that says whether it opens or closes.
_REACH = 5


@dataclass(frozen=True, slots=True)
class Moment:
    """Minutes of the day over pieces `first` to `after`; loose where it may be a.m. or p.m."""

    minutes: float
    first: int
    after: int
    is_loose: bool
    is_shown: bool


def hours(row: Sequence[Piece], language: str) -> tuple[tuple[Value, int, int], ...]:
    """The openings, closings and stretches that the pieces tell."""
    return tuple(_hours(row, language))


def stated(row: Sequence[Piece], language: str) -> Value | None:
    """A stretch as somebody typed it for a fact: "9-18", "9am to 5.30pm", "9:00–13:00"."""
    for place in range(len(row)):
        found = _stretch(row, place, language, is_led=True)
        if found:
            return found[0]
    return None


def _hours(row: Sequence[Piece], language: str) -> Iterator[tuple[Value, int, int]]:
    place = 0
    while place < len(row):
        found = _stretch(row, place, language, is_led=False) or _end(row, place, language)
        if found:
            yield found
        place = found[2] if found else place + 1


def _stretch(
    row: Sequence[Piece], place: int, language: str, *, is_led: bool
) -> tuple[Value, int, int] | None:
    opens = moment(row, place, language)
    if opens is None:
        return None
    at = opens.after
    while at < len(row) and row[at].text in _TO and at - opens.after < 3:
        at += 1
    closes = moment(row, at, language) if opens.after < at < len(row) else None
    before = row[place - 1].text if place else ""
    is_dashed = row[opens.after].text in {"-", "–", "—"} if opens.after < len(row) else False
    told = (
        is_led or is_dashed or before in _LEADS | _BETWEEN or opens.is_shown or (closes and closes.is_shown)
    )
    if closes is None or not told:
        return None
    low, high = opens.minutes, closes.minutes
    if high <= low and closes.is_loose:  # "9-5" closes in the afternoon
        high += _HALF_DAY
    if opens.is_loose and not closes.is_loose and high - low > _HALF_DAY + 240:
        low += _HALF_DAY
    return (Value(Kind.HOURS, low, high, "minute"), place, closes.after) if high > low else None


def _end(row: Sequence[Piece], place: int, language: str) -> tuple[Value, int, int] | None:
    """An opening or a closing alone, by the word that leads it."""
    words, found = WORDS[language], moment(row, place, language)
    before = [piece.text for piece in row[max(place - _REACH, 0) : place]]
    if found is None or not before or not (before[-1] in _LEADS or found.is_shown):
        return None
    for text in reversed(before):
        if text in words.closing:
            return Value(Kind.HOURS, None, found.minutes, "minute", found.is_loose), place, found.after
        if text in words.opening:
            return Value(Kind.HOURS, found.minutes, None, "minute", found.is_loose), place, found.after
    return None


def moment(row: Sequence[Piece], place: int, language: str) -> Moment | None:
    """An hour of the clock from a place on."""
    text = row[place].text
    if text in _NAMED:
        return Moment(_NAMED[text], place, place + 1, is_loose=False, is_shown=True)
    if language == "en" and text == "half" and place + 2 < len(row) and row[place + 1].text == "past":
        found = moment(row, place + 2, language)
        return found and Moment(found.minutes + 30, place, found.after, found.is_loose, is_shown=True)
    read = _figure(row, place, language)
    if read is None:
        return None
    hour, minute, after, is_shown = read
    minute, after = _spoken_minutes(row, after, minute)
    half, after = _half(row, after, language)
    if after < len(row) and row[after].text in _NO_HOUR | set(DUE_WORDS[language].units):
        return None
    if half is not None and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    is_loose = half is None and hour <= 12
    return Moment(hour * 60 + minute, place, after, is_loose, is_shown or half is not None)


_NO_HOUR = frozenset({"€", "$", "£", "%", "euro", "euros", "pounds", "per", "percent", "km", "kg"})


def _figure(row: Sequence[Piece], place: int, language: str) -> tuple[int, int, int, bool] | None:
    """Hour, minute, the place after, and whether it can be nothing but an hour ("9:30")."""
    text = row[place].text
    for mark in (":", "."):
        hour, found, minute = text.partition(mark)
        if found and hour.isdecimal() and minute.isdecimal() and len(hour) < 3 and len(minute) == 2:
            return (int(hour), int(minute), place + 1, mark == ":") if int(hour) <= 24 else None
    number = single(row, place, language)
    if number is None or number.is_article or number.low != int(number.low) or not 0 <= number.low <= 24:
        return None
    return int(number.low), 0, number.after, False


def _spoken_minutes(row: Sequence[Piece], after: int, minute: int) -> tuple[int, int]:
    pair = tuple(piece.text for piece in row[after : after + 2])
    if pair in {("e", "mezza"), ("e", "mezzo")}:
        return 30, after + 2
    if len(pair) == 2 and pair[0] == "e" and pair[1] in {"15", "30", "45"}:
        return int(pair[1]), after + 2
    return (minute, after + 1) if pair[:1] == ("o'clock",) else (minute, after)


def _half(row: Sequence[Piece], after: int, language: str) -> tuple[str | None, int]:
    """Which half of the day: "pm", "del pomeriggio", "in the evening"."""
    words, at = DUE_WORDS[language], after
    while at < len(row) and row[at].text in {"del", "della", "di", "in", "the"} and at - after < 2:
        at += 1
    text = row[at].text if at < len(row) else ""
    if text in words.past_noon:
        return "pm", at + 1
    return ("am", at + 1) if text in words.before_noon else (None, after)

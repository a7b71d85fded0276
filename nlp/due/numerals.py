"""Numbers, hours of the clock and dates written in figures, each read off a token or a few."""

import re

from nlp.due.reading import Tokens
from nlp.due.words import Words
from nlp.hours import Clock

_CLOCK = re.compile(r"(\d{1,2})(?:[:.,h](\d{2}))?(h|am|pm|a\.m\.?|p\.m\.?)?")
_GLUED = re.compile(r"(\d{1,3})([a-z]{1,6})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
# No number, hour or date is longer; a flood of digits is none.
_LONGEST = 12
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_GROUPS = {"paio": 2.0, "couple": 2.0, "decina": 10.0, "half": 0.5}
_OF = frozenset({"of", "di", "d'", "a", "an"})

Date = tuple[int, int | None, int | None]


def number(tokens: Tokens, place: int, words: Words) -> tuple[float, int] | None:
    """A number in figures or words and the token after it: "48", "due", "un paio di", "forty-eight"."""
    token = tokens[place]
    if token.isdecimal() and len(token) <= 4:
        return float(token), place + 1
    value = words.numbers.get(token)
    if value is None:
        return None
    after = place + 1
    if value == 1 and after < len(tokens) and tokens[after] in _GROUPS:  # "un paio di", "a couple of"
        token, value = tokens[after], _GROUPS[tokens[after]]
        after += 1
    if token in _GROUPS and after < len(tokens) and tokens[after] in _OF:
        after += 1
    return _compound(tokens, after, value, words) if value >= 20 and value % 10 == 0 else (value, after)


def _compound(tokens: Tokens, after: int, tens: float, words: Words) -> tuple[float, int]:
    """ "Forty-eight", "forty eight"."""
    one = after + (after < len(tokens) and tokens[after] == "-")
    if one < len(tokens) and 1 < words.numbers.get(tokens[one], 0) < 10:
        return tens + words.numbers[tokens[one]], one + 1
    return tens, after


def glued(token: str) -> tuple[float, str] | None:
    """A number and its unit in one token: "48h", "24hrs"."""
    found = _GLUED.fullmatch(token) if len(token) <= _LONGEST else None
    return (float(found[1]), found[2]) if found else None


def slashed_range(token: str) -> float | None:
    """The greater of "24/48"."""
    before, slash, after = token.partition("/")
    if slash and before.isdecimal() and after.isdecimal() and len(token) <= 7:
        return max(float(before), float(after))
    return None


def clock(token: str) -> tuple[Clock, bool, str] | None:
    """An hour of the clock, whether it shows it is one (minutes, am, pm, h), and the am or pm in it."""
    found = _CLOCK.fullmatch(token) if len(token) <= _LONGEST else None
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").replace(".", "")
    if hour > 24 or minute > 59:
        return None
    return (hour, minute), bool(found[2] or found[3]), half


def date(tokens: Tokens, place: int) -> tuple[Date, int] | None:
    """A date in figures and the token after it: 30/11, 05/12/2026, 30.11.2026, 30-11-2026, 2026-11-30.

    Day before month, as both languages write in Europe, unless only the other way round is a date.
    """
    token = tokens[place]
    found = None
    if len(token) <= _LONGEST:
        found = _SLASHED.fullmatch(token) or _DOTTED.fullmatch(token)
    if found:
        return _checked(int(found[1]), int(found[2]), _year(found[3]), place + 1)
    parts = tokens[place : place + 5 : 2]
    dashed = tuple(tokens[place + 1 : place + 4 : 2]) == ("-", "-")
    if not (dashed and len(parts) == 3 and all(p.isdecimal() and len(p) in {1, 2, 4} for p in parts)):
        return None
    one, month, last = (int(part) for part in parts)
    if len(parts[0]) == 4:
        return _checked(last, month, one, place + 5)
    return _checked(one, month, _year(parts[2]), place + 5)


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) + (2000 if len(written) == 2 else 0)


def _checked(day: int, month: int, year: int | None, after: int) -> tuple[Date, int] | None:
    if month > 12 >= day:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= _MONTH_DAYS[month - 1]) or year == 0:
        return None
    return (day, month, year), after


def day_of_month(token: str, words: Words) -> tuple[int, bool] | None:
    """A day of the month, and whether its form shows that it is one ("25th", "1°")."""
    if token in words.ordinals:
        return words.ordinals[token], not token.isalpha()
    found = _ORDINAL.fullmatch(token) if len(token) <= 4 else None
    if found is None and not (token.isdecimal() and len(token) <= 2):
        return None
    day = int(found[1] if found else token)
    return (day, found is not None) if 1 <= day <= 31 else None

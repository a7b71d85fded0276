"""Durations: a number and a unit, where a word before makes it a time to come ("entro 24-48 ore")."""

from nlp.due import numerals
from nlp.due.reading import LOOK_BACK, Read, Tokens, follows, is_in, skip, unit_at, working
from nlp.due.types import Kind, Unit, When
from nlp.due.words import Words

_LASTING = frozenset({"da", "for", "since", "ogni", "every", "per", "of", "di"})
_ARTICLES = frozenset({"le", "i", "gli", "the"})

Amount = tuple[float, Unit, int]


def duration(tokens: Tokens, place: int, words: Words) -> Read | None:
    """A time after so many hours, days, working days…; of a range the longer end."""
    read = _amount(tokens, place, words)
    if read is None:
        return None
    amount, unit, after = read
    # "3 to 5 working days", "2 giorni lavorativi": nobody counts anything else so.
    alone = unit is Unit.WORKING_DAY and (not place or tokens[place - 1] not in _LASTING)
    is_told = alone or any(follows(tokens, after, now) for now in words.from_now)
    if not (is_told or _is_led(tokens, place, words)):
        return None
    half = next((h for h in words.halves if follows(tokens, after, h)), ())
    after += len(half)
    if is_in(tokens, after, words.gone):
        return None
    return When(Kind.AFTER, amount + (0.5 if half else 0), unit), after


def _amount(tokens: Tokens, place: int, words: Words) -> Amount | None:
    one = _glued(tokens, place, words)
    if one:
        return one
    ranged = numerals.slashed_range(tokens[place])
    read = (ranged, place + 1) if ranged else numerals.number(tokens, place, words)
    if read is None:
        return None
    amount, after = read
    if is_in(tokens, after, words.ranges):
        at = skip(tokens, after + 1, _ARTICLES, 1)
        upper = numerals.number(tokens, at, words) if at < len(tokens) else None
        if upper and unit_at(tokens, upper[1], words):
            amount, after = max(upper[0], amount), upper[1]
        else:
            return _glued(tokens, at, words)
    return _with_unit(tokens, amount, after, words)


def _with_unit(tokens: Tokens, amount: float, after: int, words: Words) -> Amount | None:
    before, after = working(tokens, after, words)
    if not is_in(tokens, after, words.units):
        return None
    unit = words.units[tokens[after]]
    behind, after = working(tokens, after + 1, words)
    return *_in_days(amount, unit, is_worked=before or behind), after


def _glued(tokens: Tokens, place: int, words: Words) -> Amount | None:
    """ "48h", "24hrs"."""
    read = numerals.glued(tokens[place]) if place < len(tokens) else None
    if read is None or read[1] not in words.units:
        return None
    is_worked, after = working(tokens, place + 1, words)
    return *_in_days(read[0], words.units[read[1]], is_worked=is_worked), after


def _in_days(amount: float, unit: Unit, *, is_worked: bool) -> tuple[float, Unit]:
    """Working hours are told as days of 24 ("48 ore lavorative": two days), others as days of eight."""
    if not is_worked or unit not in {Unit.DAY, Unit.HOUR}:
        return amount, unit
    if unit is Unit.HOUR:
        amount = amount / 24 if amount % 24 == 0 else -(-amount // 8)
    return amount, Unit.WORKING_DAY


def _is_led(tokens: Tokens, place: int, words: Words) -> bool:
    for back in range(place - 1, max(place - LOOK_BACK, 0) - 1, -1):
        if tokens[back] in words.lead:
            return True
        if tokens[back] not in words.passed:
            return False
    return False

"""Days: "domani", "next Tuesday", "venerdì 20 novembre", "30/11", "by the end of the month"."""

from nlp.due import numerals
from nlp.due.reading import NO_HOUR, Read, Tokens, follows, is_in, skip, unit_at
from nlp.due.types import Kind, When
from nlp.due.words import Words, listed

_OF = frozenset({"di", "della", "del", "dell'", "of"})
# "The order of Monday" says which order; "the morning of Monday" when.
_PERIODS = listed(
    "giornata mattinata mattina pomeriggio sera serata corso inizio fine morning afternoon evening end "
    "course start beginning ora ore arco prima"
)
_SINCE = frozenset({"da", "since"})
_MONTH_LINKS = frozenset({"of", "di", "del", "mese"})
# Months that are common words as well.
_DOUBTFUL = frozenset({"may", "march", "mar", "set", "sett", "sep"})


def day(tokens: Tokens, place: int, words: Words) -> Read | None:
    """A day to come and the token after it; none for one that is over or only says which thing is meant."""
    read = day_said(tokens, place, words)
    if read is None or _is_no_due(tokens, place, read[1], words, read[0].kind):
        return None
    return read


def day_said(tokens: Tokens, place: int, words: Words) -> Read | None:
    """A day as told, whatever stands before it."""
    if place >= len(tokens):
        return None
    return _phrase(tokens, place, words) or _weekday(tokens, place, words) or _date(tokens, place, words)


def _is_no_due(tokens: Tokens, place: int, after: int, words: Words, kind: Kind) -> bool:
    before = tokens[place - 1] if place else ""
    if before in _OF and place > 1 and tokens[place - 2] not in _PERIODS:
        return True
    if before in _SINCE:
        return True
    named = kind in {Kind.WEEKDAY, Kind.DATE}
    return named and (before in words.barred or is_in(tokens, after, words.gone)) and before not in _OF


def _phrase(tokens: Tokens, place: int, words: Words) -> Read | None:
    for phrase, when in words.phrases.get(tokens[place], ()):
        if follows(tokens, place, phrase):
            return when, place + len(phrase)
    return None


def _weekday(tokens: Tokens, place: int, words: Words) -> Read | None:
    weeks = None
    if tokens[place] in words.upcoming and is_in(tokens, place + 1, words.weekdays):
        weeks, place = words.upcoming_weeks, place + 1
    token = tokens[place]
    if token not in words.weekdays or _is_doubtful(tokens, place, words):
        return None
    after = place + 1
    if is_in(tokens, after, words.upcoming):
        after += 1
    for phrase in words.next_week:
        start = skip(tokens, place + 1, words.links, 2)
        if follows(tokens, start, phrase):
            weeks, after = 1, start + len(phrase)
    return _dated(tokens, after, words) or (When(Kind.WEEKDAY, words.weekdays[token], weeks=weeks), after)


def _dated(tokens: Tokens, after: int, words: Words) -> Read | None:
    """The date behind a weekday: "venerdì 20 novembre", "lunedì 23"."""
    date = _date(tokens, skip(tokens, after, words.links, 1), words)
    if date:
        return date
    bare = numerals.day_of_month(tokens[after], words) if after < len(tokens) else None
    other = (words.units, NO_HOUR, words.past_noon, words.before_noon, {":", "o'clock"})
    if bare is None or any(is_in(tokens, after + 1, group) for group in other):
        return None
    return When(Kind.DATE, date=(bare[0], None, None)), after + 1


def _is_doubtful(tokens: Tokens, place: int, words: Words) -> bool:
    """Whether a short form ("sat", "mar") stands where no day would."""
    token = tokens[place]
    is_short = len(token) <= 5 and not token.endswith(("day", "di"))
    return is_short and not _is_led(tokens, place, words)


def _is_led(tokens: Tokens, place: int, words: Words) -> bool:
    before = tokens[place - 1] if place else ""
    groups = (
        words.lead,
        words.clock_lead,
        words.upcoming,
        {"per", "on", "this", "il", "the"},
    )
    return any(before in group for group in groups) and (before != "the" or tokens[place] in words.months)


def _date(tokens: Tokens, place: int, words: Words) -> Read | None:
    if place >= len(tokens):
        return None
    figures = numerals.date(tokens, place)
    if figures and not unit_at(tokens, figures[1], words):
        return When(Kind.DATE, date=figures[0]), figures[1]
    if tokens[place].rstrip(".") in words.months:
        return _month_first(tokens, place, words)
    if tokens[place] == "the":
        place += 1
    number = numerals.day_of_month(tokens[place], words) if place < len(tokens) else None
    return _day_first(tokens, place, number, words) if number else None


def _day_first(tokens: Tokens, place: int, number: tuple[int, bool], words: Words) -> Read | None:
    """ "25 novembre 2026", "the 25th of November", "entro il 25"."""
    month = skip(tokens, place + 1, _MONTH_LINKS, 1)
    if is_in(tokens, month, words.months):
        year, after = _year(tokens, month + 1)
        return When(Kind.DATE, date=(number[0], words.months[tokens[month]], year)), after
    is_led = any(place >= len(lead) and follows(tokens, place - len(lead), lead) for lead in words.day_lead)
    if (
        not (is_led or number[1])
        or is_in(tokens, place + 1, words.units)
        or is_in(tokens, place + 1, NO_HOUR)
    ):
        return None
    after = place + 3 if follows(tokens, place + 1, ("del", "mese")) else place + 1
    return When(Kind.DATE, date=(number[0], None, None)), after


def _month_first(tokens: Tokens, place: int, words: Words) -> Read | None:
    """ "November 25th", "nov. 25, 2026"."""
    at = skip(tokens, place + 1, {"the", "."}, 2)
    number = numerals.day_of_month(tokens[at], words) if at < len(tokens) else None
    if number is None or not tokens[at][0].isdecimal() or unit_at(tokens, at + 1, words):
        return None
    if tokens[place] in _DOUBTFUL and not (number[1] or _is_led(tokens, place, words)):
        return None
    year, after = _year(tokens, at + 1)
    return When(Kind.DATE, date=(number[0], words.months[tokens[place].rstrip(".")], year)), after


def _year(tokens: Tokens, place: int) -> tuple[int | None, int]:
    at = skip(tokens, place, {","}, 1)
    if is_in(tokens, at, _YEARS):
        return int(tokens[at]), at + 1
    return None, place


_YEARS = frozenset(map(str, range(1990, 2100)))

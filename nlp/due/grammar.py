"""Times to come in a run of folded tokens: durations, days, dates and hours, and what they make together.

Every rule looks a fixed number of tokens ahead and back, so that a text takes time in proportion to its
length. Known misses: vague times ("soon", "a few days", "qualche giorno") tell no date and are none; feasts
("after Easter"); a time told by an event ("when the part arrives").
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from nlp.due.clocks import clock
from nlp.due.days import day, day_said
from nlp.due.durations import duration
from nlp.due.reading import LOOK_BACK, Read, Tokens, is_in, skip
from nlp.due.types import Due, Kind, When
from nlp.due.words import WORDS, Words

# Prepositions that belong to a time's words although they lead no duration.
_BEFORE = frozenset({"per", "on", "for", "di", "il", "verso", "prima"})
# Nothing before these belongs to the time any more: "I'll look in on Friday".
_FIRST = frozenset({"on", "by", "at", "verso", "prima"})


def find(tokens: Sequence[str], language: str) -> tuple[Due, ...]:
    """The times to come that the tokens tell, in order, none overlapping."""
    words, starters = WORDS[language], _starters(language)
    found: list[Due] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        read = _at(tokens, place, words) if token in starters or token[0].isdecimal() else None
        if read is None:
            place += 1
            continue
        first = _with_lead(tokens, place, words, found[-1].after if found else 0)
        found.append(Due(first, read[1], read[0]))
        place = read[1]
    return tuple(found)


@lru_cache(maxsize=2)
def _starters(language: str) -> frozenset[str]:
    """The words that a time to come may begin with; most tokens are none."""
    words = WORDS[language]
    return frozenset(
        {*words.phrases, *words.numbers, *words.weekdays, *words.months, *words.clock_lead}
        | {*words.clock_words, *words.upcoming, *words.ordinals, "half", "quarter", "first", "the"}
    )


def _at(tokens: Tokens, place: int, words: Words) -> Read | None:
    return (
        _dated(tokens, place, words) or duration(tokens, place, words) or _clock_first(tokens, place, words)
    )


def _with_lead(tokens: Tokens, first: int, words: Words, least: int) -> int:
    """Where the prepositions before a time begin."""
    begin = first
    for place in range(first - 1, max(first - LOOK_BACK, least) - 1, -1):
        token = tokens[place]
        if token in words.lead or token in words.clock_lead or token in _BEFORE:
            begin = place
            if token in _FIRST:
                break
        elif token not in words.passed:
            break
    return begin


def _dated(tokens: Tokens, place: int, words: Words) -> Read | None:
    """A day, with the part of the day and the hour that may follow: "domani mattina alle 9"."""
    read = day(tokens, place, words)
    if read is None:
        return None
    when, after = read
    later = day(tokens, after + 1, words) if is_in(tokens, after, words.ranges) else None
    if later and later[0].kind is when.kind:  # "lunedì o martedì": the later one
        when, after = later
    return _with_hour(tokens, when, after, words)


def _with_hour(tokens: Tokens, when: When, after: int, words: Words) -> Read:
    part = skip(tokens, after, words.links, 2)
    is_late = False
    if is_in(tokens, part, words.parts):
        is_late = tokens[part] in words.past_noon
        when, after = replace(when, clock=words.parts[tokens[part]]), part + 1
    hour = clock(tokens, skip(tokens, after, words.links - words.clock_lead, 2), words)
    if hour is None:
        return when, after
    (at, minutes), end = hour
    return replace(when, clock=(at + 12 if is_late and at < 12 else at, minutes)), end


def _clock_first(tokens: Tokens, place: int, words: Words) -> Read | None:
    """An hour, and the day that may follow it: "alle 15 di domani", "by 5pm on Friday"."""
    read = clock(tokens, place, words)
    if read is None:
        return None
    at, after = read
    said = day_said(tokens, skip(tokens, after, words.links, 2), words)
    if said:
        return replace(said[0], clock=at), said[1]
    return When(Kind.CLOCK, clock=at), after

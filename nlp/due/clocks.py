"""Hours of the clock: "alle 9 e mezza", "by 5pm", "tra le 9 e le 13", "half past three"."""

from collections.abc import Mapping

from nlp.due import numerals
from nlp.due.reading import NO_HOUR, Tokens, follows, is_in, skip, unit_at
from nlp.due.words import Words
from nlp.hours import Clock

_MINUTES = {
    ("e", "mezza"): 30, ("e", "mezzo"): 30, ("e", "un", "quarto"): 15, ("e", "tre", "quarti"): 45,
    ("in", "punto"): 0, ("meno", "un", "quarto"): -15, ("meno", "dieci"): -10, ("meno", "cinque"): -5,
    ("o'clock",): 0,
}  # fmt: skip
_PAST_OR_TO: Mapping[tuple[str, ...], int] = {
    ("half", "past"): 30,
    ("quarter", "past"): 15,
    ("quarter", "to"): -15,
}
_FIRST_THING = (9, 0)
_BETWEEN = frozenset({"tra", "fra"})
_THE = frozenset({"le", "l'", "delle", "dell'"})
_BEFORE_THE = frozenset({"per", "verso", "prima", "dopo", "e"})
_HALF_LINKS = frozenset({"del", "della", "di", "in", "the"})
_ARTICLES = frozenset({"a", "an", "un", "una", "un'"})

# The hour, the token after it, and whether it is one even without a preposition before it.
Hour = tuple[Clock, int, bool]


def clock(tokens: Tokens, place: int, words: Words) -> tuple[Clock, int] | None:
    """An hour with the words around it and the token after it; of a stretch the later end."""
    at = skip(tokens, place, words.clock_lead | _BETWEEN | _THE, 3)
    is_led = _is_led(tokens, at, words)
    read = _hour(tokens, at, words, is_led=is_led)
    if read is None:
        return None
    hour, after, is_sure = read
    if is_in(tokens, after, words.ranges):
        start = skip(tokens, after + 1, words.clock_lead | _THE, 2)
        upper = _hour(tokens, start, words, is_led=is_led or is_sure)
        if upper:
            return upper[0], upper[1]
    return hour, after


def _is_led(tokens: Tokens, place: int, words: Words) -> bool:
    """Whether the words before make a number an hour: "alle", "by", "entro le"; "le due mail" are two."""
    before = tokens[place - 1] if place else ""
    if before in _THE and place > 1:
        return tokens[place - 2] in words.lead or tokens[place - 2] in _BEFORE_THE
    return before in words.clock_lead or (before in words.lead and is_in(tokens, place, words.clock_words))


def _hour(tokens: Tokens, place: int, words: Words, *, is_led: bool) -> Hour | None:
    if place >= len(tokens):
        return None
    if tokens[place] in words.clock_words:
        return (words.clock_words[tokens[place]], place + 1, True) if is_led else None
    if follows(tokens, place, ("first", "thing")):
        return _FIRST_THING, place + 2, True
    return _past_or_to(tokens, place, words) or _told(tokens, place, words, is_led=is_led)


def _told(tokens: Tokens, place: int, words: Words, *, is_led: bool) -> Hour | None:
    """An hour in figures or, after a preposition, in words."""
    read = numerals.clock(tokens[place]) or (_in_words(tokens[place], words) if is_led else None)
    if read is None:
        return None
    (hour, minutes), is_sure, half = read
    after = place + 1
    if not minutes:
        minutes, after = _minutes(tokens, after)
    half, after = _half(tokens, after, half, words)
    is_sure = is_sure or bool(half) or tokens[after - 1] == "o'clock"
    is_hour = is_led or half or (is_sure and ":" in tokens[place])
    if not is_hour or is_in(tokens, after, NO_HOUR) or unit_at(tokens, after, words):
        return None
    return divmod(_of_day(hour, half) * 60 + minutes, 60), after, is_sure


def _in_words(token: str, words: Words) -> tuple[Clock, bool, str] | None:
    spoken = words.numbers.get(token, 0)
    if token in _ARTICLES or not 1 <= spoken <= 24:
        return None
    return (int(spoken), 0), False, ""


def _minutes(tokens: Tokens, after: int) -> tuple[int, int]:
    """ "e mezza", "e un quarto", "e 30"; "o'clock" is passed over."""
    for phrase, minutes in _MINUTES.items():
        if follows(tokens, after, phrase):
            return minutes, after + len(phrase)
    pair = tokens[after : after + 2]
    if len(pair) == 2 and pair[0] == "e" and pair[1].isdecimal() and len(pair[1]) == 2 and int(pair[1]) < 60:
        return int(pair[1]), after + 2
    return 0, after


def _past_or_to(tokens: Tokens, place: int, words: Words) -> Hour | None:
    """ "Half past three", "a quarter to five"."""
    start = skip(tokens, place, {"a"}, 1)
    minutes, at = _PAST_OR_TO.get(tuple(tokens[start : start + 2])), start + 2
    if minutes is None and is_in(tokens, start + 1, {"past"}):  # "ten past eleven"
        minutes = int(words.numbers.get(tokens[start], 0)) or None
    if minutes is None and is_in(tokens, start, {"half"}):  # "half ten" is half past ten
        minutes, at = 30, start + 1
    if minutes is None or at >= len(tokens):
        return None
    read = numerals.clock(tokens[at]) or _in_words(tokens[at], words)
    if read is None or not 1 <= read[0][0] <= 12 or unit_at(tokens, at + 1, words):
        return None
    half, after = _half(tokens, at + 1, read[2], words)
    return divmod(_of_day(read[0][0], half) * 60 + minutes, 60), after, True


def _half(tokens: Tokens, after: int, half: str, words: Words) -> tuple[str, int]:
    """Which half of the day: "pm", "del pomeriggio"."""
    at = skip(tokens, after, _HALF_LINKS, 2)
    if is_in(tokens, at, words.past_noon):
        return "pm", at + 1
    if is_in(tokens, at, words.before_noon):
        return "am", at + 1
    return half, after


def _of_day(hour: int, half: str) -> int:
    """The hour of 24. Without a half, one to seven are taken for the afternoon: nobody is called at three."""
    if half == "am":
        return 0 if hour == 12 else hour
    if half == "pm" or 1 <= hour <= 7:
        return hour + 12 if hour < 12 else hour
    return hour

"""Small steps over a run of tokens, for the rules that read times."""

from collections.abc import Container, Sequence

from nlp.due.types import When
from nlp.due.words import Words, listed

Tokens = Sequence[str]
Read = tuple[When, int]

# A number before one of these counts is no hour and no day.
NO_HOUR = listed("euro eur € % percento percent £ $ ° kg km gb mb giga mega")
# How far back the word is looked for that makes a duration one to come.
LOOK_BACK = 6


def is_in(tokens: Tokens, place: int, words: Container[str]) -> bool:
    """Whether there is a token at that place, and it is one of these."""
    return place < len(tokens) and tokens[place] in words


def follows(tokens: Tokens, place: int, phrase: tuple[str, ...]) -> bool:
    """Whether these very words stand from that place on."""
    return tuple(tokens[place : place + len(phrase)]) == phrase


def skip(tokens: Tokens, place: int, words: Container[str], most: int) -> int:
    """The place after at most so many of these words."""
    for _ in range(most):
        if place >= len(tokens) or tokens[place] not in words:
            break
        place += 1
    return place


def working(tokens: Tokens, place: int, words: Words) -> tuple[bool, int]:
    """Whether "working" stands here, and the place after it."""
    return (True, place + 1) if is_in(tokens, place, words.working) else (False, place)


def unit_at(tokens: Tokens, place: int, words: Words) -> bool:
    """Whether a unit of time stands here: what comes before is a duration."""
    return is_in(tokens, working(tokens, place, words)[1], words.units)

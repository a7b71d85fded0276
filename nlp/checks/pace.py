"""Pace: words a minute on calls, of the agents, of each of them and of the customer.

A turn lasts from its start to its end; where the source gives no ends, to the start of the next turn, which
counts the silence between the two as speech: such a pace is a lower bound. Turns of less than two words
or a second are left out (an "ok", two turns at the same second).

Known misses: fillers and cut words count as words.
"""

from collections import defaultdict
from itertools import pairwise

from nlp.conversation import Conversation
from nlp.registry import CheckConfig, check
from nlp.sides import is_call
from nlp.types import CheckResult, Measure, Reason, Speaker

NAME = "pace"
VERSION = "1"
MEASURE, CUSTOMERS = "words_per_minute", "customer_words_per_minute"


class PaceConfig(CheckConfig):
    """Fewer words than these tell no pace; a shorter turn has no length of its own."""

    least_words: int = 30
    least_turn_words: int = 2
    least_turn_seconds: float = 1.0


@check(NAME, version=VERSION, config=PaceConfig)
def pace(conversation: Conversation, config: PaceConfig) -> CheckResult:
    """Words over minutes spoken; not rated for what is written, and where the turns carry no times."""
    keys = list(dict.fromkeys(_author(turn.turn.author) for turn in conversation.agent_turns))
    who = [(MEASURE, None), *((MEASURE, author) for author in keys if author), (CUSTOMERS, None)]
    if not is_call(conversation):
        return CheckResult(measures=tuple(_none(name, author, "pace.no_call") for name, author in who))
    said = _said(conversation, config)
    return CheckResult(
        measures=tuple(_measure(name, author, said[name, author], config) for name, author in who)
    )


def _author(author: str | None) -> str:
    return author or ""


def _none(name: str, author: str | None, code: str) -> Measure:
    return Measure(name, None, "words/min", author=author, not_rated=Reason(code))


def _measure(name: str, author: str | None, said: tuple[int, float], config: PaceConfig) -> Measure:
    words, seconds = said
    if not seconds:
        return _none(name, author, "pace.no_times")
    if words < config.least_words:
        return _none(name, author, "pace.too_short")
    return Measure(name, round(60 * words / seconds, 1), "words/min", author=author)


def _said(conversation: Conversation, config: PaceConfig) -> dict[tuple[str, str | None], tuple[int, float]]:
    """Words and seconds by measure and author."""
    found: defaultdict[tuple[str, str | None], tuple[int, float]] = defaultdict(lambda: (0, 0.0))
    for turn, after in pairwise((*conversation.turns, None)):
        if turn is None or turn.turn.speaker not in {Speaker.AGENT, Speaker.CUSTOMER}:
            continue
        start = turn.turn.seconds
        end = (
            turn.turn.end_seconds
            if turn.turn.end_seconds is not None or after is None
            else after.turn.seconds
        )
        words = len(turn.word_tokens)
        if start is None or end is None or words < config.least_turn_words:
            continue
        lasted = end - start
        if lasted < config.least_turn_seconds:
            continue
        keys = [(CUSTOMERS, None)] if turn.is_customer else [(MEASURE, None), (MEASURE, turn.turn.author)]
        for key in dict.fromkeys(keys):
            had = found[key]
            found[key] = had[0] + words, had[1] + lasted
    return found

"""Holds: how often the customer is asked to wait, and how long until there is something to tell.

Measures: `holds` and `hold_seconds`, of the whole and of each agent. A hold lasts from the end of the request
to the agent's next turn with content; asking again meanwhile ("ancora un attimo") is the same hold. A hold
that the agent ends in the same breath, or never ends, adds no seconds.

Not rated for mail, where nobody holds. Known misses: silence that nobody asks for.
"""

from dataclasses import dataclass

from nlp.conversation import Conversation
from nlp.registry import CheckConfig, check
from nlp.sides import Times, authors, by_author, is_mail, times_of
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Measure, Reason

NAME = "holds"
VERSION = "1"
SECONDS = "hold_seconds"
_SAYS_NOTHING = frozenset({"hold_request", "thanks", "name_use", "greeting"})


class HoldsConfig(CheckConfig):
    """A turn without a label brings something from this many words on: fewer are "eccomi", "sì"."""

    least_words: int = 4


@dataclass(frozen=True, slots=True)
class _Hold:
    asked: PreparedTurn
    ended: PreparedTurn | None


@check(NAME, version=VERSION, config=HoldsConfig, stage=2)
def holds(conversation: Conversation, config: HoldsConfig) -> CheckResult:
    """Holds counted, and their seconds where the turns carry times."""
    if is_mail(conversation):
        return _none(conversation)
    found = _holds(conversation, config)
    times = times_of(conversation) if found else ()
    timed = [(hold, _seconds(conversation, hold, times)) for hold in found]
    measures: list[Measure] = []
    for author, own in by_author(conversation, timed, lambda pair: pair[0].asked.turn.author):
        measures += _measures(own, author)
    return CheckResult(measures=tuple(measures))


def _none(conversation: Conversation) -> CheckResult:
    names = ((NAME, "holds"), (SECONDS, "s"))
    reason = Reason("holds.mail")
    return CheckResult(
        measures=tuple(
            Measure(name, None, unit, author=author, not_rated=reason)
            for author in authors(conversation)
            for name, unit in names
        )
    )


def _holds(conversation: Conversation, config: HoldsConfig) -> list[_Hold]:
    found: list[_Hold] = []
    waiting: PreparedTurn | None = None
    for turn in conversation.agent_turns:
        if waiting is not None and _brings_something(conversation, turn, config):
            found.append(_Hold(waiting, turn))
            waiting = None
        if waiting is None and "hold_request" in conversation.labels(turn):
            waiting = turn
    return [*found, *([_Hold(waiting, None)] if waiting else [])]


def _brings_something(conversation: Conversation, turn: PreparedTurn, config: HoldsConfig) -> bool:
    labels = conversation.labels(turn)
    if labels:
        return not labels <= _SAYS_NOTHING
    return len(turn.word_tokens) >= config.least_words


def _measures(found: list[tuple[_Hold, float | None]], author: str | None) -> list[Measure]:
    turns = tuple(hold.asked.index for hold, _ in found)
    count = Measure(NAME, float(len(found)), "holds", author=author, turns=turns)
    lengths = [seconds for _, seconds in found if seconds is not None]
    if found and not lengths:
        reason = Reason("holds.no_times")
        return [count, Measure(SECONDS, None, "s", author=author, turns=turns, not_rated=reason)]
    return [count, Measure(SECONDS, round(sum(lengths), 2), "s", author=author, turns=turns)]


def _seconds(conversation: Conversation, hold: _Hold, times: Times) -> float | None:
    """From the end of the request to the turn that ends the hold."""
    since = times[conversation.place(hold.asked)][1]
    until = times[conversation.place(hold.ended)][0] if hold.ended else None
    return None if since is None or until is None else max(until - since, 0.0)

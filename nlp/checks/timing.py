"""Reply times: the first, the mean and the longest wait of the customer for an answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from itertools import pairwise
from statistics import fmean

from nlp.conversation import Conversation
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Measure, Reason, Turn

NAME = "timing"
VERSION = "1"
MEASURES = ("first_reply", "mean_reply", "longest_reply")


@dataclass(frozen=True, slots=True)
class _Reply:
    """A wait from the customer's last words to the agent's first."""

    asked: int
    answered: int
    author: str | None
    seconds: float


@check(NAME, version=VERSION)
def timing(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """Seconds between a customer's turn and the agent's next one, of the whole and of each author.

    A customer who writes three messages waits from the third: the earlier ones were not finished.
    """
    refusal = _refusal(conversation)
    replies = [] if refusal else list(_replies(conversation.turns))
    authors = {turn.turn.author for turn in conversation.agent_turns} - {None}
    measures: list[Measure] = []
    for author in (None, *sorted(filter(None, authors))):
        own = [reply for reply in replies if author is None or reply.author == author]
        measures += _measures(own, author, refusal)
    return CheckResult(measures=tuple(measures))


def _measures(replies: list[_Reply], author: str | None, refusal: Reason | None) -> list[Measure]:
    if not replies:
        reason = refusal or Reason("timing.no_reply")
        return [Measure(name, None, "s", author=author, not_rated=reason) for name in MEASURES]
    longest = max(replies, key=lambda reply: reply.seconds)
    return [
        Measure("first_reply", replies[0].seconds, "s", author=author, turns=_turns(replies[0])),
        Measure("mean_reply", fmean(reply.seconds for reply in replies), "s", author=author),
        Measure("longest_reply", longest.seconds, "s", author=author, turns=_turns(longest)),
    ]


def _turns(reply: _Reply) -> tuple[int, ...]:
    return reply.asked, reply.answered


def _refusal(conversation: Conversation) -> Reason | None:
    """Why no time can be told, if so."""
    times = [(turn.index, _time(turn.turn)) for turn in conversation.turns]
    known = [(index, time) for index, time in times if time is not None]
    if len(known) < 2:
        return Reason("timing.no_times")
    for (_, before), (index, time) in pairwise(known):
        if time < before:
            return Reason("timing.backwards", {"turn": index + 1})
    return None


def _replies(turns: Iterable[PreparedTurn]) -> Iterable[_Reply]:
    waiting: PreparedTurn | None = None
    for turn in turns:
        if turn.is_customer:
            waiting = turn
        elif turn.is_agent and waiting is not None:
            since, until = _end(waiting.turn), _time(turn.turn)
            if since is not None and until is not None:
                yield _Reply(waiting.index, turn.index, turn.turn.author, max(until - since, 0.0))
            waiting = None


def _time(turn: Turn) -> float | None:
    if turn.seconds is not None:
        return turn.seconds
    if turn.at is None:
        return None
    at = turn.at if turn.at.tzinfo else turn.at.replace(tzinfo=UTC)
    return at.timestamp()


def _end(turn: Turn) -> float | None:
    return turn.end_seconds if turn.end_seconds is not None else _time(turn)

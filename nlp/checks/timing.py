"""Reply times: the first, mean and longest wait, of the customer for an agent and the other way round.

Measures: `first_reply`, `mean_reply`, `longest_reply` (seconds; of the whole and of each agent) and
`customer_first_reply`, `…_mean_…`, `…_longest_…` for the agent's waits. Where the team's hours are known the
customer's waits are counted in covered time, which needs turns with a date and an hour.

Known misses: a customer who comes back after days with something new counts as a long reply of the customer.
"""

from dataclasses import dataclass
from math import inf
from statistics import fmean

from nlp.conversation import Conversation
from nlp.hours import MOST_DAYS, Hours, aware
from nlp.registry import CheckConfig, check
from nlp.sides import Times, by_author, times_of
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Measure, Reason, Speaker

NAME = "timing"
VERSION = "2"
MEASURES = ("first_reply", "mean_reply", "longest_reply")


class TimingConfig(CheckConfig):
    """The team's hours, if the customer's waits are to be counted in covered time."""

    hours: Hours | None = None


@dataclass(frozen=True, slots=True)
class _Reply:
    """A wait from one side's last words to the other's first."""

    asked: PreparedTurn
    answered: PreparedTurn
    seconds: float

    @property
    def author(self) -> str | None:
        return self.answered.turn.author

    @property
    def turns(self) -> tuple[int, ...]:
        return self.asked.index, self.answered.index


@check(NAME, version=VERSION, config=TimingConfig)
def timing(conversation: Conversation, config: TimingConfig) -> CheckResult:
    """Seconds between a turn of one side and the next of the other.

    A customer who writes three messages waits from the third: the earlier ones were not finished.
    """
    times = times_of(conversation)
    refusal = _refusal(conversation, times)
    theirs, ours = ([], []) if refusal else _replies(conversation, times)
    measures = _measures(ours, None, refusal, "customer_")
    if config.hours is not None and refusal is None:
        theirs, refusal = _covered(theirs, config.hours)
    for author, own in by_author(conversation, theirs, lambda reply: reply.author):
        measures += _measures(own, author, refusal)
    return CheckResult(measures=tuple(measures))


def _measures(
    replies: list[_Reply], author: str | None, refusal: Reason | None, side: str = ""
) -> list[Measure]:
    names = [f"{side}{name}" for name in MEASURES]
    if not replies:
        reason = refusal or Reason("timing.no_customer_reply" if side else "timing.no_reply")
        return [Measure(name, None, "s", author=author, not_rated=reason) for name in names]
    longest = max(replies, key=lambda reply: reply.seconds)
    mean = fmean(reply.seconds for reply in replies)
    return [
        Measure(names[0], replies[0].seconds, "s", author=author, turns=replies[0].turns),
        Measure(names[1], mean, "s", author=author),
        Measure(names[2], longest.seconds, "s", author=author, turns=longest.turns),
    ]


def _refusal(conversation: Conversation, times: Times) -> Reason | None:
    """Why no time can be told, if so."""
    known, latest = 0, -inf
    for turn, (start, _) in zip(conversation.turns, times, strict=True):
        if start is None:
            continue
        if start < latest:
            return Reason("timing.backwards", {"turn": turn.index + 1})
        known, latest = known + 1, start
    return Reason("timing.no_times") if known < 2 else None


def _replies(conversation: Conversation, times: Times) -> tuple[list[_Reply], list[_Reply]]:
    """The customer's waits and the agents': from each side's last turn to the other's next.

    Bots and the system stand outside.
    """
    theirs: list[_Reply] = []
    ours: list[_Reply] = []
    asked: PreparedTurn | None = None
    since: float | None = None
    for turn, (start, end) in zip(conversation.turns, times, strict=True):
        speaker = turn.turn.speaker
        if speaker is not Speaker.AGENT and speaker is not Speaker.CUSTOMER:
            continue
        if (
            asked is not None
            and asked.turn.speaker is not speaker
            and since is not None
            and start is not None
        ):
            side = theirs if speaker is Speaker.AGENT else ours
            side.append(_Reply(asked, turn, max(start - since, 0.0)))
        asked, since = turn, end
    return theirs, ours


def _covered(replies: list[_Reply], hours: Hours) -> tuple[list[_Reply], Reason | None]:
    """The waits in covered time, or why that cannot be told."""
    counted: list[_Reply] = []
    for reply in replies:
        since, until = reply.asked.turn.at, reply.answered.turn.at
        if since is None or until is None:
            return [], Reason("timing.no_clock")
        seconds = hours.covered_seconds(aware(since), aware(until))
        if seconds is None:
            return [], Reason("timing.too_long", {"days": MOST_DAYS})
        counted.append(_Reply(reply.asked, reply.answered, seconds))
    return counted, None

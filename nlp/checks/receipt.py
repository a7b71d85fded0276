"""Receipt: whether a mail was acknowledged with the time by which an answer comes, automatic mails included.

Measures: `receipt_acknowledged` (1 or 0) and `receipt_hours` (the hours stated in it). Only for mail. Where
the first answer is no mere acknowledgement and comes within a day (or nobody knows when it came), nothing had
to be acknowledged: not rated.

Known misses: acknowledgements by another channel; a time told by an event ("as soon as we have checked").
"""

from nlp.conversation import Conversation
from nlp.due import Due, find
from nlp.due.calendar import hours_until
from nlp.registry import CheckConfig, check
from nlp.sides import is_mail, quote, times_of
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Measure, Reason

NAME = "receipt"
VERSION = "1"
ACKNOWLEDGED, HOURS = "receipt_acknowledged", "receipt_hours"


# How far from the time, in tokens, the word stands that says what comes then; how such words begin.
NEAR = 15
_ANSWERING = (
    "rispo", "ricontatt", "contatt", "riscontr", "esamin", "gesti", "evas", "feedback", "aggiorn", "risolv",
    "richiam", "respond", "respons", "repl", "answer", "back", "hear", "contact", "touch", "review", "resol",
)  # fmt: skip


class ReceiptConfig(CheckConfig):
    """Within how many hours an answer needs no acknowledgement before it."""

    at_once: float = 24.0


@check(NAME, version=VERSION, config=ReceiptConfig)
def receipt(conversation: Conversation, config: ReceiptConfig) -> CheckResult:
    """The first message after the customer's that confirms receipt and says when an answer comes."""
    if not is_mail(conversation):
        return _none("receipt.not_mail")
    asked = next(iter(conversation.customer_turns), None)
    replies = _replies(conversation, asked) if asked else []
    if not asked or not replies:
        return _none("receipt.no_reply")
    acknowledgements = [reply for reply in replies if conversation.hits(reply, NAME)]
    for reply in acknowledgements:
        for due in find(reply.folded, reply.language):
            if _says_answer(reply, due):
                return _acknowledged(reply, due)
    if not acknowledgements and _hours_between(conversation, asked, replies[0]) <= config.at_once:
        return _none("receipt.answered_at_once")
    no_time = Measure(HOURS, None, "h", not_rated=Reason("receipt.no_time"))
    return CheckResult(measures=(Measure(ACKNOWLEDGED, 0.0, "yes_no"), no_time))


def _replies(conversation: Conversation, asked: PreparedTurn) -> list[PreparedTurn]:
    """What follows the customer's mail up to the first agent's, whose answer may acknowledge as well."""
    replies = []
    for turn in conversation.turns[conversation.place(asked) + 1 :]:
        if not turn.is_customer:
            replies.append(turn)
        if turn.is_agent and not conversation.hits(turn, NAME):
            break
    return replies


def _says_answer(turn: PreparedTurn, due: Due) -> bool:
    """Whether the sentence speaks of an answer: "cancellations within 42 days" tell another time."""
    first, after = turn.sentence_of(due.first)
    near = turn.folded[max(first, due.first - NEAR) : min(after, due.after + NEAR)]
    return any(word.startswith(_ANSWERING) for word in near)


def _hours_between(conversation: Conversation, asked: PreparedTurn, reply: PreparedTurn) -> float:
    """Hours from one to the other; none where the times are not known."""
    times = times_of(conversation)
    since, until = (times[conversation.place(turn)][0] for turn in (asked, reply))
    return 0.0 if since is None or until is None else (until - since) / 3600


def _none(code: str) -> CheckResult:
    reason = Reason(code)
    return CheckResult(
        measures=(
            Measure(ACKNOWLEDGED, None, "yes_no", not_rated=reason),
            Measure(HOURS, None, "h", not_rated=reason),
        )
    )


def _acknowledged(turn: PreparedTurn, due: Due) -> CheckResult:
    words = (quote(turn, due.first, due.after),)
    at = (turn.index,)
    hours = hours_until(due.when, turn.turn.at)
    reason = Reason("receipt.no_clock", {"words": words[0].text}) if hours is None else None
    return CheckResult(
        measures=(
            Measure(ACKNOWLEDGED, 1.0, "yes_no", turns=at, quotes=words),
            Measure(HOURS, hours, "h", turns=at, quotes=words, not_rated=reason),
        )
    )

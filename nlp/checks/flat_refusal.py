"""Flat refusal: a no that offers no reason and no alternative.

A turn counts where the customer has just asked for something, a phrase of refusal stands in it, and
neither that turn nor the agent's next one (before the customer speaks) holds a reason or an alternative
(`flat_refusal_saved`), nor more than a few words beside the refusal. Phrases noted `whole` are refusals
only as the whole turn and only as the answer to a request: "no" to a question of fact is an answer.

Known misses: long-winded refusals, a reason that is no reason ("because it is so"), a refusal told as a
fact ("la multa resta" is known, other wordings are not).

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 0.78 and recall 0.71 in Italian, 0.82 and 0.62 in English.
"""

from nlp.conversation import Conversation
from nlp.flagging import report
from nlp.lexicons import Hit
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Finding, Reason

VERSION = "1"
# A whole turn that is no more than a no.
WHOLE = 6


class FlatRefusalConfig(CheckConfig):
    """`max_words`: a longer turn says more than no."""

    max_words: int = 16


@check("flat_refusal", version=VERSION, labels=("flat_refusal",), config=FlatRefusalConfig)
def flat_refusal(conversation: Conversation, config: FlatRefusalConfig) -> CheckResult:
    """One finding for each agent turn that refuses and leaves it at that."""
    findings: list[Finding] = []
    for turn in conversation.agent_turns:
        hits = conversation.hits(turn, "flat_refusal")
        if not hits or len(turn.word_tokens) > config.max_words or _saved(conversation, turn):
            continue
        before = conversation.customer_before(turn)
        if before and _counts(conversation, turn, hits[0], before):
            suggestion = Reason("flat_refusal.better")
            findings.append(report(turn, hits[0], "flat_refusal", version=VERSION, suggestion=suggestion))
    return CheckResult(tuple(findings))


def _counts(
    conversation: Conversation, turn: PreparedTurn, hit: Hit, before: tuple[PreparedTurn, ...]
) -> bool:
    if turn.is_question(hit.first):
        return False
    if hit.note != "whole":
        return True
    if len(turn.word_tokens) > WHOLE:
        return False
    return any(conversation.hits(other, "flat_refusal_request") for other in before)


def _saved(conversation: Conversation, turn: PreparedTurn) -> bool:
    """Whether a reason or an alternative stands in the turn or in what the agent adds at once."""
    place = conversation.place(turn)
    for other in conversation.turns[place : place + 3]:
        if not other.is_agent:
            return False
        if conversation.hits(other, "flat_refusal_saved"):
            return True
    return False

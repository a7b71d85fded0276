"""Probing question: something asked that is needed to understand or identify the problem.

Known misses: requests in speech without a question mark or a question word; takes a question about
presence for one.

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 0.79 and recall 0.87 in Italian, 0.83 and 0.90 in English.
"""

from nlp.conversation import Conversation
from nlp.phrases import in_sentence, spotted, told
from nlp.questions import asks, marked, sentences
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult

NAME = "probing_question"
VERSION = "1"
# A sentence that one of these explains asks something else than a detail.
_OTHER = ("resolution_check", "hold_request", "follow_up")


@check(NAME, version=VERSION, labels=(NAME,))
def probing_question(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """Questions to the customer and requests for a detail, less offers of help and closing questions."""
    findings = []
    for turn in conversation.agent_turns:
        for first, after in sentences(turn):
            span = _question(conversation, turn, first, after)
            if span:
                findings.append(told(turn, *span, label=NAME, version=VERSION))
    return CheckResult(findings=tuple(findings))


def _question(
    conversation: Conversation, turn: PreparedTurn, first: int, after: int
) -> tuple[int, int] | None:
    if marked(turn, first, after):
        span = first, after
    elif hits := in_sentence(spotted(conversation, turn, NAME), first, after):
        span = hits[0].first, hits[-1].after
    elif asks(conversation, turn, first, after):
        span = first, after
    else:
        return None
    return None if _explained(conversation, turn, first, after) else span


def _explained(conversation: Conversation, turn: PreparedTurn, first: int, after: int) -> bool:
    offers = [h for h in conversation.hits(turn, "greeting") if h.note == "offer"]
    others = [h for name in _OTHER for h in spotted(conversation, turn, name)]
    restated = [h for h in conversation.hits(turn, "confirm_understanding") if h.note in {"tag", ""}]
    return bool(in_sentence([*offers, *others, *restated], first, after))

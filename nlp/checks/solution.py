"""Solution: the answer, the fix, a concrete option, or what has been done.

Known misses: the bare answer to a question; takes some explanations that answer nothing for one.

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 0.71 and recall 0.86 in Italian, 0.66 and 0.77 in English.
"""

from nlp.conversation import Conversation
from nlp.phrases import from_hits, spotted, told
from nlp.questions import marked
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Finding

NAME = "solution"
VERSION = "1"
MIN_WORDS = 4


@check(NAME, version=VERSION, labels=(NAME,))
def solution(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """Deeds, options, causes, answers and instructions, in statements that follow a customer's words."""
    findings: list[Finding] = []
    for turn in conversation.agent_turns:
        if len(turn.word_tokens) >= MIN_WORDS and conversation.customer_before(turn):
            findings += _in_turn(conversation, turn)
    return CheckResult(findings=tuple(findings))


def _in_turn(conversation: Conversation, turn: PreparedTurn) -> list[Finding]:
    hits = [h for h in spotted(conversation, turn, NAME) if not marked(turn, *turn.sentence_of(h.first))]
    found = from_hits(turn, hits, label=NAME, version=VERSION)
    orders = [
        h for h in spotted(conversation, turn, "instruction") if not marked(turn, *turn.sentence_of(h.first))
    ]
    asked = spotted(conversation, turn, "probing_question")
    if orders and not found and not asked and len({h.phrase for h in orders}) > 1:
        found.append(
            told(turn, orders[0].first, orders[-1].after, label=NAME, version=VERSION, note="instruction")
        )
    return found

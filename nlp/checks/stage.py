"""The stage of each turn: contact → enquiry → answer → resolution → follow-up.

A verdict `stage` for every message. The conversation goes forward: what an agent's labels and the customer's
thanks show moves it on, and turns that show nothing stay where it is. It goes back only when the customer
raises something new or says that it is not solved after all, and when an agent goes on explaining.

Known misses: a second matter that the customer brings without a word that says so; a mail that does all at
once stands under what it does for the matter (the answer), not under its greeting or goodbye.
"""

from nlp.conversation import Conversation
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import STAGES, CheckResult, Reason, Verdict
from nlp.uptake import asks_or_complains

NAME = "stage"
VERSION = "1"
CONTACT, ENQUIRY, ANSWER, RESOLUTION, FOLLOW_UP = range(len(STAGES))
_ENQUIRES = frozenset({"probing_question", "confirm_understanding"})
_EXPLAINS = frozenset({"solution", "steps"})
_ANSWERS = _EXPLAINS | {"expectation", "commitment", "transfer", "flat_refusal", "proactive_info"}
# Fewer words than these greet, say a name, or say no to "anything else?".
LEAST_WORDS = 4


@check(NAME, version=VERSION, stage=2)
def stage(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """Each turn's stage from its labels and the stage before it."""
    at = CONTACT
    verdicts = []
    for turn in conversation.turns:
        if turn.is_agent:
            at = _after_agent(at, conversation.labels(turn))
        elif turn.is_customer:
            at = _after_customer(conversation, turn, at)
        verdicts.append(Verdict(NAME, STAGES[at], _REASONS[at], (turn.index,), turn.index))
    return CheckResult(verdicts=tuple(verdicts))


_REASONS = tuple(Reason(f"stage.{name}") for name in STAGES)


def _after_agent(at: int, labels: frozenset[str]) -> int:
    answers = not labels.isdisjoint(_ANSWERS)
    if answers and at < ANSWER:
        return ANSWER
    if "follow_up" in labels:
        return FOLLOW_UP if at >= ANSWER else ANSWER
    if at >= ANSWER and ("resolution_check" in labels or ("closing" in labels and not answers)):
        return max(at, RESOLUTION)
    if at > ANSWER and not labels.isdisjoint(_EXPLAINS):
        return ANSWER
    return ENQUIRY if at == CONTACT and not labels.isdisjoint(_ENQUIRES) else at


def _after_customer(conversation: Conversation, turn: PreparedTurn, at: int) -> int:
    is_long = len(turn.word_tokens) >= LEAST_WORDS
    if at == CONTACT:
        return ENQUIRY if is_long or "?" in turn.text else CONTACT
    if at == ENQUIRY:
        return ENQUIRY
    if is_long and conversation.hits(turn, "new_matter"):
        return ENQUIRY
    thanks = bool(conversation.hits(turn, "thanks"))
    if at == ANSWER and not thanks:
        return ANSWER
    if is_long and asks_or_complains(conversation, (turn,)):
        return ENQUIRY if at > ANSWER else ANSWER
    return max(at, RESOLUTION) if thanks else at

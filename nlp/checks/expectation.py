"""Expectation: when, or in what order, something will happen."""

from nlp.conversation import Conversation
from nlp.phrases import in_sentence, spotted, told
from nlp.questions import asks, sentences
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult

NAME = "expectation"
VERSION = "1"


@check(NAME, version=VERSION, labels=(NAME,))
def expectation(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """A time to come in a statement; not in a question, a goodbye, a request to wait or a past event."""
    findings = []
    for turn in conversation.agent_turns:
        times = spotted(conversation, turn, "future_time")
        for first, after in sentences(turn) if times else ():
            here = in_sentence(times, first, after)
            if here and not _set_aside(conversation, turn, first, after):
                findings.append(told(turn, here[0].first, here[0].after, label=NAME, version=VERSION))
    return CheckResult(findings=tuple(findings))


def _set_aside(conversation: Conversation, turn: PreparedTurn, first: int, after: int) -> bool:
    if asks(conversation, turn, first, after):
        return True
    other = [
        hit for name in ("past_time", "closing", "hold_request") for hit in spotted(conversation, turn, name)
    ]
    return bool(in_sentence(other, first, after))

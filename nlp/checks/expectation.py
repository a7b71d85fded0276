"""Expectation: when, or in what order, something will happen.

Known misses: durations and hours without a marker; takes the time of a past or a customer's event for
one.

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 0.65 and recall 0.71 in Italian, 0.64 and 0.73 in English.
"""

from nlp.conversation import Conversation
from nlp.phrases import in_sentence, spotted, told
from nlp.questions import asks, sentences
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult

NAME = "expectation"
VERSION = "1"
# "Saturday." repeats a day; it takes a few words to say what happens then.
MIN_WORDS = 3


@check(NAME, version=VERSION, labels=(NAME,))
def expectation(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """A time to come in a statement; not in a question, a goodbye, a request to wait or a past event."""
    findings = []
    for turn in conversation.agent_turns:
        times = spotted(conversation, turn, "future_time")
        for first, after in sentences(turn) if times else ():
            here = in_sentence(times, first, after)
            words = sum(1 for place in turn.word_tokens if first <= place < after)
            if here and words >= MIN_WORDS and not _set_aside(conversation, turn, first, after):
                findings.append(told(turn, here[0].first, here[0].after, label=NAME, version=VERSION))
    return CheckResult(findings=tuple(findings))


def _set_aside(conversation: Conversation, turn: PreparedTurn, first: int, after: int) -> bool:
    if asks(conversation, turn, first, after):
        return True
    other = [
        hit
        for name in ("past_time", "closing", "hold_request", "confirm_understanding")
        for hit in spotted(conversation, turn, name)
    ]
    return bool(in_sentence(other, first, after))

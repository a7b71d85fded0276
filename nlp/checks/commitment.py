"""Commitment: the agent or the company promises a future action.

Known misses: a present tense with a verb that the list does not hold.

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 0.65 and recall 0.67 in Italian, 0.73 and 0.77 in English.
"""

from nlp.conversation import Conversation
from nlp.frequency import zipf
from nlp.lexicons import Hit
from nlp.phrases import in_sentence, spotted, told
from nlp.questions import asks
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult

NAME = "commitment"
VERSION = "1"
_FUTURE_ENDINGS = ("ero", "eremo", "iro", "iremo")
# The accent tells "richiamerò" from "numero"; without it the commoner of the two words is taken.
_ACCENTED = ("ò", "Ò", "emo", "EMO")


@check(NAME, version=VERSION, labels=(NAME,))
def commitment(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """A promise in words, a future tense of the agent's, or a present tense beside a time to come."""
    findings = []
    for turn in conversation.agent_turns:
        times = spotted(conversation, turn, "future_time")
        for hit in [*spotted(conversation, turn, "promise"), *_futures(conversation, turn)]:
            sentence = turn.sentence_of(hit.first)
            timed = bool(in_sentence(times, *sentence))
            if not asks(conversation, turn, *sentence) and (timed or hit.note != "present"):
                note = "timed" if timed else "promise"
                findings.append(told(turn, hit.first, hit.after, label=NAME, version=VERSION, note=note))
    return CheckResult(findings=tuple(findings))


def _futures(conversation: Conversation, turn: PreparedTurn) -> list[Hit]:
    """Italian first persons of the future: "richiamerò", "faremo avere"."""
    if turn.language != "it":
        return []
    no_promise = {hit.first for hit in conversation.hits(turn, "not_future")}
    return [
        Hit("promise", word, "future", place, place + 1)
        for place, word in enumerate(turn.folded)
        if len(word) > 5
        and word.endswith(_FUTURE_ENDINGS)
        and place not in no_promise
        and (turn.text[turn.starts[place] : turn.ends[place]].endswith(_ACCENTED) or _lost_accent(word))
    ]


def _lost_accent(word: str) -> bool:
    """Whether a word typed without its accent is a future all the same: "scrivero", unlike "numero"."""
    return word.endswith("o") and zipf(f"{word[:-1]}ò", "it") > zipf(word, "it")

"""Greeting: the agent opens with a greeting or introduces themselves.

Known misses: a bare first name or the name of the firm as the whole opening.

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 0.94 and recall 0.98 in Italian, 0.96 and 0.98 in English.
"""

from nlp.conversation import Conversation
from nlp.lexicons import Hit
from nlp.phrases import by_phrase
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult

NAME = "greeting"
VERSION = "1"


class GreetingConfig(CheckConfig):
    """How far into a conversation, and into a message, an opening may stand."""

    first_agent_turns: int = 3
    first_words: int = 8


@check(NAME, version=VERSION, labels=(NAME,), config=GreetingConfig)
def greeting(conversation: Conversation, config: GreetingConfig) -> CheckResult:
    """Words of greeting at the start of an agent's early messages, or an agent giving their name there.

    A greeting that opens a later message counts only when it is the first of a new author.
    """
    early: set[int] = {turn.index for turn in conversation.agent_turns[: config.first_agent_turns]}
    seen: set[str] = set()
    for turn in conversation.agent_turns:
        author = turn.turn.author or ""
        if author not in seen:
            early.add(turn.index)
            seen.add(author)
    late = {turn.index for turn in conversation.agent_turns} - early

    def opens(turn: PreparedTurn, hit: Hit) -> bool:
        words = sum(1 for i in turn.word_tokens if i < hit.first)
        if turn.index in late:
            return hit.note in {"hello", "letter"} and words == 0
        return words <= config.first_words

    return by_phrase(conversation, NAME, VERSION, keep=opens)

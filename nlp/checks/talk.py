"""Talk share: which part of all words the agents say.

Known misses: words of bots and of the system count for nobody.
"""

from nlp.conversation import Conversation
from nlp.registry import CheckConfig, check
from nlp.types import CheckResult, Measure, Reason

NAME = "talk"
VERSION = "2"


@check(NAME, version=VERSION)
def talk(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """`talk_share` (0 to 1) of all agents and of each, of what agents and customer say together."""
    said: dict[str | None, int] = {None: 0}
    total = 0
    for turn in conversation.turns:
        if not (turn.is_agent or turn.is_customer):
            continue
        words = len(turn.word_tokens)
        total += words
        if turn.is_agent:
            said[None] += words
            if turn.turn.author is not None:
                said[turn.turn.author] = said.get(turn.turn.author, 0) + words
    if not total:
        measure = Measure("talk_share", None, "share", not_rated=Reason("talk.no_words"))
        return CheckResult(measures=(measure,))
    return CheckResult(
        measures=tuple(Measure("talk_share", n / total, "share", author=author) for author, n in said.items())
    )

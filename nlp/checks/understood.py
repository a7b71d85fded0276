"""Whether the customer follows: turns that ask what the agent's words mean, or say that they make no sense.

Measure: `not_understood`, of the whole and of each agent (who spoke last before it), with turns and words.
It is evidence of how clear the words were, not of who is to blame.

Known misses: a question about one word alone ("capture?"); "what is …" asked about a thing, not a word.
"""

from collections.abc import Iterator

from nlp.conversation import Conversation
from nlp.phrases import spotted
from nlp.registry import CheckConfig, check
from nlp.sides import by_author, quote
from nlp.types import CheckResult, Measure, Quote

NAME = "understood"
VERSION = "1"
MEASURE = "not_understood"


@check(NAME, version=VERSION)
def understood(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """The turns in which the customer does not follow, by the agent who spoke before."""
    shown = list(_shown(conversation))
    return CheckResult(
        measures=tuple(
            Measure(
                MEASURE,
                float(len(own)),
                "turns",
                author=author,
                turns=tuple(words.turn for _, words in own),
                quotes=tuple(words for _, words in own),
            )
            for author, own in by_author(conversation, shown, lambda one: one[0])
        )
    )


def _shown(conversation: Conversation) -> Iterator[tuple[str | None, Quote]]:
    author, has_spoken = None, False
    for turn in conversation.turns:
        if turn.is_agent:
            author, has_spoken = turn.turn.author, True
        elif turn.is_customer and has_spoken:
            for hit in spotted(conversation, turn, MEASURE)[:1]:
                yield author, quote(turn, hit.first, hit.after)

"""Interruptions: turns that begin while the other side still speaks.

Only where the source gives the end of each stretch of speech (subtitles, recordings). A word or two ("mhm",
"sì, certo") while the other speaks is listening, no interruption.

Known misses: both starting at once; a transcriber's rounding beyond the tolerance.
"""

from nlp.conversation import Conversation
from nlp.registry import CheckConfig, check
from nlp.sides import authors, by_author
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Measure, Reason

NAME = "interruptions"
VERSION = "1"
CUSTOMERS = "customer_interruptions"


class InterruptionsConfig(CheckConfig):
    """From how many seconds of overlap and how many words it is one."""

    tolerance: float = 0.5
    least_words: int = 3


@check(NAME, version=VERSION, config=InterruptionsConfig)
def interruptions(conversation: Conversation, config: InterruptionsConfig) -> CheckResult:
    """`interruptions` by agents (all and each) and `customer_interruptions`, with the turns that cut in."""
    who = authors(conversation)
    if not any(turn.turn.end_seconds is not None for turn in conversation.turns):
        reason = Reason("interruptions.no_ends")
        names = [(NAME, author) for author in who] + [(CUSTOMERS, None)]
        return CheckResult(
            measures=tuple(Measure(n, None, "turns", author=a, not_rated=reason) for n, a in names)
        )
    cuts = _cuts(conversation, config)
    by_customer = tuple(turn.index for turn in cuts if turn.is_customer)
    measures = [Measure(CUSTOMERS, float(len(by_customer)), "turns", turns=by_customer)]
    by_agents = (turn for turn in cuts if turn.is_agent)
    for author, own in by_author(conversation, by_agents, lambda turn: turn.turn.author):
        turns = tuple(turn.index for turn in own)
        measures.append(Measure(NAME, float(len(own)), "turns", author=author, turns=turns))
    return CheckResult(measures=tuple(measures))


def _cuts(conversation: Conversation, config: InterruptionsConfig) -> list[PreparedTurn]:
    """Turns that begin before the other side's latest words have ended."""
    ends: dict[bool, float] = {}
    found = []
    for turn in conversation.turns:
        if not (turn.is_agent or turn.is_customer):
            continue
        start, other = turn.turn.seconds, ends.get(not turn.is_agent)
        if (
            start is not None
            and other is not None
            and start < other - config.tolerance
            and len(turn.word_tokens) >= config.least_words
        ):
            found.append(turn)
        if turn.turn.end_seconds is not None:
            ends[turn.is_agent] = max(ends.get(turn.is_agent, 0.0), turn.turn.end_seconds)
    return found

"""A human asked for: the customer asks a bot, or the first agent, for a person, and when one comes.

Measures: `human_requests` (how many turns ask) and `turns_to_human`: how many turns after the first request
somebody else answers: an agent where a bot served, another agent where an agent did. Not rated where nobody
was asked for, nobody came, or the turns do not say who writes them.

Known misses: asking in a way that names nobody ("this is useless, next"); a colleague who takes over under
the same name.
"""

from nlp.conversation import Conversation
from nlp.registry import CheckConfig, check
from nlp.sides import quote
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Measure, Reason, Speaker

NAME = "human_request"
VERSION = "1"
REQUESTS, TURNS = "human_requests", "turns_to_human"


@check(NAME, version=VERSION)
def human_request(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """The customer's requests for a person, quoted, and the turns until the first of them was met."""
    asked = [
        (turn, hits[0]) for turn in conversation.customer_turns if (hits := conversation.hits(turn, NAME))
    ]
    requests = Measure(
        REQUESTS,
        float(len(asked)),
        "turns",
        turns=tuple(turn.index for turn, _ in asked),
        quotes=tuple(quote(turn, hit.first, hit.after) for turn, hit in asked),
    )
    if not asked:
        return CheckResult(measures=(requests, _none("human_request.not_asked")))
    return CheckResult(measures=(requests, _reached(conversation, asked[0][0])))


def _none(code: str, turns: tuple[int, ...] = ()) -> Measure:
    return Measure(TURNS, None, "turns", turns=turns, not_rated=Reason(code))


def _reached(conversation: Conversation, asked: PreparedTurn) -> Measure:
    place = conversation.place(asked)
    server = next((t for t in reversed(conversation.turns[:place]) if not t.is_customer), None)
    to_a_person = server is not None and server.is_agent
    if to_a_person and server is not None and server.turn.author is None:
        return _none("human_request.no_authors", (asked.index,))
    for later in range(place + 1, len(conversation.turns)):
        turn = conversation.turns[later]
        if turn.turn.speaker is not Speaker.AGENT:
            continue
        if not to_a_person or (server is not None and turn.turn.author not in {None, server.turn.author}):
            return Measure(TURNS, float(later - place), "turns", turns=(asked.index, turn.index))
    return _none("human_request.not_reached", (asked.index,))

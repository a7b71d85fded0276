"""Transfers: how often the customer is handed over or sent elsewhere; and what one text cannot show.

Measures: `transfers` of the whole and of each agent: an announcement that goes on over neighbouring turns of
one agent is one. `contacts` and `first_contact_resolution` need all contacts of a customer about one problem:
from one conversation they are not rated, ever.

Known misses: a hand-over that nobody announces.
"""

from nlp.conversation import Conversation
from nlp.registry import CheckConfig, check
from nlp.sides import by_author
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Measure, Reason

NAME = "transfers"
VERSION = "1"
_OF_A_CASE = (("contacts", "contacts"), ("first_contact_resolution", "yes_no"))


@check(NAME, version=VERSION, stage=2)
def transfers(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """Hand-overs counted by who announces them."""
    found: list[PreparedTurn] = []
    before: PreparedTurn | None = None
    for turn in conversation.agent_turns:
        is_one = "transfer" in conversation.labels(turn)
        if is_one and (before is None or before.turn.author != turn.turn.author):
            found.append(turn)
        before = turn if is_one else None
    measures = []
    for author, own in by_author(conversation, found, lambda turn: turn.turn.author):
        turns = tuple(turn.index for turn in own)
        measures.append(Measure(NAME, float(len(own)), "transfers", author=author, turns=turns))
    reason = Reason("transfers.one_text")
    measures += [Measure(name, None, unit, not_rated=reason) for name, unit in _OF_A_CASE]
    return CheckResult(measures=tuple(measures))

"""Belittling: words that make the customer's problem or feeling small ("it's not the end of the world").

Phrases noted `soft` ("non si preoccupi") comfort as often as they belittle: they count only in a turn
that offers neither empathy nor an apology and where the customer had raised the voice. Silent before the
customer's first turn and where the customer belittles it himself.

Known misses: a comparison that nobody has made before.

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 0.83 and recall 0.36 in Italian, 0.77 and 0.22 in English.
"""

from nlp.conversation import Conversation
from nlp.flagging import flag
from nlp.lexicons import Hit
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Reason

VERSION = "1"


@check("dismissive", version=VERSION, labels=("dismissive",))
def dismissive(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """One finding for each agent turn with a belittling phrase."""
    return flag(
        conversation,
        "dismissive",
        version=VERSION,
        accepts=_counts,
        suggestion=Reason("dismissive.better"),
    )


def _counts(conversation: Conversation, turn: PreparedTurn, hit: Hit) -> bool:
    before = conversation.customer_before(turn)
    if any(conversation.hits(other, "dismissive") for other in before):
        return False
    return hit.note != "soft" or any("!" in other.text for other in before)

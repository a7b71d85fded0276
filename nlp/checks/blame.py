"""Blame: the fault put on the customer, a colleague, another department or the courier.

Phrases noted `guilt` do not count after a negation ("non è colpa sua"); nothing counts in a question or
where the speaker turns it on the own side ("we dropped the ball"). Saying calmly where something went
wrong is no blame: only wording that gets the speaker out of it is in the lexicon.

Known misses: the fault told as a bare fact ("ha cliccato due volte" is known, another verb is not).

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 0.75 and recall 0.33 in Italian, 0.75 and 0.29 in English.
"""

from nlp.conversation import Conversation
from nlp.flagging import flag, is_negated
from nlp.lexicons import Hit
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Reason

VERSION = "1"
# Right before the phrase they turn it on the speaker's own side: "we dropped the ball".
_OURSELVES = frozenset({"we", "i", "noi", "io", "nostra", "mia"})


@check("blame", version=VERSION, labels=("blame",))
def blame(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """One finding for each agent turn that puts the fault on somebody else."""
    return flag(conversation, "blame", version=VERSION, accepts=_counts, suggestion=Reason("blame.better"))


def _counts(_conversation: Conversation, turn: PreparedTurn, hit: Hit) -> bool:
    if turn.is_question(hit.first) or not _OURSELVES.isdisjoint(
        turn.folded[max(hit.first - 2, 0) : hit.first]
    ):
        return False
    return hit.note != "guilt" or not is_negated(turn, hit.first)

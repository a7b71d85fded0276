"""Rudeness: hostile, insulting or impatient words of the agent, and curt orders.

A phrase lexicon; words of the `abuse` lexicon count too where they are said to the customer. Phrases
noted `alone` ("wait", "legga") count only as a whole turn, and not after a plain "one moment?".

Known misses: rudeness by omission or by tone of voice, insults that are no insult words. An agent who
quotes the customer's insult back is reported.

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 1.00 and recall 0.08 in Italian, 0.79 and 0.20 in English.
"""

from nlp.conversation import Conversation
from nlp.flagging import flag
from nlp.registry import CheckConfig, check
from nlp.types import CheckResult, Reason

VERSION = "1"


@check("rude", version=VERSION, labels=("rude",))
def rude(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """One finding for each agent turn with a hostile or impatient phrase."""
    return flag(conversation, "rude", version=VERSION, suggestion=Reason("rude.better"))

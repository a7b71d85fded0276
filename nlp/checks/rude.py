"""Rudeness: hostile, insulting or impatient words of the agent, and curt orders.

A phrase lexicon; words of the `abuse` lexicon count too where they are said to the customer. Phrases
noted `alone` ("wait", "legga") count only as a whole turn, and not after a plain "one moment?".

Known misses: rudeness by omission or by tone of voice, insults that are no insult words. An agent who
quotes the customer's insult back is reported.

Measured on our own labelled conversations, which the lexicons were written with at hand:
P 0.96 R 0.81 (Italian), 0.97 and 0.83 (English).
On conversations not seen before expect less recall: the wording of people is open-ended.
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

"""Sarcasm at the customer's expense: set phrases and mock offers.

Irony is said in ordinary words, so a lexicon hears only the wording that recurs ("crystal ball", "che
paura", "want it framed"). Precision is what counts here; most sarcasm is missed and left to the reviewer.

Measured on our own labelled conversations, which the lexicons were written with at hand:
P 1.00 R 0.81 (Italian), 0.97 and 0.90 (English).
On conversations not seen before expect less recall: the wording of people is open-ended.
"""

from nlp.conversation import Conversation
from nlp.flagging import flag
from nlp.registry import CheckConfig, check
from nlp.types import CheckResult

VERSION = "1"


@check("sarcasm", version=VERSION, labels=("sarcasm",))
def sarcasm(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """One finding for each agent turn with a sarcastic phrase."""
    return flag(conversation, "sarcasm", version=VERSION)

"""Sarcasm at the customer's expense: set phrases and mock offers.

Irony is said in ordinary words, so a lexicon hears only the wording that recurs ("crystal ball", "che
paura", "want it framed"). Precision is what counts here; most sarcasm is missed and left to the reviewer.

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 1.00 and recall 0.01 in Italian, 0.00 and 0.00 in English.
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

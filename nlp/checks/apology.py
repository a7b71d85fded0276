"""Apology: saying sorry, or owning a mistake without the word.

Known misses: a fault owned in other words than these ("that was short of me").

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 0.73 and recall 0.72 in Italian, 0.78 and 0.83 in English.
"""

from nlp.conversation import Conversation
from nlp.phrases import by_phrase
from nlp.registry import CheckConfig, check
from nlp.types import CheckResult

NAME = "apology"
VERSION = "1"


@check(NAME, version=VERSION, labels=(NAME,))
def apology(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """Words of apology, and admissions of a fault of one's own."""
    return by_phrase(conversation, NAME, VERSION)

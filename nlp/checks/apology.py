"""Apology: saying sorry, or owning a mistake without the word.

Known misses: a fault owned in other words than these ("that was short of me"). On the training set,
precision and recall: Italian 0.87 and 0.77, English 0.88 and 0.69.
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

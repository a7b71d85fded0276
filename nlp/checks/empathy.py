"""Empathy: the customer's feeling or situation acknowledged or validated.

Known misses: sympathy in images and asides that name no feeling. On the training set, precision and
recall: Italian 0.87 and 0.55, English 0.83 and 0.44.
"""

from nlp.conversation import Conversation
from nlp.phrases import by_phrase
from nlp.registry import CheckConfig, check
from nlp.types import CheckResult

NAME = "empathy"
VERSION = "1"


@check(NAME, version=VERSION, labels=(NAME,))
def empathy(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """Phrases that name the feeling, weigh the situation, or say that one would feel the same."""
    return by_phrase(conversation, NAME, VERSION)

"""Thanks to the customer.

Known misses: thanks that are only praise. On the training set, precision and recall: Italian 0.98 and
1.00, English 0.98 and 0.94.
"""

from nlp.conversation import Conversation
from nlp.phrases import by_phrase
from nlp.registry import CheckConfig, check
from nlp.types import CheckResult

NAME = "thanks"
VERSION = "1"


@check(NAME, version=VERSION, labels=(NAME,))
def thanks(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """Words of thanks, without polite refusals."""
    return by_phrase(conversation, NAME, VERSION)

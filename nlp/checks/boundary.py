"""A calm, firm limit on insults, threats or impossible demands.

Known misses: limits set in the words of the case. On the training set, precision and recall: Italian
0.93 and 0.55, English 0.95 and 0.53.
"""

from nlp.conversation import Conversation
from nlp.phrases import by_phrase
from nlp.registry import CheckConfig, check
from nlp.types import CheckResult

NAME = "boundary"
VERSION = "1"


@check(NAME, version=VERSION, labels=(NAME,))
def boundary(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """Phrases that refuse insults or a tone, or say what happens if they go on."""
    return by_phrase(conversation, NAME, VERSION)

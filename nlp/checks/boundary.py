"""A calm, firm limit on insults, threats or impossible demands.

Known misses: limits set in the words of the case.

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 0.85 and recall 0.46 in Italian, 0.80 and 0.68 in English.
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

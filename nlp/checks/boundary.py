"""A calm, firm limit on insults, threats or impossible demands."""

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

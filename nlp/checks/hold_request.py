"""Asking the customer to wait."""

from nlp.conversation import Conversation
from nlp.phrases import by_phrase
from nlp.registry import CheckConfig, check
from nlp.types import CheckResult

NAME = "hold_request"
VERSION = "1"


@check(NAME, version=VERSION, labels=(NAME,))
def hold_request(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """Phrases that ask to wait, and the bare "one moment"; not a stated duration of something else."""
    return by_phrase(conversation, NAME, VERSION)

"""Asking the customer to wait.

Known misses: waiting asked for in an image.

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 0.82 and recall 0.68 in Italian, 0.77 and 0.84 in English.
"""

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

"""Asking the customer to wait.

Known misses: waiting asked for in an image. On the training set, precision and recall: Italian 0.83 and
0.81, English 0.74 and 0.80.
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

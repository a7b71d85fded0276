"""Useful information, an alternative or a warning that was not asked for.

Known misses: tips given without an opening word. On the training set, precision and recall: Italian 0.66
and 0.27, English 0.70 and 0.28.
"""

from nlp.conversation import Conversation
from nlp.phrases import by_phrase
from nlp.registry import CheckConfig, check
from nlp.types import CheckResult

NAME = "proactive_info"
VERSION = "1"


@check(NAME, version=VERSION, labels=(NAME,))
def proactive_info(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """Phrases that open an unasked tip, warning or alternative."""
    return by_phrase(conversation, NAME, VERSION)

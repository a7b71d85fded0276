"""Follow-up: a later check that all is well, or asking for feedback.

Known misses: checks announced in other verbs. On the training set, precision and recall: Italian 0.95
and 0.60, English 0.92 and 0.52.
"""

from nlp.conversation import Conversation
from nlp.phrases import by_phrase
from nlp.registry import CheckConfig, check
from nlp.types import CheckResult

NAME = "follow_up"
VERSION = "1"


@check(NAME, version=VERSION, labels=(NAME,))
def follow_up(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """Announced checks, invitations to report back, surveys; not a promise that the case still needs."""
    return by_phrase(conversation, NAME, VERSION)

"""Slang: words too familiar or sloppy for a service conversation, text-speak, pet names.

Forgiven are words that the customer used first in the same conversation, as picking up the other's
register is no sloppiness in itself.

Letters drawn out in small letters ("heyyy") count as slang; in capitals they are left to `shouting`.

Known misses: dialect outside the lexicon, spelling that is merely careless.

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 0.75 and recall 0.49 in Italian, 0.78 and 0.44 in English.
"""

import re

from nlp.conversation import Conversation
from nlp.flagging import flag
from nlp.lexicons import Hit
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Finding, Reason

VERSION = "1"
# How many turns back the customer may have used the word.
MEMORY = 30
_DRAWN_OUT = re.compile(r"(?<![\w./@])[a-zà-ù]{0,20}([a-zà-ù])\1{2}[a-zà-ù]{0,20}(?![\w./@])")
_NO_WORD = frozenset({"www", "xxx", "xxxx"})


@check("slang", version=VERSION, labels=("slang",))
def slang(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """One finding for each agent turn with slang, text-speak or drawn-out letters."""
    by_phrase = flag(conversation, "slang", version=VERSION, accepts=_new).findings
    found = {item.turn for item in by_phrase}
    drawn = (_drawn_out(turn) for turn in conversation.agent_turns if turn.index not in found)
    return CheckResult((*by_phrase, *(item for item in drawn if item is not None)))


def _new(conversation: Conversation, turn: PreparedTurn, hit: Hit) -> bool:
    """Whether the customer has not used the words before the agent."""
    before = conversation.turns[max(conversation.place(turn) - MEMORY, 0) : conversation.place(turn)]
    return not any(f" {hit.phrase} " in other.as_typed.joined for other in before if other.is_customer)


def _drawn_out(turn: PreparedTurn) -> Finding | None:
    match = next((m for m in _DRAWN_OUT.finditer(turn.text) if m[0] not in _NO_WORD), None)
    if match is None:
        return None
    reason = Reason("slang.drawn_out", {"words": match[0]})
    return Finding("slang", turn.index, match.start(), match.end(), match[0], reason, "slang", VERSION)

"""Shouting: words in capitals, exclamation or question marks in a pile.

Counts: three marks or more in a row; two words of the language in capitals side by side, or three in the
turn; one such word beside two exclamation marks. Does not count: acronyms, codes, names, what stands in
quotation marks or after a command to press or type (labels of keys), a transcript all in capitals.

Known misses: a single word in capitals ("NON lo tocchi"): it may be mere emphasis.

Measured as the whole engine decides (rules weighed by models), on conversations that it had not seen:
precision 1.00 and recall 1.00 in Italian, 0.91 and 0.94 in English.
"""

import re
from itertools import pairwise

from nlp.conversation import Conversation, finding
from nlp.frequency import zipf
from nlp.registry import CheckConfig, check
from nlp.text import PreparedTurn
from nlp.types import CheckResult, Finding, Reason

VERSION = "1"
_PILE = re.compile(r"[!?]{3,}")
_PAIR = re.compile(r"!!|\?\?|[?!]{2}")
# Rarer words in capitals may be names or acronyms; a long one is less likely to be an acronym.
COMMON, COMMON_LONG, LONG = 4.0, 2.5, 5
MIN_LETTERS = 2
# Before a word in capitals: a placeholder, a mask, a tag.
_MARKUP = frozenset("[#{<_@^")
MANY = 3
# A conversation in which most agent turns have no small letter comes so from its source.
SOURCE_CAPITALS, MIN_TURNS = 0.8, 4


@check("shouting", version=VERSION, labels=("shouting",))
def shouting(conversation: Conversation, _config: CheckConfig) -> CheckResult:
    """One finding for each agent turn that shouts, over the words or the marks."""
    agents = conversation.agent_turns
    capitals = sum(turn.text.isupper() for turn in agents)
    if len(agents) >= MIN_TURNS and capitals > SOURCE_CAPITALS * len(agents):
        return CheckResult()
    found = (_marks(turn) or _capitals(turn) for turn in agents)
    return CheckResult(tuple(item for item in found if item is not None))


def _marks(turn: PreparedTurn) -> Finding | None:
    match = _PILE.search(turn.text) if "!" in turn.text or "?" in turn.text else None
    if match is None:
        return None
    reason = Reason("shouting.marks", {"words": match[0][:10]})
    return Finding("shouting", turn.index, match.start(), match.end(), match[0], reason, "shouting", VERSION)


def _capitals(turn: PreparedTurn) -> Finding | None:
    text, starts, ends = turn.text, turn.starts, turn.ends
    in_capitals = [token for token in turn.word_tokens if text[starts[token] : ends[token]].isupper()]
    tokens = [token for token in in_capitals if _is_shouted(turn, token)]
    if not tokens:
        return None
    side_by_side = next((pair for pair in pairwise(tokens) if pair[1] - pair[0] == 1), None)
    if side_by_side is None and len(tokens) < MANY and not _PAIR.search(turn.text):
        return None
    first, last = side_by_side or (tokens[0], tokens[0])
    shouted = set(tokens)
    while last + 1 in shouted:
        last += 1
    words = turn.text[turn.starts[first] : turn.ends[last]]
    return finding(
        turn,
        first,
        last + 1,
        label="shouting",
        reason=Reason("shouting.capitals", {"words": words}),
        check="shouting",
        version=VERSION,
    )


def _is_shouted(turn: PreparedTurn, token: int) -> bool:
    text = turn.text[turn.starts[token] : turn.ends[token]]
    if len(text) < MIN_LETTERS or not text.isalpha():
        return False
    if turn.text[max(turn.starts[token] - 1, 0) : turn.starts[token]] in _MARKUP:
        return False
    common = COMMON_LONG if len(text) >= LONG else COMMON
    known = max(zipf(turn.folded[token], turn.language), zipf(text.lower(), turn.language))
    return known >= common and not _quoted(turn, token)


def _quoted(turn: PreparedTurn, token: int) -> bool:
    before = turn.folded[token - 1] if token else ""
    return before in {'"', "'", "«", "(", ">", "[", "#", "{", "<"}

"""Italian valence: the rules of VADER (Hutto and Gilbert 2014) written for Italian word order.

Negation reaches further back than in English ("non sono affatto molto soddisfatto"), stops at a comma,
and does not cancel itself ("non è mai stato gentile" is negative). What stands after "ma" counts for more.
"""

from bisect import bisect_left
from collections.abc import Sequence

from nlp.conversation import Conversation
from nlp.text import PreparedTurn
from nlp.valence.cues import Cue, find

NEGATION_REACH = 5
BOOSTER_REACH = 3
# The factor, the emphasis of capitals and of "!", and the norm are VADER's.
NEGATED = -0.74
CAPITALS = 0.733
EXCLAMATION = 0.292
MAX_EXCLAMATIONS = 4
NORM = 15.0
_CONTRAST = frozenset({"ma", "pero", "tuttavia", "eppure", "invece"})
_BREAKS = frozenset({",", ";", ":", "-", "(", ")"})


def sentences(conversation: Conversation, turn: PreparedTurn) -> tuple[float, ...]:
    """Valence of each sentence that says anything good or bad, -1 to 1."""
    cues = find(conversation, turn, "idioms", "emoji", "valence")
    if not cues:
        return ()
    starts = [cue.first for cue in cues]
    negations = _covered(conversation, turn, "negations", cues)
    boosters = {
        cue.after - 1: cue.value for cue in find(conversation, turn, "boosters") if _free(cue, cues, starts)
    }
    scores: list[float] = []
    for first, after in turn.sentences:
        inside = cues[bisect_left(starts, first) : bisect_left(starts, after)]
        if any(cue.value for cue in inside):
            total = _weigh(turn, inside, negations, boosters, first)
            total = _emphasise(total, turn.folded[first:after])
            scores.append(total / (total * total + NORM) ** 0.5)
    return tuple(scores)


def _covered(
    conversation: Conversation, turn: PreparedTurn, lexicon: str, cues: Sequence[Cue]
) -> frozenset[int]:
    """Tokens of a lexicon that no cue has already taken into account."""
    taken = {token for cue in cues for token in range(cue.first, cue.after)}
    return frozenset(hit.after - 1 for hit in conversation.hits(turn, lexicon) if hit.first not in taken)


def _free(booster: Cue, cues: Sequence[Cue], starts: Sequence[int]) -> bool:
    """Whether a booster stands outside the cue before it."""
    before = bisect_left(starts, booster.first + 1) - 1
    return before < 0 or cues[before].after <= booster.first


def _weigh(
    turn: PreparedTurn,
    cues: Sequence[Cue],
    negations: frozenset[int],
    boosters: dict[int, float],
    first: int,
) -> float:
    contrast = max(
        (i for i in range(first, cues[-1].first) if turn.folded[i] in _CONTRAST and i > cues[0].first),
        default=-1,
    )
    total = 0.0
    for cue in cues:
        value = _boosted(turn, cue, boosters)
        if _negated(turn, cue, negations, first):
            value *= NEGATED
        if contrast >= 0:
            value *= 0.5 if cue.first < contrast else 1.5
        total += value
    return total


def _boosted(turn: PreparedTurn, cue: Cue, boosters: dict[int, float]) -> float:
    sign = 1 if cue.value > 0 else -1
    boost = 0.0
    for distance in range(1, BOOSTER_REACH + 1):
        boost += boosters.get(cue.first - distance, 0.0) * (1 - 0.05 * (distance - 1))
    boost += boosters.get(cue.after, 0.0)
    if cue.value and turn.text[turn.starts[cue.first] : turn.ends[cue.after - 1]].isupper():
        boost += CAPITALS if cue.after - cue.first > 1 or len(turn.folded[cue.first]) > 2 else 0.0
    return cue.value + sign * boost if cue.value else 0.0


def _negated(turn: PreparedTurn, cue: Cue, negations: frozenset[int], first: int) -> bool:
    for token in range(cue.first - 1, max(cue.first - NEGATION_REACH, first) - 1, -1):
        if turn.folded[token] in _BREAKS or turn.folded[token] in _CONTRAST:
            return False
        if token in negations:
            return True
    return False


def _emphasise(total: float, tokens: Sequence[str]) -> float:
    marks = min(sum(token.count("!") for token in tokens), MAX_EXCLAMATIONS) * EXCLAMATION
    return total + marks if total > 0 else total - marks if total < 0 else 0.0

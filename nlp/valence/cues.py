"""The valued words and phrases of a turn: idioms first, then emoji and single words that stand free."""

from dataclasses import dataclass

from nlp.conversation import Conversation
from nlp.text import PreparedTurn


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens `first` to `after` (end exclusive) of a turn and their valence, -4 to 4."""

    first: int
    after: int
    value: float


def find(conversation: Conversation, turn: PreparedTurn, *lexicons: str) -> tuple[Cue, ...]:
    """Cues in text order; a token belongs to the first of the lexicons that claims it."""
    taken: set[int] = set()
    cues: list[Cue] = []
    for lexicon in lexicons:
        for hit in conversation.hits(turn, lexicon):
            tokens = range(hit.first, hit.after)
            if taken.isdisjoint(tokens):
                taken.update(tokens)
                cues.append(Cue(hit.first, hit.after, float(hit.note)))
    return tuple(sorted(cues, key=lambda cue: cue.first))

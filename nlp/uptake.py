"""Whether an agent's turn takes up what the customer has just said, by the words they share."""

from collections.abc import Sequence

from nlp.conversation import Conversation
from nlp.frequency import zipf
from nlp.text import PreparedTurn
from nlp.valence.turns import of_turn

# A word more common than this (zipf) carries no content of its own; shorter ones hardly ever do.
COMMON = 5.5
MIN_LETTERS = 4
UPSET = -0.2


def content(turn: PreparedTurn) -> frozenset[str]:
    """Lemmas of the words that carry content."""
    return frozenset(
        lemma
        for token, lemma in zip(turn.folded, turn.lemmas, strict=True)
        if len(token) >= MIN_LETTERS and token.isalpha() and zipf(lemma, turn.language) < COMMON
    )


def takes_up(turn: PreparedTurn, before: Sequence[PreparedTurn]) -> bool:
    """Whether the turn holds a content word of the customer's turns before it."""
    said = content(turn)
    return any(not said.isdisjoint(content(other)) for other in before)


def asks_or_complains(conversation: Conversation, before: Sequence[PreparedTurn]) -> bool:
    """Whether the customer has just asked something or sounds upset."""
    return any("?" in turn.text or of_turn(conversation, turn).low <= UPSET for turn in before)

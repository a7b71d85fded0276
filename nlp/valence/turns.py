"""One valence a turn, and whether a customer's turn is negative, neutral or positive."""

from dataclasses import dataclass

from nlp.conversation import Conversation
from nlp.text import PreparedTurn
from nlp.valence import english, italian

_SENTENCES = {"it": italian.sentences, "en": english.sentences}


# How much of the mood lives on in a turn that says nothing good or bad.
FADING = 0.7
DISPLEASED = -0.1


@dataclass(frozen=True, slots=True)
class TurnValence:
    """`value` is the mean of the sentences that carry any; `low` and `high` are the extremes."""

    value: float
    low: float
    high: float


def of_turn(conversation: Conversation, turn: PreparedTurn) -> TurnValence:
    """The valence of a turn; all zero where no word is good or bad."""
    return conversation.once(("valence", turn.index), lambda: _of_turn(conversation, turn))


def _of_turn(conversation: Conversation, turn: PreparedTurn) -> TurnValence:
    scores = _SENTENCES[conversation.language](conversation, turn)
    if not scores:
        return TurnValence(0.0, 0.0, 0.0)
    return TurnValence(sum(scores) / len(scores), min(scores), max(scores))


def mood_after(valence: TurnValence, mood: float) -> float:
    """The mood that a turn leaves behind: its own where it has one, else the earlier one fading."""
    if not (valence.low or valence.high):
        return mood * FADING
    return valence.low if valence.low < DISPLEASED else valence.high

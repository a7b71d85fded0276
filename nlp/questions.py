"""What asks and what tells: sentences read as questions or statements, with or without punctuation."""

from nlp.conversation import Conversation
from nlp.text import PreparedTurn, is_break

MAX_UNMARKED_WORDS = 14


def sentences(turn: PreparedTurn) -> tuple[tuple[int, int], ...]:
    """The sentences that hold a word."""
    return turn.worded


def marked(turn: PreparedTurn, first: int, after: int) -> bool:
    """Whether a question mark stands at the end of a stretch of tokens (an emoji may follow it)."""
    tail = turn.folded[max(first, after - 3) : min(after + 1, len(turn.folded))]
    return any("?" in token for token in tail)


def opens_as_question(conversation: Conversation, turn: PreparedTurn, first: int, after: int) -> bool:
    """Whether a stretch begins as questions do, once "ok", "and" and the like are passed over."""
    fillers = conversation.lexicons.fillers
    words = (i for i in range(first, after) if not is_break(turn.folded[i]) and turn.folded[i] not in fillers)
    opening = next(words, None)
    return any(hit.first == opening for hit in conversation.hits(turn, "question_opener"))


def has_marks(turn: PreparedTurn) -> bool:
    """Whether the writer or the transcriber used punctuation at all."""
    return turn.has_marks


def asks(conversation: Conversation, turn: PreparedTurn, first: int, after: int) -> bool:
    """A question: by its mark, or by its first words where the text has no punctuation."""
    if marked(turn, first, after):
        return True
    short = after - first <= MAX_UNMARKED_WORDS
    return short and not has_marks(turn) and opens_as_question(conversation, turn, first, after)

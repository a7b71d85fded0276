"""What measures share: who the agents are, the words that a number rests on, and times on one scale."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from nlp.conversation import Conversation
from nlp.hours import aware
from nlp.text import PreparedTurn
from nlp.types import Quote

Item = TypeVar("Item")
Times = Sequence[tuple[float | None, float | None]]

CALLS = frozenset({"phone", "call", "voice", "in_person"})
LONGEST_QUOTE = 500
MAIL = frozenset({"email", "mail", "e-mail"})


def authors(conversation: Conversation) -> tuple[str | None, ...]:
    """None for the whole, then every agent by name: the authors that a measure is given for."""
    named = {turn.turn.author for turn in conversation.agent_turns if turn.turn.author is not None}
    return (None, *sorted(named))


def by_author(
    conversation: Conversation, items: Iterable[Item], author_of: Callable[[Item], str | None]
) -> list[tuple[str | None, list[Item]]]:
    """Everything under None, then each agent's own, in the order of `authors`."""
    own: dict[str | None, list[Item]] = {author: [] for author in authors(conversation)}
    for item in items:
        own[None].append(item)
        author = author_of(item)
        if author is not None:
            own[author].append(item)
    return list(own.items())


def quote(turn: PreparedTurn, first: int, after: int) -> Quote:
    """The words of tokens `first` to `after` (end exclusive), as many as anybody reads."""
    start, end = turn.starts[first], min(turn.ends[after - 1], turn.starts[first] + LONGEST_QUOTE)
    return Quote(turn.index, start, end, turn.text[start:end])


def is_call(conversation: Conversation) -> bool:
    """Whether it was spoken: by its channel or, where none is known, because turns have an end in time."""
    channel = conversation.transcript.channel
    if channel is None:
        return any(turn.turn.end_seconds is not None for turn in conversation.turns)
    return channel.lower() in CALLS


def is_mail(conversation: Conversation) -> bool:
    """Whether it came by mail."""
    return (conversation.transcript.channel or "").lower() in MAIL


def times_of(conversation: Conversation) -> Times:
    """When each turn begins and ends, in seconds, all on one scale; None where it is not known.

    Seconds from the start where two turns carry them, else the clock: mixed they would mean nothing. A turn
    without an end ends as it begins: a message is there at once.
    """
    turns = [turn.turn for turn in conversation.turns]
    if sum(turn.seconds is not None for turn in turns) > 1:
        return [(t.seconds, t.seconds if t.end_seconds is None else t.end_seconds) for t in turns]
    clock = [None if turn.at is None else aware(turn.at).timestamp() for turn in turns]
    return [(time, time) for time in clock]

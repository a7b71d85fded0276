"""A conversation as it is shown: bubbles whose text is cut where evidence begins and ends.

`components/conversation.html` draws it for a review, a transcript and a finished roleplay alike.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Protocol

from nlp.types import CUSTOMER_LABELS, FLAGS, Reason
from nlp.wording import say

# A pause that a reader should notice, whatever the channel: the gap is then written between the bubbles.
NOTICED_PAUSE = 300.0
TONES = {
    "attached": "kept",
    **dict.fromkeys((*FLAGS, "fact_contradicted"), "warn"),
    **dict.fromkeys(CUSTOMER_LABELS, "context"),
}


class Said(Protocol):
    """A turn as any feature keeps it (the engine's `Turn` is one)."""

    @property
    def speaker(self) -> str:
        """`agent`, `customer`, `bot` or `system`."""

    @property
    def kind(self) -> str:
        """`message` or `event`."""

    @property
    def author(self) -> str | None:
        """The name to show."""

    @property
    def text(self) -> str:
        """The words, as given."""

    @property
    def seconds(self) -> float | None:
        """Since the start of the conversation."""

    @property
    def at(self) -> datetime | None:
        """The moment, where the source gives one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Evidence in a turn: a finding, or words that a person attached (label `attached`).

    `id` is unique on the page; the words in the text carry `m-<id>`, the note beside them `n-<id>`.
    `name` is the label's name where it is known already; else it is looked up when it is shown.
    """

    id: str
    turn: int
    start: int
    end: int
    label: str
    quote: str
    reason: str = ""
    suggestion: str = ""
    rule: str = ""
    key: int = 0
    is_rejected: bool = False
    name: str = ""

    @property
    def tone(self) -> str:
        """`good`: a behaviour, `warn`: a flag, `context`: the customer's side, `kept`: chosen by a person."""
        return TONES.get(self.label, "good")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks; `opens` are those that begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()

    @property
    def front(self) -> Mark:
        """The shortest of the marks: where they overlap, the innermost can be reached."""
        return min(self.marks, key=lambda mark: (mark.is_rejected, mark.end - mark.start))


@dataclass(frozen=True, slots=True)
class Bubble:
    """One turn. `is_subject` is False for an agent's turn that this page does not judge."""

    position: int
    speaker: str
    author: str
    segments: tuple[Segment, ...]
    notes: tuple[Mark, ...]
    is_event: bool = False
    is_subject: bool = True
    seconds: float | None = None
    at: datetime | None = None
    pause: float | None = None

    @property
    def number(self) -> int:
        """How people count turns: from one."""
        return self.position + 1

    @property
    def side(self) -> str:
        """The customer stands left, whoever answers right, what nobody says in the middle."""
        if self.is_event or self.speaker == "system":
            return "middle"
        return "left" if self.speaker == "customer" else "right"


def bubbles(
    turns: Sequence[Said], marks: Iterable[Mark] = (), *, others: Iterable[int] = ()
) -> tuple[Bubble, ...]:
    """The turns in order with their marks; `others` are positions of turns that the page does not judge."""
    by_turn: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_turn[mark.turn].append(mark)
    apart = frozenset(others)
    shown = []
    before: float | None = None
    for position, turn in enumerate(turns):
        own = sorted(by_turn.get(position, ()), key=lambda mark: (mark.start, mark.end, mark.id))
        pause = turn.seconds - before if turn.seconds is not None and before is not None else None
        shown.append(
            Bubble(
                position=position,
                speaker=str(turn.speaker),
                author=turn.author or "",
                segments=segments(turn.text, own),
                notes=tuple(own),
                is_event=str(turn.kind) == "event",
                is_subject=position not in apart,
                seconds=turn.seconds,
                at=turn.at,
                pause=pause if pause is not None and pause >= NOTICED_PAUSE else None,
            )
        )
        before = turn.seconds if turn.seconds is not None else before
    return tuple(shown)


@dataclass(frozen=True, slots=True)
class LabelCount:
    """A label of this conversation: how often, and where first."""

    id: str
    count: int
    first: str
    tone: str


def label_counts(marks: Iterable[Mark]) -> tuple[LabelCount, ...]:
    """The labels that were found, most frequent first; rejected ones do not count."""
    kept: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        if not mark.is_rejected:
            kept[mark.label].append(mark)
    counts = [LabelCount(label, len(own), own[0].id, own[0].tone) for label, own in kept.items()]
    return tuple(sorted(counts, key=lambda count: (-count.count, count.id)))


def segments(text: str, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    """The text cut at every begin and end of a mark; a mark outside the text is cut to it or left out."""
    spans = [(max(m.start, 0), min(m.end, len(text)), m) for m in marks]
    spans = [span for span in spans if span[0] < span[1]]
    cuts = sorted({0, len(text), *(s for s, _, _ in spans), *(e for _, e, _ in spans)})
    pieces = []
    for start, end in pairwise(cuts):
        over = tuple(m for s, e, m in spans if s <= start and end <= e)
        pieces.append(Segment(text[start:end], over, tuple(m for s, _, m in spans if s == start)))
    return tuple(pieces)


def worded(reason: Reason | None, language: str) -> str:
    """A reason of the engine in words; its code where an older version's reason has no words any more."""
    if reason is None:
        return ""
    try:
        return say(reason, language)
    except (KeyError, IndexError):
        return reason.code

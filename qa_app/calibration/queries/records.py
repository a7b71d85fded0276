"""A session as the pages read it: plain, frozen, without a database behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rubrics.schema import Rubric


class Stage(StrEnum):
    """Where a session stands."""

    PREPARING = "preparing"
    SCORING = "scoring"
    DISCUSSING = "discussing"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the meeting said of one criterion; nothing at all is still open."""

    value: int | None = None
    number: float | None = None
    not_applicable: bool = False
    reason: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether the meeting came to an answer."""
        return self.value is not None or self.number is not None or self.not_applicable


@dataclass(frozen=True, slots=True)
class Seat:
    """A reviewer of a session."""

    user_id: int
    name: str
    attended: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One part of a conversation: who opened a review of it (by user), and who handed it in."""

    id: int
    transcript_id: int
    reviewee_id: int
    reviewee: str
    conversation: str
    channel: str
    team_id: int | None
    started_at: datetime
    is_drawn: bool
    lock: int
    opened: Mapping[int, int]
    handed_in: Mapping[int, int]
    agreed: Mapping[str, Agreed]


@dataclass(frozen=True, slots=True)
class Session:
    """A whole session. What the reviewers said is not in it: that is read once it may be seen."""

    id: int
    title: str
    status: str
    version_id: int
    rubric: Rubric
    rubric_number: int
    facilitator_id: int
    facilitator: str
    due_on: date
    created_at: datetime
    closed_at: datetime | None
    items: tuple[Item, ...]
    seats: tuple[Seat, ...]

    @property
    def stage(self) -> Stage:
        """Where it stands: the last review handed in ends the scoring without anybody's doing."""
        if self.status == Stage.SCORING and self.expected and self.done == self.expected:
            return Stage.DISCUSSING
        return Stage(self.status)

    @property
    def is_revealed(self) -> bool:
        """Whether the judgements lie on the table."""
        return self.stage in (Stage.DISCUSSING, Stage.CLOSED)

    @property
    def expected(self) -> int:
        """How many reviews there will be."""
        return len(self.items) * len(self.seats)

    @property
    def done(self) -> int:
        """How many were handed in."""
        return sum(self.done_by(seat.user_id) for seat in self.seats)

    def done_by(self, user_id: int) -> int:
        """How many one reviewer handed in."""
        return sum(user_id in item.handed_in for item in self.items)

    def has_seat(self, user_id: int) -> bool:
        """Whether somebody is one of the reviewers."""
        return any(seat.user_id == user_id for seat in self.seats)

    def item(self, item_id: int) -> Item | None:
        """One of its conversations."""
        return next((item for item in self.items if item.id == item_id), None)

"""The life of a review as one table: who may take which step from where. Pure: no database, no clock.

Nothing here waits for a job at night: whether a review is closed follows from what happened and from the
days that passed, whenever somebody looks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from qa_app.core.clock import ZONE
from qa_app.evaluations.queries.statuses import DECIDED, Status


class Step(StrEnum):
    """What somebody can do to a review."""

    SUBMIT = "submit"
    PUBLISH = "publish"
    REOPEN = "reopen"
    ACKNOWLEDGE = "acknowledge"
    DISPUTE = "dispute"
    DECIDE = "decide"
    VOID = "void"


class Part(StrEnum):
    """How somebody stands to one review: wrote it, is judged by it, or reviews in that team."""

    REVIEWER = "reviewer"
    REVIEWEE = "reviewee"
    COLLEAGUE = "colleague"


@dataclass(frozen=True, slots=True)
class Move:
    """Who may take a step, and where the review may stand after it."""

    by: frozenset[Part]
    to: frozenset[Status]


def _move(by: Iterable[Part], *to: Status) -> Move:
    return Move(frozenset(by), frozenset(to))


S = Status
_REVIEWER, _REVIEWEE, _COLLEAGUE = (Part.REVIEWER,), (Part.REVIEWEE,), (Part.COLLEAGUE,)
_EITHER = (Part.REVIEWER, Part.COLLEAGUE)
# Having read it is not agreeing: whoever acknowledged may still dispute while there is time.
MOVES: Mapping[tuple[Status, Step], Move] = {
    (S.DRAFT, Step.SUBMIT): _move(_REVIEWER, S.SUBMITTED, S.PUBLISHED),
    (S.SUBMITTED, Step.PUBLISH): _move(_EITHER, S.PUBLISHED),
    (S.SUBMITTED, Step.REOPEN): _move(_REVIEWER, S.DRAFT),
    (S.SUBMITTED, Step.VOID): _move(_EITHER, S.VOIDED),
    (S.PUBLISHED, Step.REOPEN): _move(_REVIEWER, S.DRAFT),
    (S.PUBLISHED, Step.ACKNOWLEDGE): _move(_REVIEWEE, S.ACKNOWLEDGED),
    (S.PUBLISHED, Step.DISPUTE): _move(_REVIEWEE, S.DISPUTED),
    (S.PUBLISHED, Step.VOID): _move(_EITHER, S.VOIDED),
    (S.ACKNOWLEDGED, Step.DISPUTE): _move(_REVIEWEE, S.DISPUTED),
    (S.ACKNOWLEDGED, Step.VOID): _move(_EITHER, S.VOIDED),
    (S.DISPUTED, Step.ACKNOWLEDGE): _move(_REVIEWEE, S.DISPUTED),
    (S.DISPUTED, Step.DISPUTE): _move(_REVIEWEE, S.DISPUTED),
    (S.DISPUTED, Step.DECIDE): _move(_COLLEAGUE, S.DISPUTED, S.KEPT, S.REVISED),
    (S.DISPUTED, Step.VOID): _move(_COLLEAGUE, S.VOIDED),
    (S.KEPT, Step.ACKNOWLEDGE): _move(_REVIEWEE, S.KEPT),
    (S.KEPT, Step.DISPUTE): _move(_REVIEWEE, S.DISPUTED),
    (S.KEPT, Step.VOID): _move(_EITHER, S.VOIDED),
    (S.REVISED, Step.ACKNOWLEDGE): _move(_REVIEWEE, S.REVISED),
    (S.REVISED, Step.DISPUTE): _move(_REVIEWEE, S.DISPUTED),
    (S.REVISED, Step.VOID): _move(_EITHER, S.VOIDED),
}


@dataclass(frozen=True, slots=True)
class Away:
    """Days of absence, both ends included; None: until further notice."""

    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the standing of a review follows from."""

    status: Status
    submitted_at: datetime | None = None
    published_at: datetime | None = None
    acknowledged_at: datetime | None = None
    decided_at: datetime | None = None
    away: tuple[Away, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """The agreement's windows."""

    editing_hours: int
    dispute_days: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a review stands at a moment. `dispute_until` is the last day; None: no end is in sight."""

    status: Status
    edit_until: datetime | None
    dispute_until: date | None
    is_disputable: bool
    closed_at: datetime | None

    @property
    def is_closed(self) -> bool:
        """Whether nothing is owed by anybody any more."""
        return self.closed_at is not None


def standing(facts: Facts, terms: Terms, *, at: datetime) -> Standing:
    """Where a review with these facts stands."""
    edit_until = facts.submitted_at and facts.submitted_at + timedelta(hours=terms.editing_hours)
    begun = facts.published_at and facts.published_at.astimezone(ZONE).date()
    until = last_day(begun, terms.dispute_days, facts.away) if begun else None
    today = at.astimezone(ZONE).date()
    is_open = begun is not None and (until is None or today <= until)
    return Standing(facts.status, edit_until, until, is_open, _closed(facts, until, is_open=is_open))


def _closed(facts: Facts, until: date | None, *, is_open: bool) -> datetime | None:
    if facts.status in DECIDED:
        return facts.decided_at
    if facts.status is Status.ACKNOWLEDGED:
        return facts.acknowledged_at
    if facts.status is Status.PUBLISHED and until is not None and not is_open:
        return datetime.combine(until + timedelta(days=1), time(), ZONE)
    return None


def last_day(begun: date, days: int, away: Iterable[Away]) -> date | None:
    """The last of so many working days after the day `begun`; None while nobody knows when absence ends."""
    absences = tuple(away)
    open_from = min((one.first for one in absences if one.last is None), default=None)
    day, left = begun, days
    while left:
        day += timedelta(days=1)
        if open_from is not None and day >= open_from:
            return None
        left -= is_workday(day, absences)
    return day


def is_workday(day: date, away: Iterable[Away]) -> bool:
    """Whether a person is at work: no weekend, no absence."""
    return day.weekday() < 5 and not any(one.first <= day <= (one.last or day) for one in away)

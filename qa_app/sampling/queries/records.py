"""Plans, parts and queue items as other modules see them: plain, frozen, without a session behind them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """One agent's part in one conversation, with what a draw looks at. Times are local."""

    transcript_id: int
    agent_id: int
    channel: str
    reason: str | None
    day: str
    shift: str
    signals: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What makes it the same part again."""
        return self.transcript_id, self.agent_id

    def as_row(self) -> list[Any]:
        """As it is recorded with a draw."""
        return [
            self.transcript_id, self.agent_id, self.channel, self.reason, self.day, self.shift,
            list(self.signals),
        ]  # fmt: skip


def part_of(row: list[Any]) -> Part:
    """A part as it was recorded."""
    transcript_id, agent_id, channel, reason, day, shift, signals = row
    return Part(transcript_id, agent_id, channel, reason, day, shift, tuple(signals))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A part with all that decides whether it can be drawn."""

    part: Part
    team_id: int | None
    revision_id: int
    started_at: datetime
    turns: int
    words: int
    customer_turns: int
    customer_words: int
    is_test: bool
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a plan asks for. `agent_ids` empty: everybody in the teams. `reviewers`: shares by user.

    `by`: person (`count` for each), or `count` in total over none, agent, channel or reason, shared out
    `equal` or `proportional`. `targeted`: at most so many for each person and cycle. `double_percent`: how
    many of the random ones go to two reviewers. `rubric` None: chosen by conditions.
    """

    team_ids: tuple[int, ...] = ()
    agent_ids: tuple[int, ...] = ()
    left_out: Mapping[int, str] = field(default_factory=dict)
    count: int = 4
    period: str = "month"
    by: str = "person"
    share: str = "equal"
    spread: bool = True
    targeted: int = 2
    channels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    reviewers: Mapping[int, int] = field(default_factory=dict)
    goal: int = 8
    mode: str = "compared"
    rubric: str | None = None
    double_percent: int = 0
    days: int = 14

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)


def settings_of(data: Mapping[str, Any]) -> Settings:
    """Stored settings; JSON made lists of tuples and text of numbers."""
    read: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in data.items()
    }
    for name in ("left_out", "reviewers"):
        read[name] = {int(key): value for key, value in data.get(name, {}).items()}
    return Settings(**read)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan."""

    id: int
    name: str
    status: str
    from_date: date
    to_date: date | None
    settings: Settings


@dataclass(frozen=True, slots=True)
class Cycle:
    """A week or a month of a plan, with the settings of the day on which it was made."""

    id: int
    plan_id: int
    from_date: date
    to_date: date
    made_at: datetime
    settings: Settings


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the queue. `state` is what is stored, or `done` once its review is submitted."""

    id: int
    plan: str
    plan_id: int
    kind: str
    state: str
    cause: str
    note: str
    agent: str
    agent_id: int
    reviewer: str
    reviewer_id: int
    channel: str | None
    started_at: datetime | None
    stratum: str
    signals: tuple[str, ...]
    by: str
    due_on: date
    is_draft: bool
    evaluation_id: int | None
    submitted_at: datetime | None
    is_replacement: bool


@dataclass(frozen=True, slots=True)
class DrawRecord:
    """A draw as it stands, its frame included."""

    id: int
    kind: str
    plan: str | None
    seed: int
    since: datetime
    until: datetime
    design: Mapping[str, Any]
    frame: tuple[Part, ...]
    frame_hash: str
    exclusions: Mapping[str, int]
    chosen: tuple[Key, ...]
    drawn_at: datetime
    drawn_by: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reviewer is with the items of a cycle."""

    reviewer_id: int
    name: str
    items: int
    done: int
    opened: int
    overdue: int
    replaced: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two submitted reviews of the same part, by reviewers who did not know of each other."""

    transcript_id: int
    agent_id: int
    first: int
    second: int

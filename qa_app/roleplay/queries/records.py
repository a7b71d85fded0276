"""An attempt as services and pages read it: plain, frozen, without a session behind it."""

from dataclasses import dataclass
from datetime import datetime

from rubrics.words import Text
from scenarios.schema import Scenario
from scenarios.state import State


@dataclass(frozen=True, slots=True)
class Heard:
    """A label and the words that it rests on."""

    label: str
    quote: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A reply, what it did for the customer, and the answer to it. `state` is the one after it."""

    position: int
    reply: str
    lines: tuple[str, ...]
    need: Text
    is_met: bool
    heard: tuple[Heard, ...]
    mood_change: int
    better: tuple[str, ...]
    state: State
    elapsed: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Played:
    """An attempt whole. `score` and what follows it are None until it has ended and was scored."""

    id: int
    scenario: Scenario
    language: str
    state: State
    opening: tuple[str, ...]
    exchanges: tuple[Exchange, ...]
    started_at: datetime
    finished_at: datetime | None
    outcome: str | None
    score: float | None
    base: float | None
    evaluation_id: int | None

    @property
    def turn(self) -> int:
        """How many replies were given: what a page must know to answer the newest line."""
        return len(self.exchanges)

    @property
    def has_ended(self) -> bool:
        """Whether there is nothing left to answer."""
        return self.finished_at is not None

    @property
    def goals_share(self) -> float:
        """The share of the goals that were met."""
        return len(self.state.goals_met) / len(self.scenario.goals)


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """An attempt in the list; `ending` is None while it goes on."""

    id: int
    scenario_id: str
    title: Text
    language: str
    started_at: datetime
    ending: Text | None
    outcome: str | None
    score: float | None
    replies: int

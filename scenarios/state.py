"""Where an attempt stands. Plain data: it survives a restart as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class State:
    """One moment of an attempt. `said` holds the keys of lines spoken, so none comes twice.

    `stayed` counts replies at this node, `labels` how often each was heard, `seconds` the time so far.
    `ending` is None until the attempt is over.
    """

    node: str
    mood: int
    patience: int
    seed: int
    facts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    goals_met: tuple[str, ...] = ()
    goals_missed: tuple[str, ...] = ()
    labels: Mapping[str, int] = field(default_factory=dict)
    path: tuple[str, ...] = ()
    moods: tuple[int, ...] = ()
    said: tuple[str, ...] = ()
    turn: int = 0
    stayed: int = 0
    seconds: float = 0.0
    harsh: bool = False
    ending: str | None = None

    @property
    def has_ended(self) -> bool:
        """Whether the attempt is over."""
        return self.ending is not None

    def to_dict(self) -> dict[str, Any]:
        """The state as JSON-safe data."""
        data = asdict(self)
        return {key: list(value) if isinstance(value, tuple) else value for key, value in data.items()}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "State":
        """The state that `to_dict` wrote."""
        fields: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in data.items()
        }
        return cls(**fields)

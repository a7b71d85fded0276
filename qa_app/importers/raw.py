"""What the readers of all formats produce before anybody is recognised: the file's words, nothing guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from nlp.types import Speaker, TurnKind
from qa_app.importers.types import Problem


@dataclass(frozen=True, slots=True)
class RawTurn:
    """A turn as found. `label` is what the file calls who said it; `speaker` only where the file says so."""

    text: str
    label: str | None = None
    speaker: Speaker | None = None
    author: str | None = None
    seconds: float | None = None
    end_seconds: float | None = None
    at: datetime | None = None
    kind: TurnKind = TurnKind.MESSAGE
    line: int | None = None


@dataclass(frozen=True, slots=True)
class RawConversation:
    """A conversation as found; `line` is where it begins in the file."""

    turns: tuple[RawTurn, ...]
    external_id: str | None = None
    started_at: datetime | None = None
    channel: str | None = None
    language: str | None = None
    agent: str | None = None
    agent_code: str | None = None
    customer: str | None = None
    team: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    line: int | None = None

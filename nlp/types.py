"""What goes into the engine and what comes out of it. Plain, frozen, serialisable."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

LANGUAGES = ("it", "en")

BEHAVIOURS = (
    "greeting", "name_use", "empathy", "apology", "thanks", "ownership", "probing_question",
    "confirm_understanding", "solution", "steps", "expectation", "commitment", "hold_request",
    "transfer", "resolution_check", "follow_up", "proactive_info", "boundary", "closing",
)  # fmt: skip
FLAGS = (
    "jargon", "scripted", "sarcasm", "rude", "blame", "dismissive", "flat_refusal", "slang", "shouting",
)  # fmt: skip
ACCUSING_FLAGS = ("rude", "sarcasm", "blame", "dismissive", "flat_refusal", "slang", "shouting")
AGENT_LABELS = BEHAVIOURS + FLAGS
CUSTOMER_LABELS = ("abuse",)
STAGES = ("contact", "enquiry", "answer", "resolution", "follow_up")


class Speaker(StrEnum):
    """Who says a turn."""

    AGENT = "agent"
    CUSTOMER = "customer"
    BOT = "bot"
    SYSTEM = "system"


class TurnKind(StrEnum):
    """A message is said by somebody; an event (joined, transferred, file sent) happens."""

    MESSAGE = "message"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Turn:
    """One message or one stretch of speech, text exactly as given.

    `seconds` counts from the start of the conversation, `at` is absolute; either may be unknown.
    `author` is the name or code that the source gives (several agents may share one transcript).
    """

    speaker: Speaker
    text: str
    author: str | None = None
    seconds: float | None = None
    end_seconds: float | None = None
    at: datetime | None = None
    kind: TurnKind = TurnKind.MESSAGE


@dataclass(frozen=True, slots=True)
class Transcript:
    """An ordered conversation. `language` is `it`, `en`, another code, or None when not known."""

    turns: tuple[Turn, ...]
    language: str | None = None
    channel: str | None = None
    agent: str | None = None
    customer: str | None = None


Params: TypeAlias = Mapping[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Reason:
    """A code and its parameters; `nlp.wording` puts it into the reader's language."""

    code: str
    params: Params = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """A label with its evidence: `quote` is `text[start:end]` of turn number `turn` (code points)."""

    label: str
    turn: int
    start: int
    end: int
    quote: str
    reason: Reason
    check: str
    version: str
    suggestion: Reason | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that something rests on: `text` is `text[start:end]` of turn number `turn` (code points)."""

    turn: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A number read off the text or the times, or the reason why there is none.

    `turn` is set for a measure of one turn, `author` for one of an agent; both None: of the whole.
    `turns` are the turns that it rests on, `quotes` their words where some alone count (a question left
    unanswered, a promised date). Not rated (value None) is never zero.
    """

    name: str
    value: float | None
    unit: str
    turn: int | None = None
    author: str | None = None
    turns: tuple[int, ...] = ()
    not_rated: Reason | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement of the whole conversation (`resolved`, `formality`), or of turn number `turn` (`stage`)."""

    name: str
    value: str | None
    reason: Reason
    turns: tuple[int, ...] = ()
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Ready-made words: `text[start:end]` of a turn, the known text that they follow and how closely, 0 to 1.

    `conversations`: in how many that text was seen where it was learned; 0 where the team gave it.
    """

    turn: int
    start: int
    end: int
    template: str
    likeness: float
    conversations: int = 0


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found."""

    findings: tuple[Finding, ...] = ()
    measures: tuple[Measure, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckFailure:
    """A check that raised: the others still count, and the reader is told which is missing."""

    check: str
    error: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the engine says about one transcript, with the versions that said it."""

    engine_version: str
    lexicon_hash: str
    language: str | None
    findings: tuple[Finding, ...] = ()
    measures: tuple[Measure, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    failures: tuple[CheckFailure, ...] = ()
    not_rated: Reason | None = None
    passages: tuple[Passage, ...] = ()

    def labels(self, turn: int) -> tuple[str, ...]:
        """Labels of a turn, each once, in the order of the guidelines."""
        found = {finding.label for finding in self.findings if finding.turn == turn}
        return tuple(label for label in AGENT_LABELS + CUSTOMER_LABELS if label in found)

    def measure(self, name: str, *, turn: int | None = None, author: str | None = None) -> Measure | None:
        """The measure of that name for a turn, an author or the whole; None if no check gave it."""
        wanted = (name, turn, author)
        return next((m for m in self.measures if (m.name, m.turn, m.author) == wanted), None)

    def verdict(self, name: str, *, turn: int | None = None) -> Verdict | None:
        """The verdict of that name over the whole or a turn, or None if no check gave one."""
        return next((v for v in self.verdicts if (v.name, v.turn) == (name, turn)), None)

"""A review as the pages read it: plain, frozen, without a session behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from nlp.types import Measure, Reason, Verdict
from rubrics import scoring
from rubrics.answers import shown
from rubrics.schema import Rubric


@dataclass(frozen=True, slots=True)
class SaidTurn:
    """A turn with the name of whoever said it."""

    speaker: str
    kind: str
    author: str | None
    agent_id: int | None
    text: str
    seconds: float | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with what a reviewer made of it."""

    id: int
    label: str
    turn: int
    start: int
    end: int
    quote: str
    reason: Reason | None
    suggestion: Reason | None
    check: str
    version: str
    is_rejected: bool


@dataclass(frozen=True, slots=True)
class Attached:
    """Words that the reviewer attached to a criterion."""

    id: int
    turn: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Given:
    """The three numbers of a criterion, kept apart, with what was said about them.

    `typed` is what was typed for a number and is none; it is never stored.
    """

    key: str
    suggestion: int | None
    detail: Mapping[str, Any]
    value: int | None
    not_applicable: bool
    cause: str | None
    counts: float | None
    comment: str
    attached: tuple[Attached, ...] = ()
    number: float | None = None
    text: str = ""
    typed: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether the reviewer said anything that counts as an answer."""
        said = self.value is not None or self.number is not None or bool(self.text)
        return said or self.not_applicable or self.cause is not None

    def as_scored(self) -> scoring.Answer:
        """The reviewer's answer as the scoring reads it."""
        return scoring.Answer(
            value=self.value,
            not_applicable=self.not_applicable,
            cause_outside=self.cause is not None,
            number=self.number,
            text=self.text,
            cause=self.cause,
            comment=self.comment,
        )


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that a page about one review shows."""

    id: int
    kind: str
    mode: str
    status: str
    draw: Mapping[str, Any]
    lock: int
    created_at: datetime
    saved_at: datetime | None
    submitted_at: datetime | None
    talked_on: date | None
    published_at: datetime | None
    acknowledged_at: datetime | None
    acknowledge_comment: str
    summary: str
    base: float | None
    gate: str | None
    transcript_id: int
    channel: str
    language: str | None
    customer: str | None
    started_at: datetime
    team_id: int | None
    team: str | None
    reviewee_id: int | None
    reviewee: str | None
    reviewer_id: int | None
    reviewer: str | None
    rubric: Rubric
    rubric_number: int
    turns: tuple[SaidTurn, ...]
    findings: tuple[Found, ...]
    measures: tuple[Measure, ...]
    # What the reviewee said that agrees with a knowledge fact, or differs from it.
    compared: tuple[Verdict, ...]
    not_analysed: Reason | None
    answers: Mapping[str, Given]
    tones: Mapping[int, float]

    @property
    def is_draft(self) -> bool:
        """Whether it can still be edited by whoever opened it."""
        return self.status == "draft"

    @property
    def is_blind(self) -> bool:
        """Whether whoever judges may not see yet what the machine found."""
        return self.mode == "blind" and self.is_draft

    def veiled(self) -> "Review":
        """The same without anything of the machine's: what is not in here cannot reach a page."""
        bare = {key: replace(given, suggestion=None, detail={}) for key, given in self.answers.items()}
        return replace(self, findings=(), measures=(), compared=(), tones={}, not_analysed=None, answers=bare)

    def scored(self) -> scoring.Score:
        """The score of the answers as they stand; of the suggestions for a roleplay, which nobody judges."""
        if self.kind == "roleplay":
            given = {key: scoring.Answer(value=one.suggestion) for key, one in self.answers.items()}
        else:
            given = dict(self.answered())
        return scoring.score(self.rubric, given)

    def answered(self) -> Mapping[str, scoring.Answer]:
        """The reviewer's answers as the scoring reads them."""
        return {key: one.as_scored() for key, one in self.answers.items()}

    def shown(self) -> frozenset[str]:
        """Keys of the criteria that are asked, given the answers; all in a roleplay that nobody answers."""
        if self.kind == "roleplay":
            return frozenset(self.answers)
        return shown(self.rubric, self.answered())

    def subject_turns(self) -> frozenset[int]:
        """Positions of the turns that this review judges."""
        if self.kind == "roleplay":
            return frozenset(n for n, turn in enumerate(self.turns) if turn.speaker == "agent")
        return frozenset(n for n, turn in enumerate(self.turns) if turn.agent_id == self.reviewee_id)

    def agents(self) -> frozenset[str | None]:
        """Everybody who speaks as an agent."""
        return frozenset(turn.author for turn in self.turns if turn.speaker == "agent")

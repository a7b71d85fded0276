"""Evaluations, their answers, the words attached to an answer, and every step in between."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from qa_app.accounts.models import Agent, User
from qa_app.core.database import Model, UTCDateTime
from qa_app.scorecards.models import RubricVersion
from qa_app.transcripts.models import AnalysisRow, Transcript


class Evaluation(Model):
    """A judgement of one person's part in one transcript, pinned to revision, analysis and rubric version.

    `kind`: random, targeted, self, calibration or roleplay; they never mix in a statistic.
    `status`: see `queries.statuses`. `base` and `gate` are set when it is submitted and
    follow what is revised. `submitted_at` is the first time (None in a draft, re-opened
    ones too), `published_at` the last.
    """

    __tablename__ = "evaluation"
    __table_args__ = (
        CheckConstraint("kind = 'roleplay' OR reviewee_id IS NOT NULL", name="reviewee_on_every_review"),
        UniqueConstraint("transcript_id", "reviewee_id", "reviewer_id", "kind"),
        Index("ix_evaluation_status_kind_submitted", "status", "kind", "submitted_at"),
        Index("ix_evaluation_reviewer_submitted", "reviewer_id", "submitted_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcript.id"), index=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    analysis_id: Mapped[int] = mapped_column(ForeignKey("analysis.id"))
    rubric_version_id: Mapped[int] = mapped_column(ForeignKey("rubric_version.id"), index=True)
    reviewee_id: Mapped[int | None] = mapped_column(ForeignKey("agent.id"), index=True)
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    mode: Mapped[str] = mapped_column(String(20), default="compared")
    status: Mapped[str] = mapped_column(String(20), default="draft")
    draw: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    saved_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    talked_on: Mapped[date | None] = mapped_column(Date)
    published_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    read_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    acknowledged_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    acknowledge_comment: Mapped[str] = mapped_column(Text, default="")
    summary: Mapped[str] = mapped_column(Text, default="")
    base: Mapped[float | None]
    gate: Mapped[str | None] = mapped_column(String(20))
    lock: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": lock}  # noqa: RUF012 - SQLAlchemy's own name and shape

    transcript: Mapped[Transcript] = relationship()
    analysis: Mapped[AnalysisRow] = relationship()
    rubric_version: Mapped[RubricVersion] = relationship()
    reviewee: Mapped[Agent | None] = relationship()
    reviewer: Mapped[User | None] = relationship()
    answers: Mapped[list["Answer"]] = relationship(back_populates="evaluation", cascade="all, delete-orphan")
    events: Mapped[list["EvaluationEvent"]] = relationship(order_by="EvaluationEvent.id")


class Answer(Model):
    """Three numbers per criterion: what the machine suggests, what the reviewer says, what counts.

    The reviewer's is `value` (a point), `number` or `text`, by the criterion's type. `cause` is a key of
    the criterion's own causes, or one of the general ones outside the person.
    """

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("evaluation_id", "criterion_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id", ondelete="CASCADE"))
    criterion_key: Mapped[str] = mapped_column(String(60))
    suggestion: Mapped[int | None]
    suggestion_detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    value: Mapped[int | None]
    number: Mapped[float | None]
    text: Mapped[str] = mapped_column(Text, default="", server_default="")
    not_applicable: Mapped[bool] = mapped_column(default=False)
    cause: Mapped[str | None] = mapped_column(String(40))
    counts: Mapped[float | None]
    comment: Mapped[str] = mapped_column(Text, default="")
    evaluation: Mapped[Evaluation] = relationship(back_populates="answers")
    evidence: Mapped[list["AnswerEvidence"]] = relationship(
        cascade="all, delete-orphan", order_by="AnswerEvidence.turn, AnswerEvidence.start"
    )


class AnswerEvidence(Model):
    """Words of a turn that the reviewer attached to a criterion."""

    __tablename__ = "answer_evidence"
    __table_args__ = (UniqueConstraint("answer_id", "turn", "start", "end"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int] = mapped_column(ForeignKey("answer.id", ondelete="CASCADE"))
    turn: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str] = mapped_column(Text)


class EvaluationEvent(Model):
    """Who did what to an evaluation, when, before and after. Written, never changed."""

    __tablename__ = "evaluation_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    action: Mapped[str] = mapped_column(String(30))
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class Dispute(Model):
    """The reviewee asks for a second look at one answer. `outcome` is None until somebody else decided."""

    __tablename__ = "dispute"

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int] = mapped_column(ForeignKey("answer.id", ondelete="CASCADE"), unique=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    comment: Mapped[str] = mapped_column(Text)
    proposed: Mapped[int | None]
    outcome: Mapped[str | None] = mapped_column(String(20))
    decided_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    reason: Mapped[str] = mapped_column(Text, default="")
    answer: Mapped[Answer] = relationship()


class Absence(Model):
    """Days on which a person is not at work, both ends included; without `to_date` until further notice.

    It pauses the time to dispute. Why somebody is away is nobody's business here.
    """

    __tablename__ = "absence"

    id: Mapped[int] = mapped_column(primary_key=True)
    agent_id: Mapped[int] = mapped_column(ForeignKey("agent.id"), index=True)
    from_date: Mapped[date] = mapped_column(Date)
    to_date: Mapped[date | None] = mapped_column(Date)
    entered_by: Mapped[int] = mapped_column(ForeignKey("user.id"))
    entered_at: Mapped[datetime] = mapped_column(UTCDateTime)
    agent: Mapped[Agent] = relationship()

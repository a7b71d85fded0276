"""Plans, their cycles, every draw, the queue, and the time that a review takes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, Index, String, Text, UniqueConstraint, event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Mapped, Mapper, mapped_column, relationship

from qa_app.accounts.models import Agent, User
from qa_app.core.database import Model, UTCDateTime
from qa_app.evaluations.models import Evaluation
from qa_app.transcripts.models import Transcript


class SamplingPlan(Model):
    """Who is reviewed how often by whom. `status`: active, paused, stopped (for good).

    `settings` is `queries.Settings`; a change counts from the next cycle on.
    """

    __tablename__ = "sampling_plan"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    status: Mapped[str] = mapped_column(String(20), default="active")
    from_date: Mapped[date] = mapped_column(Date)
    to_date: Mapped[date | None] = mapped_column(Date)
    settings: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("user.id"))


class SamplingCycle(Model):
    """A week or a month of a plan, made once: its lists are frozen, with the settings of that day."""

    __tablename__ = "sampling_cycle"
    __table_args__ = (UniqueConstraint("plan_id", "from_date"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("sampling_plan.id"))
    from_date: Mapped[date] = mapped_column(Date)
    to_date: Mapped[date] = mapped_column(Date)
    settings: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)


class Draw(Model):
    """What was drawn from what: enough to draw it again. Written, never changed.

    `kind`: random or targeted; they never mix. `design` is how it was drawn (with the room each person had
    left), `frame` everything that could be drawn, `exclusions` what could not, counted by reason.
    """

    __tablename__ = "draw"

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int | None] = mapped_column(ForeignKey("sampling_cycle.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    seed: Mapped[int]
    since: Mapped[datetime] = mapped_column(UTCDateTime)
    until: Mapped[datetime] = mapped_column(UTCDateTime)
    design: Mapped[dict[str, Any]] = mapped_column(JSON)
    frame: Mapped[list[Any]] = mapped_column(JSON, deferred=True)
    frame_size: Mapped[int]
    frame_hash: Mapped[str] = mapped_column(String(64))
    exclusions: Mapped[dict[str, Any]] = mapped_column(JSON)
    chosen: Mapped[list[Any]] = mapped_column(JSON)
    drawn_at: Mapped[datetime] = mapped_column(UTCDateTime)
    drawn_by: Mapped[int | None] = mapped_column(ForeignKey("user.id"))


class QueueItem(Model):
    """A part of a conversation that waits for one reviewer.

    `state`: due, opened, done, replaced, expired, withdrawn (`cause` says why). That it is done is read off
    its evaluation, and noted when the queue is next looked at.
    Two items with the same draw and part are a hidden pair: `is_second` is the one added.
    """

    __tablename__ = "queue_item"
    __table_args__ = (
        UniqueConstraint("draw_id", "transcript_id", "agent_id", "reviewer_id"),
        Index("ix_queue_item_reviewer_state", "reviewer_id", "state"),
        Index("ix_queue_item_agent_state", "agent_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    draw_id: Mapped[int] = mapped_column(ForeignKey("draw.id"))
    cycle_id: Mapped[int] = mapped_column(ForeignKey("sampling_cycle.id"), index=True)
    transcript_id: Mapped[int | None] = mapped_column(
        ForeignKey("transcript.id", ondelete="SET NULL"), index=True
    )
    agent_id: Mapped[int] = mapped_column(ForeignKey("agent.id"))
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    kind: Mapped[str] = mapped_column(String(20))
    stratum: Mapped[str] = mapped_column(String(120))
    signals: Mapped[list[str]] = mapped_column(JSON, default=list)
    is_second: Mapped[bool] = mapped_column(default=False)
    due_on: Mapped[date] = mapped_column(Date)
    state: Mapped[str] = mapped_column(String(20), default="due")
    cause: Mapped[str] = mapped_column(String(20), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    evaluation_id: Mapped[int | None] = mapped_column(
        ForeignKey("evaluation.id", ondelete="SET NULL"), index=True
    )
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("queue_item.id"))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    draw: Mapped[Draw] = relationship()
    cycle: Mapped[SamplingCycle] = relationship()
    transcript: Mapped[Transcript | None] = relationship()
    agent: Mapped[Agent] = relationship()
    reviewer: Mapped[User] = relationship(foreign_keys=[reviewer_id])
    evaluation: Mapped[Evaluation | None] = relationship()


class ReviewTime(Model):
    """How long somebody worked on a review, pauses left out. `beat_at` is the last sign of work."""

    __tablename__ = "review_time"

    evaluation_id: Mapped[int] = mapped_column(
        ForeignKey("evaluation.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    seconds: Mapped[int] = mapped_column(default=0)
    beat_at: Mapped[datetime] = mapped_column(UTCDateTime)


class DrawChangedError(RuntimeError):
    """Something tried to change a draw after the fact."""


@event.listens_for(Draw, "before_update")
def _never_changed(_mapper: Mapper[Draw], _connection: Connection, draw: Draw) -> None:
    raise DrawChangedError(f"draw {draw.id} stands as it was drawn")

"""Scenario versions as played, attempts and their turns."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from qa_app.accounts.models import User
from qa_app.core.database import Model, UTCDateTime
from qa_app.transcripts.models import Transcript


class ScenarioRow(Model):
    """A scenario by its id."""

    __tablename__ = "scenario"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    versions: Mapped[list["ScenarioVersion"]] = relationship(
        back_populates="scenario", order_by="ScenarioVersion.number"
    )


class ScenarioVersion(Model):
    """One published version of a scenario: the YAML, never changed."""

    __tablename__ = "scenario_version"
    __table_args__ = (
        UniqueConstraint("scenario_id", "number"),
        UniqueConstraint("scenario_id", "content_hash"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    scenario_id: Mapped[str] = mapped_column(ForeignKey("scenario.id"))
    number: Mapped[int]
    content: Mapped[str] = mapped_column(Text, deferred=True)
    content_hash: Mapped[str] = mapped_column(String(64))
    published_at: Mapped[datetime] = mapped_column(UTCDateTime)
    scenario: Mapped[ScenarioRow] = relationship(back_populates="versions")


class Attempt(Model):
    """One play of a scenario by one person: private to them, admins included, until they submit it."""

    __tablename__ = "attempt"

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("scenario_version.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    language: Mapped[str] = mapped_column(String(5))
    seed: Mapped[int]
    state: Mapped[dict[str, Any]] = mapped_column(JSON)
    opening: Mapped[list[str]] = mapped_column(JSON)
    started_at: Mapped[datetime] = mapped_column(UTCDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    ending: Mapped[str | None] = mapped_column(String(60))
    outcome: Mapped[str | None] = mapped_column(String(20))
    score: Mapped[float | None]
    transcript_id: Mapped[int | None] = mapped_column(ForeignKey("transcript.id"))
    lock: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": lock}  # noqa: RUF012 - SQLAlchemy's own name and shape

    version: Mapped[ScenarioVersion] = relationship()
    user: Mapped[User] = relationship()
    transcript: Mapped[Transcript | None] = relationship()
    turns: Mapped[list["AttemptTurn"]] = relationship(order_by="AttemptTurn.position")


class AttemptTurn(Model):
    """A reply, the answer to it and what was heard. `reply_key` makes a reply sent twice count once."""

    __tablename__ = "attempt_turn"
    __table_args__ = (UniqueConstraint("attempt_id", "position"), UniqueConstraint("attempt_id", "reply_key"))

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"))
    position: Mapped[int]
    reply_key: Mapped[str] = mapped_column(String(40))
    reply: Mapped[str] = mapped_column(Text)
    lines: Mapped[list[str]] = mapped_column(JSON)
    feedback: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[dict[str, Any]] = mapped_column(JSON)
    elapsed: Mapped[float]
    at: Mapped[datetime] = mapped_column(UTCDateTime)

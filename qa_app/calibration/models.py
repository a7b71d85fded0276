"""Calibration sessions: what is judged, by whom, and what the meeting agreed on."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from qa_app.accounts.models import Agent, User
from qa_app.core.database import Model, UTCDateTime
from qa_app.scorecards.models import RubricVersion
from qa_app.transcripts.models import Transcript


class CalibrationSession(Model):
    """Some reviewers, some conversations, one version of a rubric.

    `status`: preparing, scoring, discussing, closed. What each reviewer said are evaluations of kind
    `calibration`; they belong to the session by conversation, reviewee and reviewer.
    """

    __tablename__ = "calibration_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
    rubric_version_id: Mapped[int] = mapped_column(ForeignKey("rubric_version.id"))
    facilitator_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    due_on: Mapped[date] = mapped_column(Date)
    status: Mapped[str] = mapped_column(String(20), default="preparing")
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    scored_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    rubric_version: Mapped[RubricVersion] = relationship()
    facilitator: Mapped[User] = relationship()
    items: Mapped[list["CalibrationItem"]] = relationship(
        back_populates="session", cascade="all, delete-orphan", order_by="CalibrationItem.id"
    )
    seats: Mapped[list["CalibrationSeat"]] = relationship(
        back_populates="session", cascade="all, delete-orphan", order_by="CalibrationSeat.id"
    )


class CalibrationItem(Model):
    """One person's part in a conversation; it is judged in one session and never again in another.

    `seed` is that of the draw, none where it was chosen by hand. `lock` counts what the meeting saved.
    """

    __tablename__ = "calibration_item"
    __table_args__ = (UniqueConstraint("transcript_id", "reviewee_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(
        ForeignKey("calibration_session.id", ondelete="CASCADE"), index=True
    )
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcript.id"))
    reviewee_id: Mapped[int] = mapped_column(ForeignKey("agent.id"), index=True)
    seed: Mapped[int | None]
    lock: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": lock}  # noqa: RUF012 - SQLAlchemy's own name and shape

    session: Mapped[CalibrationSession] = relationship(back_populates="items")
    transcript: Mapped[Transcript] = relationship()
    reviewee: Mapped[Agent] = relationship()
    agreed: Mapped[list["AgreedAnswer"]] = relationship(cascade="all, delete-orphan")


class CalibrationSeat(Model):
    """A reviewer of a session, and whether they came to the meeting."""

    __tablename__ = "calibration_seat"
    __table_args__ = (UniqueConstraint("session_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("calibration_session.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    attended: Mapped[bool] = mapped_column(default=False)

    session: Mapped[CalibrationSession] = relationship(back_populates="seats")
    user: Mapped[User] = relationship()


class AgreedAnswer(Model):
    """What the meeting agreed on for one criterion, with the reason. Not an average, and nobody's score."""

    __tablename__ = "calibration_agreed"
    __table_args__ = (UniqueConstraint("item_id", "criterion_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("calibration_item.id", ondelete="CASCADE"))
    criterion_key: Mapped[str] = mapped_column(String(60))
    value: Mapped[int | None]
    number: Mapped[float | None]
    not_applicable: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(Text, default="")
    by: Mapped[int] = mapped_column(ForeignKey("user.id"))
    at: Mapped[datetime] = mapped_column(UTCDateTime)

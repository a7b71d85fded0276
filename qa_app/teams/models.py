"""Versions of service profiles and of knowledge facts; none is ever deleted."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qa_app.core.database import Model, UTCDateTime


class ServiceProfileRow(Model):
    """One version of a team's profile; the newest counts, the older ones stay."""

    __tablename__ = "service_profile"

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    settings: Mapped[dict[str, Any]] = mapped_column(JSON)
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    reason: Mapped[str] = mapped_column(String(500), default="")


class KnowledgeFactRow(Model):
    """One version of a fact; those of one `key` tell the same matter at different times.

    Without a team it holds for all. What may change afterwards is the end of its validity, and `replaced`:
    another version took its place from its first day on, so that it never counts again.
    """

    __tablename__ = "knowledge_fact"
    __table_args__ = (UniqueConstraint("key", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32))
    number: Mapped[int]
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    value: Mapped[str] = mapped_column(String(100), default="")
    statement_it: Mapped[str] = mapped_column(Text, default="")
    statement_en: Mapped[str] = mapped_column(Text, default="")
    topics_it: Mapped[str] = mapped_column(Text, default="")
    topics_en: Mapped[str] = mapped_column(Text, default="")
    valid_from: Mapped[date | None] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    replaced: Mapped[bool] = mapped_column(default=False)
    source_name: Mapped[str] = mapped_column(String(200), default="")
    source_link: Mapped[str] = mapped_column(String(500), default="")
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

"""The agreement profile's versions and the log of every look at a person's data."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from qa_app.core.database import Model, UTCDateTime


class AgreementProfileRow(Model):
    """One version of the profile; the newest counts, the older ones stay."""

    __tablename__ = "agreement_profile"

    id: Mapped[int] = mapped_column(primary_key=True)
    settings: Mapped[dict[str, Any]] = mapped_column(JSON)
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    reason: Mapped[str] = mapped_column(String(500), default="")


class AccessEntry(Model):
    """Somebody looked at a person's data. Written, never changed; that person reads it."""

    __tablename__ = "access_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    viewer_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    agent_id: Mapped[int] = mapped_column(ForeignKey("agent.id"), index=True)
    what: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(60))

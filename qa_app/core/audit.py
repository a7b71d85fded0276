"""The audit trail: what was done to what by whom. Written, never changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from qa_app.core.database import Model, UTCDateTime, db


class AuditEntry(Model):
    """One act. `subject` is `noun:id`; `detail` holds ids and codes, never a conversation's text."""

    __tablename__ = "audit_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(60), index=True)
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


def record(action: str, subject: str, *, user_id: int | None, at: datetime, **detail: object) -> None:
    """Add an entry to the running transaction."""
    db.session.add(AuditEntry(at=at, user_id=user_id, action=action, subject=subject, detail=detail))

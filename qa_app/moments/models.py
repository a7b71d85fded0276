"""Comment templates, pinned moments and private notes."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qa_app.core.database import Model, UTCDateTime


class CommentTemplate(Model):
    """Words that a reviewer uses again, in one language or both; with a team, everybody's who reviews there.

    `topic` is a pillar or a label, or none. `uses` counts how often it was put into a comment.
    """

    __tablename__ = "comment_template"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    text_it: Mapped[str] = mapped_column(Text, default="")
    text_en: Mapped[str] = mapped_column(Text, default="")
    topic: Mapped[str | None] = mapped_column(String(60))
    uses: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class PinnedMoment(Model):
    """A turn, or words of it, kept as an example.

    `excerpt` holds the turn with one before and one after, names masked when it was pinned: nothing that the
    library shows is read from the conversation again. `searched` is the same text as it is searched.
    """

    __tablename__ = "pinned_moment"
    __table_args__ = (UniqueConstraint("transcript_id", "turn", "start", "end", "label"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcript.id", ondelete="CASCADE"))
    turn: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    finding_id: Mapped[int | None] = mapped_column(ForeignKey("finding.id", ondelete="SET NULL"), index=True)
    label: Mapped[str] = mapped_column(String(40), index=True)
    is_good: Mapped[bool]
    is_shared: Mapped[bool]
    why: Mapped[str] = mapped_column(String(300))
    language: Mapped[str] = mapped_column(String(10))
    channel: Mapped[str] = mapped_column(String(20))
    excerpt: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    searched: Mapped[str] = mapped_column(Text)
    pinned_by: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    pinned_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)


class PrivateNote(Model):
    """What one person writes down for themselves about a conversation. Nobody else reads it, ever."""

    __tablename__ = "private_note"
    __table_args__ = (UniqueConstraint("user_id", "transcript_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcript.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    lock: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[datetime] = mapped_column(UTCDateTime)

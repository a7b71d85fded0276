"""Sources, transcripts, their revisions and turns, analyses and findings."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from qa_app.accounts.models import Agent, Team
from qa_app.core.database import Model, UTCDateTime


class Source(Model):
    """A file or a pasted text as it came: which importer read it, with which settings and warnings."""

    __tablename__ = "source"

    id: Mapped[int] = mapped_column(primary_key=True)
    importer: Mapped[str] = mapped_column(String(40))
    importer_version: Mapped[str] = mapped_column(String(20))
    filename: Mapped[str] = mapped_column(String(255))
    file_hash: Mapped[str] = mapped_column(String(64), index=True)
    options: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("user.id"))


class PendingImport(Model):
    """A file between upload and confirmation: shown, corrected, then saved or discarded."""

    __tablename__ = "pending_import"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    filename: Mapped[str] = mapped_column(String(255))
    data: Mapped[bytes] = mapped_column(LargeBinary)
    choices: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)


class Transcript(Model):
    """One conversation. `origin` is `import` or `roleplay`, the latter private to `owner_id` until submitted.

    `identity` is what makes it the same one again: `import:<content hash>` or `roleplay:<attempt>`.
    """

    __tablename__ = "transcript"
    __table_args__ = (
        CheckConstraint("origin != 'roleplay' OR owner_id IS NOT NULL", name="roleplay_has_owner"),
        Index("ix_transcript_team_started", "team_id", "started_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), index=True)
    external_id: Mapped[str | None] = mapped_column(String(255), index=True)
    identity: Mapped[str] = mapped_column(String(100), unique=True)
    content_hash: Mapped[str] = mapped_column(String(64), index=True)
    origin: Mapped[str] = mapped_column(String(20), default="import")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    submitted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    channel: Mapped[str] = mapped_column(String(20))
    language: Mapped[str | None] = mapped_column(String(10))
    reason: Mapped[str | None] = mapped_column(String(30))
    phase: Mapped[str | None] = mapped_column(String(30))
    contact_type: Mapped[str | None] = mapped_column(String(30))
    customer: Mapped[str | None] = mapped_column(String(255))
    segment: Mapped[str | None] = mapped_column(String(60))
    queue: Mapped[str | None] = mapped_column(String(60))
    direction: Mapped[str | None] = mapped_column(String(20))
    site: Mapped[str | None] = mapped_column(String(60))
    started_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    imported_at: Mapped[datetime] = mapped_column(UTCDateTime)
    team: Mapped[Team | None] = relationship()
    source: Mapped[Source | None] = relationship()
    revisions: Mapped[list["Revision"]] = relationship(
        back_populates="transcript", order_by="Revision.number"
    )


class Revision(Model):
    """The turns of a transcript at one time, never changed; swapped roles make a new one."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("transcript_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcript.id"))
    number: Mapped[int]
    cause: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    transcript: Mapped[Transcript] = relationship(back_populates="revisions")
    turns: Mapped[list["TurnRow"]] = relationship(order_by="TurnRow.position")


class TurnRow(Model):
    """A turn as given. `agent_id` is its author where an agent speaks."""

    __tablename__ = "turn"
    __table_args__ = (UniqueConstraint("revision_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    position: Mapped[int]
    speaker: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20), default="message")
    author: Mapped[str | None] = mapped_column(String(255))
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agent.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    seconds: Mapped[float | None]
    end_seconds: Mapped[float | None]
    at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    agent: Mapped[Agent | None] = relationship()


class AnalysisRow(Model):
    """What one version of the engine said about one revision.

    `settings_hash` tells the team's settings that it worked with ("": its own defaults).
    """

    __tablename__ = "analysis"
    __table_args__ = (
        UniqueConstraint(
            "revision_id", "engine_version", "lexicon_hash", "settings_hash", name="uq_analysis_made_with"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    engine_version: Mapped[str] = mapped_column(String(20))
    lexicon_hash: Mapped[str] = mapped_column(String(64))
    settings_hash: Mapped[str] = mapped_column(String(32), default="")
    language: Mapped[str | None] = mapped_column(String(10))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    measures: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    verdicts: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    failures: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    not_rated: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    findings: Mapped[list["FindingRow"]] = relationship(order_by="FindingRow.position")


class FindingRow(Model):
    """One finding, in the order of the analysis (`position`); `turn` is the turn's position."""

    __tablename__ = "finding"
    __table_args__ = (UniqueConstraint("analysis_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    analysis_id: Mapped[int] = mapped_column(ForeignKey("analysis.id"))
    position: Mapped[int]
    label: Mapped[str] = mapped_column(String(40), index=True)
    turn: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str] = mapped_column(Text)
    reason: Mapped[dict[str, Any]] = mapped_column(JSON)
    suggestion: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    check: Mapped[str] = mapped_column(String(40))
    check_version: Mapped[str] = mapped_column(String(20))
    verdict: Mapped["FindingVerdict | None"] = relationship(back_populates="finding", uselist=False)


class FindingVerdict(Model):
    """A reviewer rejects a finding as wrong. Taking it back removes the row; the audit keeps both steps."""

    __tablename__ = "finding_verdict"

    id: Mapped[int] = mapped_column(primary_key=True)
    finding_id: Mapped[int] = mapped_column(ForeignKey("finding.id"), unique=True)
    verdict: Mapped[str] = mapped_column(String(20))
    by: Mapped[int] = mapped_column(ForeignKey("user.id"))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    finding: Mapped[FindingRow] = relationship(back_populates="verdict")

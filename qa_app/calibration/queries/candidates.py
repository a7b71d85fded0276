"""Conversations that a facilitator may choose by hand."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from qa_app.accounts.models import Agent
from qa_app.calibration.models import CalibrationItem
from qa_app.core.database import db
from qa_app.core.permissions import Viewer
from qa_app.transcripts import queries as transcripts
from qa_app.transcripts.models import Revision, Transcript, TurnRow

SHOWN = 12
# A conversation has few agents: this many rows hold at least as many conversations as are shown.
READ = 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """One agent's part in one conversation."""

    transcript_id: int
    agent_id: int
    agent: str
    conversation: str
    channel: str
    started_at: datetime


def candidates(search: str, *, viewer: Viewer) -> tuple[Candidate, ...]:
    """The newest parts that are in no session yet; `search` is a conversation's number, as lists show it."""
    seen = transcripts.visible(viewer).where(Transcript.origin == "import")
    if search:
        numbers = Transcript.external_id == search
        if search.lstrip("#").isascii() and search.lstrip("#").isdigit() and len(search) < 10:
            numbers |= Transcript.id == int(search.lstrip("#"))
        seen = seen.where(numbers)
    ids = seen.with_only_columns(Transcript.id).order_by(Transcript.started_at.desc()).limit(READ).subquery()
    rows = db.session.execute(
        select(Transcript, Agent.id, Agent.name)
        .join(Revision, Revision.transcript_id == Transcript.id)
        .join(TurnRow, TurnRow.revision_id == Revision.id)
        .join(Agent, Agent.id == TurnRow.agent_id)
        .where(Transcript.id.in_(select(ids.c.id)))
        .distinct()
        .order_by(Transcript.started_at.desc(), Transcript.id, Agent.name)
    )
    taken = known_parts()
    found = [
        Candidate(talk.id, agent_id, name, talk.external_id or f"#{talk.id}", talk.channel, talk.started_at)
        for talk, agent_id, name in rows
        if (talk.id, agent_id) not in taken and agent_id != viewer.agent_id
    ]
    return tuple(found[:SHOWN])


def known_parts() -> frozenset[tuple[int, int]]:
    """Parts that are, or were, in a session."""
    rows = db.session.execute(select(CalibrationItem.transcript_id, CalibrationItem.reviewee_id))
    return frozenset((transcript_id, agent_id) for transcript_id, agent_id in rows)

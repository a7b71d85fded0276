"""Opening a conversation: its facts and turns for a viewer, and swapping roles that came in wrong."""

from dataclasses import dataclass
from datetime import datetime

from nlp.types import Speaker, Turn, TurnKind
from qa_app.accounts import queries as people
from qa_app.accounts.queries import AgentRef
from qa_app.agreement import service as agreement
from qa_app.core import audit
from qa_app.core.database import db
from qa_app.core.errors import ConflictError, NotFoundError
from qa_app.core.jobs import queue
from qa_app.core.permissions import Permission, Viewer
from qa_app.transcripts import queries
from qa_app.transcripts.models import Revision, Transcript, TurnRow
from qa_app.transcripts.service.analysing import JOB

OTHER_SIDE = {"agent": "customer", "customer": "agent"}


@dataclass(frozen=True, slots=True)
class Facts:
    """Where a conversation came from and what is known about it."""

    id: int
    external_id: str | None
    origin: str
    team: str | None
    channel: str
    language: str | None
    reason: str | None
    phase: str | None
    customer: str | None
    started_at: datetime
    imported_at: datetime
    filename: str | None
    importer: str | None
    content_hash: str
    revision: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A conversation as read: authors are the names to show."""

    facts: Facts
    turns: tuple[Turn, ...]
    agents: tuple[AgentRef, ...]


def open_transcript(transcript_id: int, *, viewer: Viewer, at: datetime) -> Opened:
    """The conversation; the look is noted for each agent in it. NotFoundError where it is not theirs."""
    head = queries.transcript(transcript_id, viewer)
    if head is None:
        raise NotFoundError
    revision = queries.latest_revision(head.id)
    agents = tuple(agent for i in queries.agent_ids(revision) if (agent := people.agent(i)) is not None)
    if head.origin == "import":
        for agent in agents:
            agreement.log_look(
                agent.id, what="conversation", subject=f"transcript:{head.id}", viewer=viewer, at=at
            )
    return Opened(_facts(head, revision), tuple(_turn(row) for row in revision.turns), agents)


def _facts(head: Transcript, revision: Revision) -> Facts:
    return Facts(
        id=head.id,
        external_id=head.external_id,
        origin=head.origin,
        team=head.team.name if head.team else None,
        channel=head.channel,
        language=head.language,
        reason=head.reason,
        phase=head.phase,
        customer=head.customer,
        started_at=head.started_at,
        imported_at=head.imported_at,
        filename=head.source.filename if head.source else None,
        importer=f"{head.source.importer} {head.source.importer_version}" if head.source else None,
        content_hash=head.content_hash,
        revision=revision.number,
        warnings=len(head.source.problems) if head.source else 0,
    )


def _turn(row: TurnRow) -> Turn:
    name = row.agent.name if row.agent else row.author
    return Turn(
        Speaker(row.speaker), row.text, name, row.seconds, row.end_seconds, row.at, TurnKind(row.kind)
    )


def swap_roles(transcript_id: int, *, viewer: Viewer, at: datetime) -> None:
    """A new revision with agent and customer the other way round; the one before stays with its reviews.

    Raises ConflictError where no agent speaks, since then nobody could be named as the other side.
    """
    head = queries.transcript(transcript_id, viewer)
    if head is None or head.origin != "import" or not viewer.can(Permission.IMPORT_TRANSCRIPTS):
        raise NotFoundError
    before = queries.latest_revision(head.id)
    known = queries.agent_ids(before)
    if not known:
        raise ConflictError
    revision = Revision(
        transcript_id=head.id,
        number=before.number + 1,
        cause="roles_swapped",
        created_at=at,
        created_by=viewer.user_id,
    )
    revision.turns = [_swapped(row, known[0]) for row in before.turns]
    db.session.add(revision)
    db.session.flush()
    audit.record("transcript.roles_swapped", f"transcript:{head.id}", user_id=viewer.user_id, at=at)
    queue.enqueue(JOB, {"revision_ids": [revision.id]}, at=at, total=1, user_id=viewer.user_id)
    db.session.commit()


def _swapped(row: TurnRow, agent_id: int) -> TurnRow:
    speaker = OTHER_SIDE.get(row.speaker, row.speaker)
    return TurnRow(
        position=row.position,
        speaker=speaker,
        kind=row.kind,
        author=row.author,
        agent_id=agent_id if speaker == "agent" else None,
        text=row.text,
        seconds=row.seconds,
        end_seconds=row.end_seconds,
        at=row.at,
    )

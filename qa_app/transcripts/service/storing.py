"""Keeping what the importers read: each conversation once, its agents found again, its text as given."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select

from nlp.types import Speaker, Transcript
from qa_app.accounts import service as accounts
from qa_app.core import audit
from qa_app.core.database import db
from qa_app.importers.types import AgentRef, ImportedConversation, ImportResult
from qa_app.transcripts.models import Revision, Source, TurnRow
from qa_app.transcripts.models import Transcript as TranscriptRow

DEFAULT_CHANNEL = "chat"


@dataclass(frozen=True, slots=True)
class Details:
    """What a person says of an import where the source does not: it fills gaps, it overrules nothing.

    `reachable_teams` limits the teams that the source may name (None: any, new ones are made); a
    conversation of another team goes to `team_id`.
    """

    filename: str
    team_id: int | None = None
    agent: str | None = None
    channel: str | None = None
    date: datetime | None = None
    reachable_teams: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """What an import added: new revisions to analyse, and how many conversations were known already."""

    revision_ids: tuple[int, ...]
    already_known: int


def save(
    result: ImportResult,
    details: Details,
    *,
    at: datetime,
    by: int | None,
    conversations: Iterable[ImportedConversation] | None = None,
) -> Saved:
    """Store the importable conversations of a result in one transaction; nothing is stored half."""
    chosen = [
        c for c in (result.conversations if conversations is None else conversations) if c.is_importable
    ]
    already = known({identity(conversation) for conversation in chosen})
    source: Source | None = None
    revisions: list[Revision] = []
    for conversation in chosen:
        if identity(conversation) in already:
            continue
        already.add(identity(conversation))
        source = source or _source(result, details, at=at, by=by)
        revisions.append(_store(conversation, details, source=source, at=at, by=by))
    db.session.flush()
    if source is not None:
        audit.record("transcripts.imported", f"source:{source.id}", user_id=by, at=at, added=len(revisions))
    db.session.commit()
    return Saved(tuple(revision.id for revision in revisions), len(chosen) - len(revisions))


def identity(conversation: ImportedConversation) -> str:
    """What makes a conversation the same one when it comes again."""
    return f"import:{conversation.raw_hash}"


def known(identities: set[str]) -> set[str]:
    """Those of the identities that are stored already."""
    found: set[str] = set()
    wanted = sorted(identities)
    for start in range(0, len(wanted), 500):  # SQLite bounds the parameters of one statement
        part = wanted[start : start + 500]
        found.update(
            db.session.scalars(select(TranscriptRow.identity).where(TranscriptRow.identity.in_(part)))
        )
    return found


def _source(result: ImportResult, details: Details, *, at: datetime, by: int | None) -> Source:
    source = Source(
        importer=result.importer,
        importer_version=result.version,
        filename=details.filename[:255],
        file_hash=result.file_hash,
        options={"team_id": details.team_id, "channel": details.channel},
        problems=[asdict(problem) for problem in result.problems[:1000]],
        created_at=at,
        created_by=by,
    )
    db.session.add(source)
    return source


def _store(
    conversation: ImportedConversation, details: Details, *, source: Source, at: datetime, by: int | None
) -> Revision:
    started = conversation.started_at or details.date or at
    team_id = _team_id(conversation, details)
    extra = conversation.extra
    head = TranscriptRow(
        source=source,
        external_id=_cut(conversation.external_id, 255),
        identity=identity(conversation),
        content_hash=conversation.raw_hash,
        origin="import",
        team_id=team_id,
        channel=conversation.channel or details.channel or DEFAULT_CHANNEL,
        language=_cut(conversation.language, 10),
        reason=_cut(extra.get("reason"), 30),
        phase=_cut(extra.get("phase"), 30),
        contact_type=_cut(extra.get("type"), 30),
        customer=_cut(conversation.customer, 255),
        segment=_cut(extra.get("segment"), 60),
        queue=_cut(extra.get("queue"), 60),
        direction=_cut(extra.get("direction"), 20),
        site=_cut(extra.get("site"), 60),
        started_at=started,
        imported_at=at,
    )
    revision = Revision(transcript=head, number=1, cause="imported", created_at=at, created_by=by)
    agents = _agent_ids(conversation, details, team_id=team_id, started=started)
    revision.turns = turn_rows(conversation.transcript, agents)
    db.session.add(revision)
    return revision


def _cut(text: str | None, most: int) -> str | None:
    """As long as the column: PostgreSQL refuses what SQLite lets pass. The text of turns is never cut."""
    return None if text is None else text[:most]


def _team_id(conversation: ImportedConversation, details: Details) -> int | None:
    if not conversation.team:
        return details.team_id
    if details.reachable_teams is None:
        return accounts.create_team(conversation.team).id
    named = accounts.team_named(conversation.team)
    return named.id if named and named.id in details.reachable_teams else details.team_id


def _agent_ids(
    conversation: ImportedConversation, details: Details, *, team_id: int | None, started: datetime
) -> dict[str, int]:
    named = conversation.agents
    if details.agent and len(named) <= 1:
        # One unnamed or differently spelled voice: the person who imports knows whose it is.
        code = named[0].code if named else None
        named = (AgentRef(details.agent, code),)
        agent = accounts.agent_for(details.agent, code=code, team_id=team_id, since=started.date())
        return dict.fromkeys(_voices(conversation), agent.id)
    return {
        ref.name: accounts.agent_for(ref.name, code=ref.code, team_id=team_id, since=started.date()).id
        for ref in named
    }


def _voices(conversation: ImportedConversation) -> set[str]:
    return {turn.author or "" for turn in conversation.transcript.turns if turn.speaker is Speaker.AGENT}


def turn_rows(transcript: Transcript, agents: dict[str, int]) -> list[TurnRow]:
    """A row for each turn; a turn by an agent who is not in `agents` belongs to the only one there is."""
    only = next(iter(set(agents.values()))) if len(set(agents.values())) == 1 else None
    return [
        TurnRow(
            position=position,
            speaker=turn.speaker.value,
            kind=turn.kind.value,
            author=_cut(turn.author, 255),
            agent_id=agents.get(turn.author or "", only) if turn.speaker is Speaker.AGENT else None,
            text=turn.text,
            seconds=turn.seconds,
            end_seconds=turn.end_seconds,
            at=turn.at,
        )
        for position, turn in enumerate(transcript.turns)
    ]

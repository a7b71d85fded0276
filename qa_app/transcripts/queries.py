"""Reads of conversations, within what a viewer may see."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from qa_app.accounts.models import Agent
from qa_app.core.database import db
from qa_app.core.permissions import Permission, Viewer
from qa_app.transcripts.models import AnalysisRow, FindingRow, PendingImport, Revision, Transcript, TurnRow


def visible(viewer: Viewer) -> Select[Transcript]:
    """Imported conversations of the viewer's teams and the viewer's own roleplays, never others'."""
    own_roleplay = (Transcript.origin == "roleplay") & (Transcript.owner_id == viewer.user_id)
    if not viewer.can(Permission.VIEW_TRANSCRIPTS):
        return select(Transcript).where(own_roleplay)
    imported = Transcript.origin == "import"
    if not viewer.can(Permission.VIEW_ALL_TEAMS):
        imported &= Transcript.team_id.in_(viewer.team_ids)
    return select(Transcript).where(or_(imported, own_roleplay))


def pending_before(moment: datetime) -> tuple[PendingImport, ...]:
    """Uploads that nobody confirmed in time."""
    return tuple(db.session.scalars(select(PendingImport).where(PendingImport.created_at < moment)))


def transcript(transcript_id: int, viewer: Viewer) -> Transcript | None:
    """One conversation, if this viewer may see it."""
    return db.session.scalar(visible(viewer).where(Transcript.id == transcript_id))


def latest_revision(transcript_id: int) -> Revision:
    """The newest revision with its turns."""
    return db.session.scalars(
        select(Revision)
        .where(Revision.transcript_id == transcript_id)
        .order_by(Revision.number.desc())
        .options(selectinload(Revision.turns).joinedload(TurnRow.agent))
        .limit(1)
    ).one()


def analysis(analysis_id: int) -> AnalysisRow:
    """An analysis with its findings and the verdicts on them."""
    loaded = selectinload(AnalysisRow.findings).joinedload(FindingRow.verdict)
    return db.session.scalars(select(AnalysisRow).where(AnalysisRow.id == analysis_id).options(loaded)).one()


def agent_ids(revision: Revision) -> tuple[int, ...]:
    """The agents who speak in a revision, in the order of their first words."""
    return tuple(dict.fromkeys(turn.agent_id for turn in revision.turns if turn.agent_id is not None))


@dataclass(frozen=True, slots=True)
class Row:
    """A conversation in the list."""

    id: int
    external_id: str | None
    started_at: datetime
    channel: str
    team: str | None
    agents: tuple[str, ...]
    customer: str | None
    language: str | None
    turns: int


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list."""

    rows: tuple[Row, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to."""

    q: str = ""
    team_id: int | None = None
    channel: str | None = None
    language: str | None = None


PAGE_SIZE = 50


def listing(viewer: Viewer, filters: Filters, *, page: int) -> Listing:
    """Imported conversations that the viewer may see, newest first."""
    wanted = _filtered(visible(viewer).where(Transcript.origin == "import"), filters)
    total = db.session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    pages = max(-(-total // PAGE_SIZE), 1)
    page = min(max(page, 1), pages)
    heads = db.session.scalars(
        wanted.options(joinedload(Transcript.team))
        .order_by(Transcript.started_at.desc(), Transcript.id.desc())
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    ).all()
    said = _speakers([head.id for head in heads])
    return Listing(tuple(_row(head, *said.get(head.id, ([], 0))) for head in heads), total, page, pages)


def _filtered(wanted: Select[Transcript], filters: Filters) -> Select[Transcript]:
    if filters.q:
        pattern = "%" + filters.q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        named = Transcript.customer.ilike(pattern, escape="\\")
        wanted = wanted.where(named | Transcript.external_id.ilike(pattern, escape="\\"))
    if filters.team_id:
        wanted = wanted.where(Transcript.team_id == filters.team_id)
    if filters.channel:
        wanted = wanted.where(Transcript.channel == filters.channel)
    if filters.language:
        wanted = wanted.where(Transcript.language == filters.language)
    return wanted


def _row(head: Transcript, agents: list[str], turns: int) -> Row:
    return Row(
        id=head.id,
        external_id=head.external_id,
        started_at=head.started_at,
        channel=head.channel,
        team=head.team.name if head.team else None,
        agents=tuple(agents),
        customer=head.customer,
        language=head.language,
        turns=turns,
    )


def _speakers(transcript_ids: list[int]) -> dict[int, tuple[list[str], int]]:
    """Names of the agents and the number of turns of each conversation's newest revision."""
    newest = (
        select(func.max(Revision.id).label("id"))
        .where(Revision.transcript_id.in_(transcript_ids))
        .group_by(Revision.transcript_id)
        .subquery()
    )
    found = db.session.execute(
        select(Revision.transcript_id, Agent.name, func.count(TurnRow.id), func.min(TurnRow.position))
        .join(TurnRow, TurnRow.revision_id == Revision.id)
        .join(newest, newest.c.id == Revision.id)
        .outerjoin(Agent, Agent.id == TurnRow.agent_id)
        .group_by(Revision.transcript_id, Agent.name)
        .order_by(Revision.transcript_id, func.min(TurnRow.position))
    )
    said: dict[int, tuple[list[str], int]] = {}
    for transcript_id, name, turns, _first in found:
        names, count = said.get(transcript_id, ([], 0))
        said[transcript_id] = ([*names, name] if name else names, count + turns)
    return said


def waiting_for_analysis(viewer: Viewer) -> int:
    """Visible conversations whose newest revision has no analysis yet."""
    analysed = select(AnalysisRow.revision_id)
    unanalysed = select(Revision.transcript_id).where(Revision.id.not_in(analysed))
    wanted = visible(viewer).where(Transcript.origin == "import", Transcript.id.in_(unanalysed))
    return db.session.scalar(select(func.count()).select_from(wanted.subquery())) or 0

"""Reads of conversations, within what a viewer may see."""

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from qa_app.core.database import db
from qa_app.core.permissions import Permission, Viewer
from qa_app.transcripts.models import AnalysisRow, FindingRow, Revision, Transcript, TurnRow


def visible(viewer: Viewer) -> Select[Transcript]:
    """Imported conversations of the viewer's teams and the viewer's own roleplays, never others'."""
    own_roleplay = (Transcript.origin == "roleplay") & (Transcript.owner_id == viewer.user_id)
    if not viewer.can(Permission.VIEW_TRANSCRIPTS):
        return select(Transcript).where(own_roleplay)
    imported = Transcript.origin == "import"
    if not viewer.can(Permission.VIEW_ALL_TEAMS):
        imported &= Transcript.team_id.in_(viewer.team_ids)
    return select(Transcript).where(or_(imported, own_roleplay))


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

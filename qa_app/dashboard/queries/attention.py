"""Conversations that a team should look at now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from qa_app.accounts.models import Team
from qa_app.core.database import db
from qa_app.dashboard.queries.selection import Selection, conversations, reviews
from qa_app.evaluations.models import Evaluation
from qa_app.transcripts.models import AnalysisRow, FindingRow, FindingVerdict, Transcript

# Only the newest are read: a list of what is urgent needs no more.
NEWEST = 300


@dataclass(frozen=True, slots=True)
class Concern:
    """A conversation and why it is here: `gate`, `abuse` or `unresolved`. It is the case's, nobody's mark."""

    why: str
    transcript_id: int
    conversation: str
    started_at: datetime
    channel: str
    team: str | None
    evaluation_id: int | None = None


def failed_gates(selection: Selection) -> tuple[Concern, ...]:
    """Reviews in which a person judged that a critical criterion does not hold, newest first."""
    statement = (
        reviews(selection, *_CONVERSATION, Evaluation.id)
        .outerjoin(Team, Team.id == Evaluation.team_id)
        .where(Evaluation.gate == "failed")
        .order_by(Transcript.started_at.desc(), Evaluation.id.desc())
        .limit(NEWEST)
    )
    return tuple(_concern("gate", row, row[5]) for row in db.session.execute(statement))


def troubled(selection: Selection) -> tuple[Concern, ...]:
    """Conversations left unsolved or with abuse by the customer, newest first. One statement."""
    rejected = select(FindingVerdict.id).where(FindingVerdict.finding_id == FindingRow.id).exists()
    abused = (
        select(FindingRow.id)
        .where(FindingRow.analysis_id == AnalysisRow.id, FindingRow.label == "abuse", ~rejected)
        .exists()
    )
    statement = (
        conversations(selection, *_CONVERSATION, AnalysisRow.verdicts, abused)
        .outerjoin(Team, Team.id == Transcript.team_id)
        .order_by(Transcript.started_at.desc(), Transcript.id.desc())
        .limit(NEWEST)
    )
    rows = ((row, _why(row[5], abused=row[6])) for row in db.session.execute(statement))
    return tuple(_concern(why, row) for row, why in rows if why)


_CONVERSATION = (
    Transcript.id,
    Transcript.external_id,
    Transcript.started_at,
    Transcript.channel,
    Team.name,
)


def _why(verdicts: list[dict[str, Any]], *, abused: bool) -> str | None:
    if abused:
        return "abuse"
    unsolved = any(v.get("name") == "resolved" and v.get("value") == "no" for v in verdicts)
    return "unresolved" if unsolved else None


def _concern(why: str, row: Any, evaluation_id: int | None = None) -> Concern:
    # Any: a row of SQLAlchemy, read by position.
    transcript_id, external_id, started_at, channel, team = row[:5]
    return Concern(
        why, transcript_id, external_id or f"#{transcript_id}", started_at, channel, team, evaluation_id
    )

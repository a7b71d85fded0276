"""Lists of reviews, newest first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select

from qa_app.accounts.models import Agent, Team, User
from qa_app.core.database import db
from qa_app.core.permissions import Viewer
from qa_app.evaluations.models import Answer, Evaluation
from qa_app.evaluations.queries.statuses import COUNTING, HANDED_IN, OF_PEOPLE, Status
from qa_app.scorecards.models import RubricVersion
from qa_app.scorecards.queries import rubric_of
from qa_app.transcripts.models import Transcript


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review in a list. `answered` of `asked` criteria hold an answer."""

    id: int
    transcript_id: int
    kind: str
    status: str
    reviewee: str
    reviewer: str
    team: str | None
    channel: str
    started_at: datetime
    created_at: datetime
    saved_at: datetime | None
    submitted_at: datetime | None
    read_at: datetime | None
    acknowledged_at: datetime | None
    base: float | None
    band: str | None
    band_it: str | None
    answered: int
    asked: int

    def band_in(self, language: str) -> str:
        """The band word in a language, empty where nothing is rated yet."""
        return (self.band_it if language == "it" else self.band) or ""


def drafts(viewer: Viewer) -> tuple[ReviewLine, ...]:
    """The viewer's own drafts, the oldest first: they have waited longest."""
    # The index knows the latter.
    is_open = (Evaluation.status == Status.DRAFT, Evaluation.submitted_at.is_(None))
    mine = _lines().where(Evaluation.reviewer_id == viewer.user_id, *is_open)
    mine = mine.where(Evaluation.kind.in_(OF_PEOPLE))  # the others stand elsewhere
    return _read(mine.order_by(Evaluation.created_at, Evaluation.id).limit(100))


def published_by(viewer: Viewer, *, limit: int = 20) -> tuple[ReviewLine, ...]:
    """What the viewer submitted lately, with what became of it."""
    mine = _lines().where(Evaluation.reviewer_id == viewer.user_id, Evaluation.status.in_(HANDED_IN))
    mine = mine.where(Evaluation.kind.in_(OF_PEOPLE))
    return _read(mine.order_by(Evaluation.submitted_at.desc(), Evaluation.id.desc()).limit(limit))


def of_agent(agent_id: int, *, limit: int = 200) -> tuple[ReviewLine, ...]:
    """The published reviews of one person."""
    taken_back = (Evaluation.status == Status.VOIDED) & Evaluation.published_at.is_not(None)
    theirs = _lines().where(
        Evaluation.reviewee_id == agent_id,
        Evaluation.kind.in_(OF_PEOPLE),
        Evaluation.status.in_(COUNTING) | taken_back,
    )
    return _read(theirs.order_by(Evaluation.submitted_at.desc(), Evaluation.id.desc()).limit(limit))


_Columns = tuple[Evaluation, Transcript, RubricVersion, str | None, str | None, str | None, int, int]


def _lines() -> Select[*_Columns]:
    given = Answer.value.is_not(None) | Answer.not_applicable | Answer.cause.is_not(None)
    of_this = Answer.evaluation_id == Evaluation.id
    answered = select(func.count(Answer.id)).where(of_this, given).correlate(Evaluation).scalar_subquery()
    asked = select(func.count(Answer.id)).where(of_this).correlate(Evaluation).scalar_subquery()
    return (
        select(Evaluation, Transcript, RubricVersion, Agent.name, User.name, Team.name, answered, asked)
        .join(Transcript, Transcript.id == Evaluation.transcript_id)
        .join(RubricVersion, RubricVersion.id == Evaluation.rubric_version_id)
        .outerjoin(Agent, Agent.id == Evaluation.reviewee_id)
        .outerjoin(User, User.id == Evaluation.reviewer_id)
        .outerjoin(Team, Team.id == Evaluation.team_id)
    )


def _read(wanted: Select[*_Columns]) -> tuple[ReviewLine, ...]:
    return tuple(_line(row) for row in db.session.execute(wanted))


def _line(found: _Columns) -> ReviewLine:
    row, talk, version, reviewee, reviewer, team, answered, asked = found
    band = None if row.base is None else rubric_of(version).band(row.base)
    return ReviewLine(
        id=row.id,
        transcript_id=row.transcript_id,
        kind=row.kind,
        status=row.status,
        reviewee=reviewee or "",
        reviewer=reviewer or "",
        team=team,
        channel=talk.channel,
        started_at=talk.started_at,
        created_at=row.created_at,
        saved_at=row.saved_at,
        submitted_at=row.submitted_at,
        read_at=row.read_at or row.acknowledged_at,
        acknowledged_at=row.acknowledged_at,
        base=row.base,
        band=band.label.en if band else None,
        band_it=band.label.it if band else None,
        answered=answered,
        asked=asked,
    )

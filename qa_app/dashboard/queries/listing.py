"""The reviews behind a figure, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from qa_app.accounts.models import Team
from qa_app.core.database import db
from qa_app.dashboard.queries.selection import Selection, reviews
from qa_app.dashboard.queries.tallies import PillarCriterion
from qa_app.evaluations.models import Answer, Evaluation
from qa_app.transcripts.models import Transcript

PAGE = 50


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review in a list: the conversation and the score, nobody's name."""

    evaluation_id: int
    transcript_id: int
    conversation: str
    started_at: datetime
    submitted_at: datetime
    channel: str
    language: str | None
    team: str | None
    base: float
    gate: str | None
    pillar: float | None


def review_lines(
    selection: Selection,
    *,
    criteria: Sequence[PillarCriterion] = (),
    lowest: bool = False,
    page: int = 1,
    reviewee_id: int | None = None,
) -> tuple[ReviewLine, ...]:
    """One page of reviews, newest conversation first or lowest score first.

    With `criteria` the reviews that rated one of them, each with its mean, which is then also the order.
    """
    keys = [criterion.key for criterion in criteria]
    pillar = (
        select(func.avg(Answer.counts))
        .where(Answer.evaluation_id == Evaluation.id, Answer.criterion_key.in_(keys))
        .correlate(Evaluation)
        .scalar_subquery()
    )
    columns = (
        Evaluation.id, Transcript.id, Transcript.external_id, Transcript.started_at, Evaluation.submitted_at,
        Transcript.channel, Transcript.language, Team.name, Evaluation.base, Evaluation.gate, pillar,
    )  # fmt: skip
    statement = reviews(selection, *columns).outerjoin(Team, Team.id == Evaluation.team_id)
    if keys:
        statement = statement.where(_rates(keys))
    if reviewee_id is not None:
        statement = statement.where(Evaluation.reviewee_id == reviewee_id)
    score = pillar if keys else Evaluation.base
    order = (score, Evaluation.id) if lowest else (Transcript.started_at.desc(), Evaluation.id.desc())
    rows = db.session.execute(statement.order_by(*order).limit(PAGE).offset((page - 1) * PAGE))
    return tuple(ReviewLine(r[0], r[1], r[2] or f"#{r[1]}", *r[3:]) for r in rows)


def count_reviews(selection: Selection, *, criteria: Sequence[PillarCriterion] = ()) -> int:
    """How many reviews the list holds in all."""
    statement = reviews(selection, func.count(Evaluation.id))
    if criteria:
        statement = statement.where(_rates([criterion.key for criterion in criteria]))
    return db.session.scalar(statement) or 0


def _rates(keys: list[str]) -> ColumnElement[bool]:
    return Evaluation.answers.any(Answer.criterion_key.in_(keys) & Answer.counts.is_not(None))

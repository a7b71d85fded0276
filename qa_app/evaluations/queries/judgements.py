"""Judgements without their conversation: what several reviewers said of the same thing, in few queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from qa_app.core.database import db
from qa_app.evaluations.models import Answer, Evaluation
from qa_app.evaluations.queries.records import Given
from qa_app.evaluations.queries.review import given_of
from qa_app.scorecards.queries import rubric_of
from rubrics import scoring
from rubrics.schema import Rubric

# Reasons for which a criterion is out of the score by the reviewer's own say.
_OUT = frozenset({"not_applicable", "cause_outside", "not_shown"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one reviewer said of one person's part in a conversation."""

    evaluation_id: int
    transcript_id: int
    reviewee_id: int | None
    reviewer_id: int | None
    kind: str
    status: str
    submitted_at: datetime | None
    version_id: int
    rubric: Rubric
    summary: str
    answers: Mapping[str, Given]

    def percents(self) -> Mapping[str, float | None]:
        """What each criterion got, 0 to 100; None where put out of the score, absent where left open."""
        given = {key: one.as_scored() for key, one in self.answers.items()}
        scored = scoring.score(self.rubric, given).criteria
        return {one.key: one.percent for one in scored if one.percent is not None or one.why_not in _OUT}


def judgements(evaluation_ids: Iterable[int]) -> tuple[Judgement, ...]:
    """Some evaluations with their answers, in the order of their ids."""
    loaded = selectinload(Evaluation.answers).selectinload(Answer.evidence)
    rows = db.session.scalars(
        select(Evaluation)
        .where(Evaluation.id.in_(tuple(evaluation_ids)))
        .options(loaded, joinedload(Evaluation.rubric_version))
        .order_by(Evaluation.id)
    )
    return tuple(_judgement(row) for row in rows)


def _judgement(row: Evaluation) -> Judgement:
    return Judgement(
        evaluation_id=row.id,
        transcript_id=row.transcript_id,
        reviewee_id=row.reviewee_id,
        reviewer_id=row.reviewer_id,
        kind=row.kind,
        status=row.status,
        submitted_at=row.submitted_at,
        version_id=row.rubric_version_id,
        rubric=rubric_of(row.rubric_version),
        summary=row.summary,
        answers={answer.criterion_key: given_of(answer) for answer in row.answers},
    )

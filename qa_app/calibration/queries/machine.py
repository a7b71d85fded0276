"""The machine beside the reviewers: counts, so that a hundred thousand reviews cost what a hundred do."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Select, distinct, func, select

from qa_app.calibration.queries.shared import JUDGED
from qa_app.core.database import db
from qa_app.evaluations.models import Answer, Evaluation, EvaluationEvent
from qa_app.scorecards.models import RubricVersion
from qa_app.transcripts.models import FindingRow, FindingVerdict

# In these modes the reviewer saw the number before judging: agreeing with it would prove nothing.
_SHOWN_FIRST = ("assisted",)


@dataclass(frozen=True, slots=True)
class Compared:
    """Suggested against judged values of one criterion, counted; `people` were judged."""

    pairs: Counter[tuple[int, int]] = field(default_factory=Counter)
    people: int = 0


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """How many findings of one check reviewers had before them, and how many they rejected as wrong."""

    check: str
    label: str
    seen: int
    rejected: int
    people: int


def _submitted(since: datetime, *columns: Any) -> Select[Any]:
    """Any: SQLAlchemy types a select by its columns, and these are the caller's."""
    return select(*columns).where(
        Evaluation.kind == "random",
        Evaluation.status.in_(JUDGED),
        Evaluation.submitted_at >= since,
        Evaluation.mode.not_in(_SHOWN_FIRST),
    )


def compared(rubric_id: str, since: datetime) -> Mapping[str, Compared]:
    """By criterion, what the machine first suggested against what the reviewer judged in random reviews.

    A suggestion moves when a finding is rejected, towards the reviewer; what counts here is the one before.
    """
    both = (Answer.suggestion.is_not(None), Answer.value.is_not(None), Answer.not_applicable.is_(False))
    rows = db.session.execute(
        _of_rubric(rubric_id, since, Answer.criterion_key, Answer.suggestion, Answer.value, func.count())
        .where(*both)
        .group_by(Answer.criterion_key, Answer.suggestion, Answer.value)
    )
    pairs: dict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    for key, suggested, judged, count in rows:
        pairs[key][suggested, judged] += count
    _take_back_rejections(pairs, rubric_id, since)
    people = db.session.execute(
        _of_rubric(rubric_id, since, Answer.criterion_key, func.count(distinct(Evaluation.reviewee_id)))
        .where(*both)
        .group_by(Answer.criterion_key)
    )
    return {key: Compared(pairs[key], count) for key, count in people}


def _of_rubric(rubric_id: str, since: datetime, *columns: Any) -> Select[Any]:
    # Any: see `_submitted`.
    return (
        _submitted(since, *columns)
        .select_from(Evaluation)
        .join(Answer, Answer.evaluation_id == Evaluation.id)
        .join(RubricVersion, RubricVersion.id == Evaluation.rubric_version_id)
        .where(RubricVersion.rubric_id == rubric_id)
    )


def _take_back_rejections(
    pairs: dict[str, Counter[tuple[int, int]]], rubric_id: str, since: datetime
) -> None:
    """Put the suggestion before the first rejection in the place of the one after the last."""
    rejecting = ("finding_rejected", "finding_restored")
    events = db.session.execute(
        _submitted(since, EvaluationEvent.evaluation_id, EvaluationEvent.before)
        .join(Evaluation, Evaluation.id == EvaluationEvent.evaluation_id)
        .where(EvaluationEvent.action.in_(rejecting))
        .order_by(EvaluationEvent.id)
    )
    first: dict[tuple[int, str], int | None] = {}
    for evaluation_id, before in events:
        for key, suggested in before.get("suggestions", {}).items():
            first.setdefault((evaluation_id, key), suggested)
    rows = db.session.execute(
        _of_rubric(
            rubric_id, since, Evaluation.id, Answer.criterion_key, Answer.suggestion, Answer.value
        ).where(
            Evaluation.id.in_({evaluation_id for evaluation_id, _ in first}),
            Answer.value.is_not(None),
            Answer.not_applicable.is_(False),
        )
    )
    for evaluation_id, key, last, judged in rows:
        if (evaluation_id, key) not in first:
            continue
        before = first[evaluation_id, key]
        if last is not None:
            pairs[key][last, judged] -= 1
        if before is not None:
            pairs[key][before, judged] += 1


def check_records(since: datetime) -> tuple[CheckRecord, ...]:
    """Every check with its findings in conversations that were reviewed, each finding once."""
    reviewed = _submitted(since, Evaluation.analysis_id).distinct()
    reviewees = func.count(distinct(Evaluation.reviewee_id))
    rejected = func.count(distinct(FindingVerdict.finding_id))
    rows = db.session.execute(
        select(FindingRow.check, FindingRow.label, func.count(distinct(FindingRow.id)), rejected, reviewees)
        .join(Evaluation, Evaluation.analysis_id == FindingRow.analysis_id)
        .outerjoin(
            FindingVerdict,
            (FindingVerdict.finding_id == FindingRow.id) & (FindingVerdict.verdict == "rejected"),
        )
        .where(FindingRow.analysis_id.in_(reviewed))
        .group_by(FindingRow.check, FindingRow.label)
        .order_by(rejected.desc(), FindingRow.check, FindingRow.label)
    )
    return tuple(CheckRecord(*row) for row in rows)

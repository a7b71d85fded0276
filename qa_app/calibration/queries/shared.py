"""Everything that more than one reviewer judged: in sessions, and by hidden double scoring."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import distinct, func, select

from qa_app.calibration.models import CalibrationItem, CalibrationSession
from qa_app.core.database import db
from qa_app.evaluations.models import Evaluation
from qa_app.evaluations.queries import Judgement, judgements
from qa_app.evaluations.service import CALIBRATED
from qa_app.scorecards.models import RubricVersion

# A review is its writer's word once it is handed in. Those that wait for a talk are the low ones: without
# them agreement would be measured on what pleased.
JUDGED = ("submitted", "published", "acknowledged", "disputed", "kept", "revised")


@dataclass(frozen=True, slots=True)
class Subject:
    """One person's part in one conversation, judged with one rubric version by at least two reviewers.

    `session_id` is None for double scoring, which nobody met about.
    """

    session_id: int | None
    team_id: int | None
    at: datetime
    by_reviewer: Mapping[int, Judgement]


_Key = tuple[int, int | None, int, str]


def shared(rubric_id: str, since: datetime) -> tuple[Subject, ...]:
    """What was judged more than once with a rubric since a moment, in the order of the last judgement.

    Sessions count once their judgements lie on the table; double scoring once both reviews are handed in.
    """
    rows = [*_in_sessions(rubric_id, since), *_doubled(rubric_id, since)]
    by_id = {one.evaluation_id: one for one in judgements(row.id for row, _ in rows)}
    groups: dict[_Key, list[tuple[Evaluation, int | None]]] = defaultdict(list)
    for row, session_id in rows:
        groups[row.transcript_id, row.reviewee_id, row.rubric_version_id, row.kind].append((row, session_id))
    found = [_subject(group, by_id) for group in groups.values() if len(group) > 1]
    return tuple(sorted(found, key=lambda subject: subject.at))


def _subject(group: list[tuple[Evaluation, int | None]], by_id: Mapping[int, Judgement]) -> Subject:
    first, session_id = group[0]
    moments = [row.submitted_at for row, _ in group if row.submitted_at is not None]
    by_reviewer = {row.reviewer_id: by_id[row.id] for row, _ in group if row.reviewer_id is not None}
    return Subject(session_id, first.team_id, max(moments), by_reviewer)


def _in_sessions(rubric_id: str, since: datetime) -> Iterable[tuple[Evaluation, int | None]]:
    rows = db.session.execute(
        select(Evaluation, CalibrationSession.id)
        .join(
            CalibrationItem,
            (CalibrationItem.transcript_id == Evaluation.transcript_id)
            & (CalibrationItem.reviewee_id == Evaluation.reviewee_id),
        )
        .join(CalibrationSession, CalibrationSession.id == CalibrationItem.session_id)
        .join(RubricVersion, RubricVersion.id == Evaluation.rubric_version_id)
        .where(
            Evaluation.kind == "calibration",
            Evaluation.status == CALIBRATED,
            Evaluation.submitted_at >= since,
            CalibrationSession.status.in_(("discussing", "closed")),
            RubricVersion.rubric_id == rubric_id,
        )
        .order_by(Evaluation.id)
    )
    return [(row, session_id) for row, session_id in rows]


def _doubled(rubric_id: str, since: datetime) -> Iterable[tuple[Evaluation, int | None]]:
    """Random reviews of the same part with the same version by two reviewers: read off the reviews."""
    counted = (
        Evaluation.kind == "random",
        Evaluation.status.in_(JUDGED),
        Evaluation.submitted_at >= since,
        RubricVersion.rubric_id == rubric_id,
    )
    part = (Evaluation.transcript_id, Evaluation.reviewee_id, Evaluation.rubric_version_id)
    twice = (
        select(*part)
        .join(RubricVersion, RubricVersion.id == Evaluation.rubric_version_id)
        .where(*counted)
        .group_by(*part)
        .having(func.count(distinct(Evaluation.reviewer_id)) > 1)
        .subquery()
    )
    rows = db.session.scalars(
        select(Evaluation)
        .join(
            twice,
            (twice.c.transcript_id == Evaluation.transcript_id)
            & (twice.c.reviewee_id == Evaluation.reviewee_id)
            & (twice.c.rubric_version_id == Evaluation.rubric_version_id),
        )
        .join(RubricVersion, RubricVersion.id == Evaluation.rubric_version_id)
        .where(*counted)
        .order_by(Evaluation.id)
    )
    return [(row, None) for row in rows]

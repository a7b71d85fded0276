"""Submitting: what is missing is named, what counts is computed; publishing at once or after a talk."""

from datetime import date, datetime
from typing import Any

from qa_app.agreement import service as agreement
from qa_app.core import audit
from qa_app.core.clock import ZONE
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.evaluations import queries
from qa_app.evaluations.models import Evaluation
from qa_app.evaluations.queries.statuses import OF_PEOPLE, Status
from qa_app.evaluations.service.answering import check_nothing_owed, given_of
from qa_app.evaluations.service.calibrating import KIND, hand_in
from qa_app.evaluations.service.counting import count, is_low
from qa_app.evaluations.service.judging import keep, record, state_of
from qa_app.evaluations.service.life import Step
from qa_app.evaluations.service.standing import approach, conclude
from qa_app.scorecards.queries import rubric_of
from rubrics import scoring


def submit(evaluation_id: int, *, viewer: Viewer, at: datetime) -> None:
    """Hand in the viewer's draft. Raises MissingAnswersError naming what is owed; twice counts once.

    A review that is low or fails a critical criterion waits for a talk; every other one of a person is
    published at once. Self-reviews and calibrations are submitted and never published.
    """
    row = queries.draft_of(evaluation_id, viewer)
    if row is None:
        raise NotFoundError
    if row.status != Status.DRAFT:
        return
    check_nothing_owed(rubric_of(row.rubric_version), given_of(row))
    if row.kind == KIND:
        hand_in(row, viewer=viewer, at=at)
        return
    count(row)
    row.status, row.submitted_at = Status.SUBMITTED, queries.first_submitted_at(row.id) or at
    if row.kind in OF_PEOPLE and not _waits_for_talk(row):
        _publish(row, at=at)
    action = str(row.status)
    record(row, action, viewer=viewer, at=at, before={"status": Status.DRAFT}, after=snapshot(row))
    audit.record(f"review.{action}", f"review:{row.id}", user_id=viewer.user_id, at=at)
    keep(row, at=at)


def _waits_for_talk(row: Evaluation) -> bool:
    profile = agreement.profile()
    failed = profile.talk_on_critical and row.gate == scoring.Gate.FAILED
    low = is_low(rubric_of(row.rubric_version), row.base, profile.talk_bands)
    return row.talked_on is None and (failed or low)


def _publish(row: Evaluation, *, at: datetime) -> None:
    row.status, row.published_at, row.read_at = Status.PUBLISHED, at, None


def note_talk(evaluation_id: int, on: date, *, viewer: Viewer, at: datetime) -> None:
    """Somebody talked with the person on a day: now they may read it. InvalidError for a day to come."""
    row = approach(evaluation_id, Step.PUBLISH, viewer=viewer, at=at)
    judged = (row.submitted_at or row.created_at).astimezone(ZONE).date()
    if not judged <= on <= at.astimezone(ZONE).date():
        raise InvalidError(problems=("talked_on",))
    row.talked_on = on
    _publish(row, at=at)
    after = {"status": row.status, "talked_on": on.isoformat()}
    record(row, "talked", viewer=viewer, at=at, before={"status": Status.SUBMITTED}, after=after)
    audit.record("review.published", f"review:{row.id}", user_id=viewer.user_id, at=at)
    conclude(row)


def snapshot(row: Evaluation) -> dict[str, Any]:
    """A review as it stands, for the history: what it counts for and every answer in full."""
    return {
        "status": str(row.status),
        "base": row.base,
        "gate": row.gate,
        "summary": row.summary,
        "answers": {answer.criterion_key: state_of(answer) for answer in row.answers},
    }

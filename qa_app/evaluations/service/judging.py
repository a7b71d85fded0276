"""The reviewer's side of a draft: values, what does not apply, causes outside, comments."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.exc import StaleDataError

from qa_app.core.database import db
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Viewer
from qa_app.evaluations import queries
from qa_app.evaluations.models import Answer, Evaluation, EvaluationEvent
from qa_app.evaluations.service.refusals import AlreadyPublishedError, ChangedElsewhereError
from qa_app.scorecards.queries import rubric_of
from rubrics.schema import Criterion, CriterionType

CAUSES = ("policy", "product", "system")
MAX_COMMENT = 5000


@dataclass(frozen=True, slots=True)
class AnswerInput:
    """What the reviewer says of one criterion; nothing at all is an answer still owed.

    `typed` is what stands where a number is asked for and is none: it is refused and shown again.
    """

    value: int | None = None
    not_applicable: bool = False
    cause: str | None = None
    comment: str = ""
    number: float | None = None
    text: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """Answers as they stand on the page that holds version `lock`; what is not named stays."""

    lock: int
    answers: Mapping[str, AnswerInput] = field(default_factory=dict)
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """The version after saving; `changed` are the criteria that differ from before."""

    lock: int
    changed: tuple[str, ...]


def save(evaluation_id: int, changes: Changes, *, viewer: Viewer, at: datetime) -> Saved:
    """Keep the draft. Raises ChangedElsewhereError, keeping what is stored, if the page was old."""
    row = draft(evaluation_id, viewer)
    if row.lock != changes.lock:
        raise ChangedElsewhereError
    answers = {answer.criterion_key: answer for answer in row.answers}
    _check(row, changes)
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for key, given in changes.answers.items():
        old = state_of(answers[key])
        set_answer(answers[key], given)
        if state_of(answers[key]) != old:
            before[key], after[key] = old, state_of(answers[key])
    if changes.summary is not None and changes.summary != row.summary:
        before["summary"], after["summary"] = row.summary, changes.summary
        row.summary = changes.summary
    if after:
        record(row, "saved", viewer=viewer, at=at, before=before, after=after)
        keep(row, at=at)
    return Saved(row.lock, tuple(after))


def draft(evaluation_id: int, viewer: Viewer) -> Evaluation:
    """The viewer's own draft; published reviews are read-only, others' are not there."""
    row = queries.draft_of(evaluation_id, viewer)
    if row is None:
        raise NotFoundError
    if row.status != "draft":
        raise AlreadyPublishedError
    return row


def keep(row: Evaluation, *, at: datetime) -> None:
    """Commit with a new version, even where no column of the review itself changed."""
    row.saved_at = at
    flag_modified(row, "saved_at")
    try:
        db.session.commit()
    except StaleDataError as error:
        db.session.rollback()
        raise ChangedElsewhereError from error


def record(
    row: Evaluation,
    action: str,
    *,
    viewer: Viewer,
    at: datetime,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> None:
    """Write down who did what, when, before and after, in the running transaction."""
    event = EvaluationEvent(
        evaluation_id=row.id,
        at=at,
        user_id=viewer.user_id,
        action=action,
        before=dict(before),
        after=dict(after),
    )
    db.session.add(event)


def _check(row: Evaluation, changes: Changes) -> None:
    rubric = rubric_of(row.rubric_version)
    criteria = {criterion.key: criterion for criterion in rubric.criteria}
    wrong = tuple(
        key
        for key, given in changes.answers.items()
        if key not in criteria or not is_possible(criteria[key], given)
    )
    too_long = changes.summary is not None and len(changes.summary) > MAX_COMMENT
    if wrong or too_long:
        raise InvalidError(problems=(*wrong, *(("summary",) if too_long else ())))


def is_possible(criterion: Criterion, given: AnswerInput) -> bool:
    """Whether the scale, the causes and the length allow an answer."""
    values = {point.value for point in criterion.points} | {None}
    return (
        given.value in values
        and not given.typed
        and _is_possible_number(criterion, given.number)
        and (not given.text or criterion.type is CriterionType.TEXT)
        and (criterion.not_applicable or not given.not_applicable)
        and (given.cause is None or given.cause in causes_of(criterion))
        and max(len(given.comment), len(given.text)) <= MAX_COMMENT
    )


def causes_of(criterion: Criterion) -> tuple[str, ...]:
    """The causes that may be named: the criterion's own, else the general ones outside the person."""
    return tuple(cause.key for cause in criterion.causes) or CAUSES


def _is_possible_number(criterion: Criterion, number: float | None) -> bool:
    if number is None:
        return True
    return criterion.type is CriterionType.NUMBER and criterion.range_of(number) is not None


def set_answer(answer: Answer, given: AnswerInput) -> None:
    """Put what was given in the place of what stood there."""
    answer.value = None if given.not_applicable else given.value
    answer.number = None if given.not_applicable else given.number
    answer.text = "" if given.not_applicable else given.text
    answer.not_applicable = given.not_applicable
    answer.cause = given.cause
    answer.comment = given.comment


def state_of(answer: Answer) -> dict[str, Any]:
    """An answer as the history keeps it."""
    return {
        "value": answer.value,
        "number": answer.number,
        "text": answer.text,
        "not_applicable": answer.not_applicable,
        "cause": answer.cause,
        "comment": answer.comment,
    }

"""From a stored review to its standing, and the one gate before every step that changes it."""

from datetime import datetime

from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.exc import StaleDataError

from qa_app.agreement import service as agreement
from qa_app.core.database import db
from qa_app.core.errors import ForbiddenError, NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations import queries
from qa_app.evaluations.models import Evaluation, EvaluationEvent
from qa_app.evaluations.queries.statuses import OF_PEOPLE, Status
from qa_app.evaluations.service.life import MOVES, Away, Facts, Part, Standing, Step, Terms, standing
from qa_app.evaluations.service.refusals import ChangedElsewhereError, TooLateError, WrongStepError


def part_of(row: Evaluation, viewer: Viewer) -> Part | None:
    """How the viewer stands to a review. Who is judged is nothing else, whatever their other roles."""
    if viewer.agent_id is not None and viewer.agent_id == row.reviewee_id:
        return Part.REVIEWEE if viewer.can(Permission.VIEW_OWN_REVIEWS) else None
    if not viewer.can(Permission.REVIEW):
        return None
    if row.reviewer_id == viewer.user_id:
        return Part.REVIEWER
    return Part.COLLEAGUE if viewer.reaches_team(row.team_id) else None


def standing_of(row: Evaluation, *, at: datetime) -> Standing:
    """Where a review stands now."""
    away = queries.absences_of(row.reviewee_id) if row.reviewee_id is not None else ()
    facts = Facts(
        status=Status(row.status),
        submitted_at=row.submitted_at,
        published_at=row.published_at or (row.submitted_at if row.status != Status.SUBMITTED else None),
        acknowledged_at=row.acknowledged_at,
        decided_at=queries.decided_at(row.id),
        away=tuple(Away(one.from_date, one.to_date) for one in away),
    )
    profile = agreement.profile()
    return standing(facts, Terms(profile.editing_hours, profile.dispute_days), at=at)


def steps_of(row: Evaluation, viewer: Viewer, *, at: datetime) -> frozenset[Step]:
    """What the viewer may do to a review now: what the pages offer."""
    if row.kind not in OF_PEOPLE:
        return frozenset()
    part, now = part_of(row, viewer), standing_of(row, at=at)
    may = {step for (status, step), move in MOVES.items() if status == row.status and part in move.by}
    if _edit_is_over(now, at):
        may.discard(Step.REOPEN)
    if not now.is_disputable:
        may.discard(Step.DISPUTE)
    if not viewer.can(Permission.DECIDE_DISPUTES):
        may.discard(Step.DECIDE)
    return frozenset(may)


def approach(evaluation_id: int, step: Step, *, viewer: Viewer, at: datetime) -> Evaluation:
    """The review, if the viewer may take this step now.

    Raises NotFoundError for a review that is not there for the viewer, ForbiddenError for a step that is
    another person's, WrongStepError where somebody was first, TooLateError after the window.
    """
    row = queries.head_of(evaluation_id, viewer)
    if row is None or row.kind not in OF_PEOPLE:
        raise NotFoundError
    part = part_of(row, viewer)
    if not any(part in move.by for (_, one), move in MOVES.items() if one is step):
        raise ForbiddenError
    move = MOVES.get((Status(row.status), step))
    if move is None:
        raise WrongStepError(step=step, status=row.status)
    if part not in move.by:
        raise ForbiddenError
    now = standing_of(row, at=at)
    if step is Step.REOPEN and _edit_is_over(now, at):
        raise TooLateError(step=step, until=now.edit_until)
    if step is Step.DISPUTE and not now.is_disputable:
        raise TooLateError(step=step, until=now.closed_at)
    _note_closing(row, now)
    return row


def _edit_is_over(now: Standing, at: datetime) -> bool:
    return now.edit_until is None or at > now.edit_until


def _note_closing(row: Evaluation, now: Standing) -> None:
    """A review that closed because time passed says so in its history once somebody touches it again."""
    if row.status != Status.PUBLISHED or now.closed_at is None:
        return
    if not any(event.action == "closed" for event in row.events):
        db.session.add(EvaluationEvent(evaluation_id=row.id, at=now.closed_at, user_id=None, action="closed"))


def conclude(row: Evaluation) -> None:
    """Commit a step with a new version, so that of two at once one is told."""
    flag_modified(row, "status")
    try:
        db.session.commit()
    except StaleDataError as error:
        db.session.rollback()
        raise ChangedElsewhereError from error

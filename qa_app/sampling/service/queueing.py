"""The life of a queue item: opened, replaced with a reason, handed on, or gone because its ground is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from qa_app.accounts import queries as accounts
from qa_app.core import audit
from qa_app.core.clock import ZONE
from qa_app.core.database import db
from qa_app.core.errors import ConflictError, NotFoundError
from qa_app.core.permissions import Permission, Viewer
from qa_app.evaluations import service as evaluations
from qa_app.evaluations.models import Evaluation
from qa_app.sampling import queries
from qa_app.sampling.models import QueueItem, SamplingPlan
from qa_app.sampling.queries.records import settings_of
from qa_app.sampling.service import recording
from qa_app.sampling.service.refusals import ItemGoneError

OPEN_STATES = ("due", "opened")
# How long something overdue stays in the queue before it expires.
GRACE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Next:
    """Where `next` leads: a review, or nothing more is due."""

    evaluation_id: int | None


def open_item(item_id: int, *, viewer: Viewer, at: datetime) -> int:
    """The id of the review of the viewer's own item, opened now if it is not. Raises ItemGoneError."""
    row = own_item(item_id, viewer)
    if row.evaluation_id is not None:
        return row.evaluation_id
    if row.transcript_id is None:
        raise _gone(row, "deleted", at=at)
    settings = settings_of(row.cycle.settings)
    plan = db.session.get_one(SamplingPlan, row.cycle.plan_id)
    note = recording.note_for_review(row.draw, plan=plan.name, signals=tuple(row.signals))
    try:
        evaluation_id = evaluations.open_review(
            row.transcript_id,
            row.agent_id,
            row.kind,
            viewer=viewer,
            at=at,
            draw=note,
            mode=settings.mode,
            rubric=settings.rubric,
        )
    except evaluations.CeilingReachedError as error:
        raise _gone(row, "ceiling", at=at) from error
    except NotFoundError as error:
        raise _gone(row, "deleted", at=at) from error
    row.state, row.evaluation_id = "opened", evaluation_id
    _commit(row, viewer, at=at)
    return evaluation_id


def open_next(after: int | None, *, viewer: Viewer, at: datetime) -> Next:
    """The next review that is due, another than `after`; else a draft that was left; else nothing."""
    tidy(viewer.user_id, at=at)
    for item in queries.waiting(viewer):
        if after is None or item.evaluation_id != after:
            try:
                return Next(open_item(item.id, viewer=viewer, at=at))
            except ItemGoneError:
                continue
    drafts = [draft for draft in queries.draft_ids(viewer) if draft != after]
    return Next(next((draft for draft in drafts if after is None or draft > after), next(iter(drafts), None)))


def reassign(item_id: int, reviewer_id: int, *, viewer: Viewer, at: datetime) -> None:
    """Hand an item that nobody has begun to another reviewer. Raises ConflictError where that cannot be."""
    row = db.session.get(QueueItem, item_id)
    plan = None if row is None else queries.plan(row.cycle.plan_id, viewer)
    if row is None or plan is None:
        raise NotFoundError
    other = accounts.viewer_of(reviewer_id)
    fits = other is not None and queries.may_review(other, plan.settings.team_ids)
    if row.state != "due" or other is None or not fits or other.agent_id == row.agent_id:
        raise ConflictError
    before = row.reviewer_id
    row.reviewer_id = reviewer_id
    audit.record(
        "sampling.reassigned",
        f"queue_item:{row.id}",
        user_id=viewer.user_id,
        at=at,
        before=before,
        after=reviewer_id,
    )
    try:
        _commit(row, viewer, at=at)
    except IntegrityError as error:  # the other half of a pair is on that desk
        db.session.rollback()
        raise ConflictError from error


def tidy(reviewer_id: int, *, at: datetime) -> None:
    """Note what is done, and take out of a queue what has no ground any more; what was begun stays."""
    submitted = select(Evaluation.id).where(
        Evaluation.id == QueueItem.evaluation_id, Evaluation.submitted_at.is_not(None)
    )
    own = (QueueItem.reviewer_id == reviewer_id, QueueItem.state == "opened")
    done = update(QueueItem).where(*own, submitted.exists()).values(state="done")
    db.session.execute(done.execution_options(synchronize_session=False))
    day = at.astimezone(ZONE).date()
    rows = db.session.scalars(
        select(QueueItem).where(QueueItem.reviewer_id == reviewer_id, QueueItem.state == "due")
    ).all()
    gone = queries.left({row.agent_id for row in rows}, day) if rows else frozenset()
    for row in rows:
        if row.transcript_id is None:
            _close(row, "withdrawn", "deleted", at=at)
        elif row.agent_id in gone:
            _close(row, "withdrawn", "left", at=at)
        elif row.due_on < day - GRACE:
            _close(row, "expired", "late", at=at)
    db.session.commit()


def withdraw_all(plan_id: int, cause: str, *, at: datetime) -> None:
    """Take what nobody has begun out of the queues, in the running transaction."""
    rows = db.session.scalars(
        select(QueueItem).where(QueueItem.state == "due", QueueItem.cycle.has(plan_id=plan_id))
    )
    for row in rows:
        _close(row, "withdrawn", cause, at=at)


def own_item(item_id: int, viewer: Viewer) -> QueueItem:
    """An item on the viewer's own desk that still waits. Raises NotFoundError, ItemGoneError."""
    row = db.session.get(QueueItem, item_id)
    if row is None or row.reviewer_id != viewer.user_id or not viewer.can(Permission.REVIEW):
        raise NotFoundError
    if row.state not in OPEN_STATES:
        raise ItemGoneError(cause=row.cause)
    return row


def _gone(row: QueueItem, cause: str, *, at: datetime) -> ItemGoneError:
    _close(row, "withdrawn", cause, at=at)
    db.session.commit()
    return ItemGoneError(cause=cause)


def _close(row: QueueItem, state: str, cause: str, *, at: datetime) -> None:
    row.state, row.cause, row.changed_at = state, cause, at


def _commit(row: QueueItem, viewer: Viewer, *, at: datetime) -> None:
    row.changed_at, row.changed_by = at, viewer.user_id
    db.session.commit()

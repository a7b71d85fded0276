"""The life of a job in its table: waiting, running under a lease, done or failed.

The attempt's number fences: whoever lost the lease can no longer change the row.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, and_, or_, select, update

from qa_app.core.database import db
from qa_app.core.jobs import carrying
from qa_app.core.jobs.table import Job

MAX_ATTEMPTS = 5
LEASE = timedelta(minutes=2)
RETRY_AFTER = timedelta(seconds=5)
MAX_ERROR = 2000
# How long a carrier may take to bring a job before it is sent again.
OVERDUE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Claim:
    """A job that this process holds until `lease_until` unless it beats."""

    id: int
    kind: str
    payload: dict[str, Any]
    attempt: int


class LeaseLostError(RuntimeError):
    """The lease ran out and the job is another worker's, or was given up."""


def enqueue(
    kind: str, payload: dict[str, Any], *, at: datetime, total: int = 0, user_id: int | None = None
) -> int:
    """The id of a new job, part of the caller's transaction: no commit, no job."""
    job = Job(kind=kind, payload=payload, total=total, created_at=at, created_by=user_id)
    db.session.add(job)
    db.session.flush()
    carrying.send_after_commit(job.id)
    return job.id


def claim(at: datetime, lease: timedelta = LEASE, *, job_id: int | None = None) -> Claim | None:
    """Take the oldest job that is free (or that very one), or None. One statement: nobody else gets it."""
    wanted = _claimable(at) if job_id is None else and_(Job.id == job_id, _claimable(at))
    oldest = select(Job.id).where(wanted).order_by(Job.id).limit(1).with_for_update(skip_locked=True)
    taken = db.session.execute(
        update(Job)
        .where(Job.id == oldest.scalar_subquery())
        .values(state="running", attempts=Job.attempts + 1, lease_until=at + lease, heartbeat=at, error="")
        .returning(Job.id, Job.kind, Job.payload, Job.attempts)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    db.session.commit()
    return None if taken is None else Claim(taken.id, taken.kind, dict(taken.payload), taken.attempts)


def beat(claim: Claim, *, done: int, at: datetime, lease: timedelta = LEASE) -> None:
    """Keep the lease and note the progress. Raises LeaseLostError where it is no longer this claim's."""
    _change(claim, done=done, heartbeat=at, lease_until=at + lease)


def finish(claim: Claim, *, at: datetime) -> None:
    """The job is done."""
    _change(claim, state="done", done=Job.total, heartbeat=at, lease_until=None, finished_at=at)


def fail(claim: Claim, *, error: str, at: datetime) -> None:
    """This attempt failed: wait and try again, or give up after the last one."""
    last = claim.attempt >= MAX_ATTEMPTS
    _change(
        claim,
        state="failed" if last else "waiting",
        error=error[-MAX_ERROR:],
        lease_until=None if last else at + RETRY_AFTER * 2 ** (claim.attempt - 1),
        finished_at=at if last else None,
    )


def release(claim: Claim) -> None:
    """Put a job back untried, because the process is asked to stop."""
    _change(claim, state="waiting", attempts=Job.attempts - 1, lease_until=None)


def reconcile(at: datetime) -> tuple[int, ...]:
    """Give up jobs that ended every worker they met; the ids of those that a carrier should bring again."""
    db.session.execute(
        update(Job)
        .where(Job.state == "running", Job.lease_until < at, Job.attempts >= MAX_ATTEMPTS)
        .values(state="failed", lease_until=None, finished_at=at, error="the worker died at every attempt")
    )
    forgotten = or_(Job.state == "running", Job.created_at < at - OVERDUE)
    overdue = select(Job.id).where(_claimable(at), forgotten).order_by(Job.id)
    ids = tuple(db.session.scalars(overdue))
    db.session.commit()
    return ids


def _claimable(at: datetime) -> ColumnElement[bool]:
    waiting = and_(Job.state == "waiting", or_(Job.lease_until.is_(None), Job.lease_until < at))
    abandoned = and_(Job.state == "running", Job.lease_until < at)
    return and_(or_(waiting, abandoned), Job.attempts < MAX_ATTEMPTS)


def _change(claim: Claim, **values: Any) -> None:
    held = (Job.id == claim.id, Job.state == "running", Job.attempts == claim.attempt)
    statement = update(Job).where(*held).values(**values).execution_options(synchronize_session=False)
    changed = cast("CursorResult[Any]", db.session.execute(statement)).rowcount
    db.session.commit()
    if changed != 1:
        raise LeaseLostError(f"job {claim.id} is no longer held by attempt {claim.attempt}")

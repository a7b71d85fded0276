"""Doing jobs: one by id, as a carrier brings it, or one after the other straight from the table."""

import logging
import threading
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.exc import OperationalError

from qa_app.core import clock
from qa_app.core.database import db
from qa_app.core.jobs import queue, registry
from qa_app.core.jobs.queue import LEASE, Claim, LeaseLostError

Clock = Callable[[], datetime]

IDLE_SECONDS = 0.5
RECONCILE_EVERY = timedelta(seconds=30)

_log = logging.getLogger(__name__)


class StopWorkError(RuntimeError):
    """The process is asked to stop in the middle of a job."""


class Beats:
    """The progress of one claim, as its handler sees it."""

    def __init__(
        self, claim: Claim, *, lease: timedelta, now: Clock, stop: threading.Event | None = None
    ) -> None:
        self._claim = claim
        self._lease = lease
        self._now = now
        self._stop = stop

    def beat(self, done: int) -> None:
        """Keep the lease; stop here if the process is asked to."""
        if self._stop is not None and self._stop.is_set():
            raise StopWorkError
        queue.beat(self._claim, done=done, at=self._now(), lease=self._lease)


def run_job(job_id: int, *, lease: timedelta = LEASE, now: Clock = clock.now) -> bool:
    """Do one job; False where it is done, held by another worker, or not there."""
    held = queue.claim(now(), lease, job_id=job_id)
    if held is not None:
        _do(held, lease=lease, now=now)
    return held is not None


def run_next(
    *, lease: timedelta = LEASE, now: Clock = clock.now, stop: threading.Event | None = None
) -> bool:
    """Do the oldest free job; False where there is none."""
    held = queue.claim(now(), lease)
    if held is not None:
        _do(held, lease=lease, now=now, stop=stop)
    return held is not None


def run_forever(stop: threading.Event, *, lease: timedelta = LEASE, idle: float = IDLE_SECONDS) -> None:
    """Do jobs until `stop` is set. A database that is away for a while is waited for."""
    reconciled = clock.now()
    while not stop.is_set():
        try:
            if clock.now() - reconciled > RECONCILE_EVERY:
                reconciled = clock.now()
                queue.reconcile(reconciled)
            busy = run_next(lease=lease, stop=stop)
        except (OperationalError, LeaseLostError) as error:
            db.session.rollback()
            _log.warning("the job loop goes on after: %s", error)
            busy = False
        finally:
            db.session.remove()
        if not busy:
            stop.wait(idle)


def _do(claim: Claim, *, lease: timedelta, now: Clock, stop: threading.Event | None = None) -> None:
    try:
        registry.find(claim.kind)(claim.payload, Beats(claim, lease=lease, now=now, stop=stop))
        queue.finish(claim, at=now())
    except LeaseLostError as error:
        db.session.rollback()
        _log.warning("%s", error)
    except StopWorkError:
        db.session.rollback()
        queue.release(claim)
    except Exception as error:  # noqa: BLE001 - whatever a handler raises, the job says so and the loop goes on
        db.session.rollback()
        _log.exception("job %s (%s) failed at attempt %s", claim.id, claim.kind, claim.attempt)
        queue.fail(claim, error="".join(traceback.format_exception_only(error)), at=now())

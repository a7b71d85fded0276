"""Jobs in the table: taken by one, given back when their worker dies, given up after the last attempt."""

from datetime import UTC, datetime, timedelta

import pytest

from qa_app.core.database import db
from qa_app.core.jobs import queue
from qa_app.core.jobs.queue import LEASE, MAX_ATTEMPTS, LeaseLostError
from qa_app.core.jobs.table import Job

pytestmark = pytest.mark.usefixtures("context")

AT = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def enqueue(at: datetime = AT) -> int:
    job_id = queue.enqueue("test.count", {"items": [1, 2]}, at=at, total=2)
    db.session.commit()
    return job_id


def row(job_id: int) -> Job:
    db.session.expire_all()
    return db.session.get_one(Job, job_id)


def test_a_job_is_part_of_the_transaction_that_makes_it() -> None:
    queue.enqueue("test.count", {}, at=AT)
    db.session.rollback()

    assert queue.claim(AT) is None


def test_the_oldest_job_comes_first_and_only_once() -> None:
    first, second = enqueue(), enqueue()

    taken = [queue.claim(AT), queue.claim(AT), queue.claim(AT)]

    assert [claim and claim.id for claim in taken] == [first, second, None]


def test_a_job_with_an_expired_lease_is_taken_again_and_its_first_worker_learns_it() -> None:
    job_id = enqueue()
    first = queue.claim(AT)
    assert first is not None

    assert queue.claim(AT + LEASE) is None
    second = queue.claim(AT + LEASE + SECOND)

    assert second is not None
    assert (second.id, second.attempt) == (job_id, 2)
    with pytest.raises(LeaseLostError):
        queue.beat(first, done=1, at=AT + LEASE + SECOND)
    with pytest.raises(LeaseLostError):
        queue.finish(first, at=AT + LEASE + SECOND)
    assert row(job_id).state == "running"


def test_a_beat_keeps_the_lease_and_shows_the_progress() -> None:
    job_id = enqueue()
    claim = queue.claim(AT)
    assert claim is not None

    queue.beat(claim, done=1, at=AT + LEASE)

    assert queue.claim(AT + LEASE + SECOND) is None
    assert (row(job_id).done, row(job_id).heartbeat) == (1, AT + LEASE)


def test_a_finished_job_is_done_and_never_taken_again() -> None:
    job_id = enqueue()
    claim = queue.claim(AT)
    assert claim is not None

    queue.finish(claim, at=AT + SECOND)

    assert queue.claim(AT + timedelta(days=1)) is None
    assert (row(job_id).state, row(job_id).done, row(job_id).finished_at) == ("done", 2, AT + SECOND)


def test_a_job_that_fails_waits_longer_each_time_and_is_given_up_with_its_error() -> None:
    job_id, at = enqueue(), AT
    for attempt in range(1, MAX_ATTEMPTS + 1):
        claim = queue.claim(at)
        assert claim is not None, f"attempt {attempt}"
        queue.fail(claim, error=f"broken {attempt}", at=at)
        assert queue.claim(at + SECOND) is None
        at += timedelta(hours=1)

    assert (row(job_id).state, row(job_id).error) == ("failed", f"broken {MAX_ATTEMPTS}")
    assert queue.claim(at + timedelta(days=1)) is None


def test_a_job_given_back_unfinished_costs_no_attempt() -> None:
    job_id = enqueue()
    claim = queue.claim(AT)
    assert claim is not None

    queue.release(claim)

    assert (row(job_id).state, row(job_id).attempts) == ("waiting", 0)
    assert queue.claim(AT) is not None


def test_a_named_job_is_taken_by_its_number_and_no_other_instead() -> None:
    _, second = enqueue(), enqueue()

    claim = queue.claim(AT, job_id=second)

    assert claim is not None
    assert claim.id == second
    assert queue.claim(AT, job_id=second) is None
    assert queue.claim(AT, job_id=987_654) is None


def test_the_reconciler_names_what_nobody_brought_and_gives_up_what_kills_its_workers() -> None:
    forgotten, deadly, fresh = enqueue(), enqueue(), enqueue(AT + timedelta(minutes=59))
    db.session.get_one(Job, deadly).attempts = MAX_ATTEMPTS
    db.session.get_one(Job, deadly).state = "running"
    db.session.get_one(Job, deadly).lease_until = AT
    db.session.commit()

    again = queue.reconcile(AT + timedelta(minutes=59, seconds=30))

    assert again == (forgotten,)
    assert row(deadly).state == "failed"
    assert "worker" in row(deadly).error
    assert row(fresh).state == "waiting"

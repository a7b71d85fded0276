"""Doing jobs: once, whole, again after a failure; and stopping in the middle without losing anything."""

import threading
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from qa_app.core.database import db
from qa_app.core.jobs import queue, registry, worker
from qa_app.core.jobs.registry import Progress, RegistryError
from qa_app.core.jobs.table import Job

pytestmark = pytest.mark.usefixtures("context")

AT = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
DONE: list[object] = []
FAULTS: list[Exception] = []


@registry.handler("test.note")
def note(payload: Mapping[str, Any], progress: Progress) -> None:
    for done, item in enumerate(payload["items"]):
        progress.beat(done)
        if FAULTS:
            raise FAULTS.pop()
        DONE.append(item)


@pytest.fixture(autouse=True)
def _clean() -> Iterator[None]:
    yield
    DONE.clear()
    FAULTS.clear()


def enqueue(kind: str = "test.note") -> int:
    job_id = queue.enqueue(kind, {"items": [1, 2]}, at=AT, total=2)
    db.session.commit()
    return job_id


def state(job_id: int) -> str:
    db.session.expire_all()
    return db.session.get_one(Job, job_id).state


def test_a_job_brought_twice_is_done_once() -> None:
    job_id = enqueue()

    brought = [worker.run_job(job_id, now=lambda: AT), worker.run_job(job_id, now=lambda: AT)]

    assert brought == [True, False]
    assert (DONE, state(job_id)) == ([1, 2], "done")


def test_a_job_that_failed_is_done_at_the_next_attempt() -> None:
    job_id = enqueue()
    FAULTS.append(ValueError("no luck"))

    worker.run_next(now=lambda: AT)
    assert (state(job_id), db.session.get_one(Job, job_id).error.strip()) == (
        "waiting",
        "ValueError: no luck",
    )
    worker.run_next(now=lambda: AT + timedelta(minutes=1))

    assert (DONE, state(job_id)) == ([1, 2], "done")


def test_a_kind_that_nobody_handles_says_so_in_its_row() -> None:
    job_id = enqueue("test.unknown")

    worker.run_next(now=lambda: AT)

    assert "test.unknown" in db.session.get_one(Job, job_id).error


def test_a_kind_cannot_be_registered_twice() -> None:
    with pytest.raises(RegistryError):
        registry.handler("test.note")(note)


def test_a_worker_told_to_stop_gives_its_job_back() -> None:
    job_id, stop = enqueue(), threading.Event()
    stop.set()

    worker.run_next(now=lambda: AT, stop=stop)

    assert (DONE, state(job_id), db.session.get_one(Job, job_id).attempts) == ([], "waiting", 0)


def test_the_loop_does_what_is_there_and_ends_when_told(app: Flask) -> None:
    jobs, stop = [enqueue(), enqueue()], threading.Event()

    def loop() -> None:
        with app.app_context():
            worker.run_forever(stop, idle=0.02)

    thread = threading.Thread(target=loop)
    thread.start()
    for _ in range(500):
        if all(state(job_id) == "done" for job_id in jobs):
            break
        stop.wait(0.02)
    stop.set()
    thread.join(10)

    assert not thread.is_alive()
    assert DONE == [1, 2, 1, 2]

"""A worker killed in the middle of a job loses nothing: the job is done again, embedded and by a broker."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from flask import Flask

from qa_app.core import clock
from qa_app.core.config import load
from qa_app.core.database import db
from qa_app.core.jobs import queue
from qa_app.core.jobs.table import Job
from qa_app.factory import create_app
from tests.qa_app.core.job_process import KIND, LEASE
from tests.services import service_url, throwaway_database

PATIENCE = 90.0
Start = Callable[..., subprocess.Popen[bytes]]


def until(happened: Callable[[], bool], what: str) -> None:
    """Wait for something that another process does."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > deadline:
            pytest.fail(f"waited {PATIENCE:g} s in vain: {what}")
        time.sleep(0.05)


@pytest.fixture
def started(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Start]:
    """Starts worker processes and ends those that are left."""
    processes: list[subprocess.Popen[bytes]] = []

    def start(mode: str, **environ: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.qa_app.core.job_process", mode]
        environ = {**os.environ, "PILASTRI_INSTANCE": str(tmp_path / "instance"), **environ}
        processes.append(subprocess.Popen(command, env=environ, start_new_session=True))
        return processes[-1]

    yield start
    for process in processes:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def application(tmp_path: Path, **environ: str) -> Flask:
    app = create_app(load({"PILASTRI_INSTANCE": str(tmp_path / "instance"), **environ}))
    with app.app_context():
        db.create_all()
    return app


def enqueue(app: Flask, folder: Path) -> int:
    with app.app_context():
        payload = {"folder": str(folder), "items": ["first", "second"]}
        job_id = queue.enqueue(KIND, payload, at=clock.now(), total=2)
        db.session.commit()
        return job_id


def is_done(app: Flask, job_id: int) -> bool:
    with app.app_context():
        return db.session.get_one(Job, job_id).state == "done"


def close(app: Flask) -> None:
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def test_a_job_whose_worker_is_killed_is_done_again_after_its_lease(tmp_path: Path, started: Start) -> None:
    app = application(tmp_path)
    (tmp_path / "hang").touch()
    job_id = enqueue(app, tmp_path)
    victim = started("embedded")
    until((tmp_path / "hanging").exists, "the worker to be in the middle of the job")

    victim.kill()
    (tmp_path / "hang").unlink()
    killed = time.monotonic()
    started("embedded")
    until(lambda: is_done(app, job_id), "the job to be done again")

    assert time.monotonic() - killed > LEASE.total_seconds() / 2
    assert (tmp_path / "second").exists()
    with app.app_context():
        assert db.session.get_one(Job, job_id).attempts == 2
    close(app)


@pytest.mark.rabbitmq
def test_a_broker_brings_a_job_again_whose_worker_is_killed(tmp_path: Path, started: Start) -> None:
    broker = service_url("rabbitmq", "PILASTRI_TEST_BROKER_URL")
    app = application(tmp_path, PILASTRI_BROKER_URL=broker)
    (tmp_path / "hang").touch()
    victim = started("celery", PILASTRI_BROKER_URL=broker)
    job_id = enqueue(app, tmp_path)
    until((tmp_path / "hanging").exists, "the broker to bring the job")

    os.killpg(victim.pid, signal.SIGKILL)
    (tmp_path / "hang").unlink()
    started("celery", PILASTRI_BROKER_URL=broker)
    until(lambda: is_done(app, job_id), "the job to be done again")

    assert (tmp_path / "second").exists()
    close(app)


@pytest.mark.postgresql
def test_two_workers_on_postgresql_never_take_the_same_job(tmp_path: Path) -> None:
    with throwaway_database() as url:
        app = application(tmp_path, PILASTRI_DATABASE_URL=url)
        jobs = [enqueue(app, tmp_path) for _ in range(6)]
        with app.app_context():
            engine = db.engine
            with engine.connect() as other, other.begin():
                # Another worker is in the middle of taking the oldest job: its row is locked.
                other.execute(db.select(Job.id).where(Job.id == jobs[0]).with_for_update())
                claim = queue.claim(clock.now())
            assert claim is not None
            assert claim.id == jobs[1]
            taken = [queue.claim(clock.now()) for _ in range(6)]
            assert [one and one.id for one in taken] == [jobs[0], *jobs[2:], None]
        close(app)


def test_a_broker_that_is_down_keeps_nobody_from_working(tmp_path: Path) -> None:
    app = application(tmp_path, PILASTRI_BROKER_URL="amqp://guest:guest@127.0.0.1:1//")

    job_id = enqueue(app, tmp_path)

    with app.app_context():
        assert db.session.get_one(Job, job_id).state == "waiting"
    close(app)

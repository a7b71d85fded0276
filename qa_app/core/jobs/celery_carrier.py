"""Celery as a carrier: a task holds a job's id and nothing else. Part of the optional extra `scale`."""

import logging
import os
import threading
from datetime import timedelta

from celery.signals import worker_process_init
from flask import Flask

from qa_app.core import clock
from qa_app.core.database import db
from qa_app.core.jobs import carrying, queue, worker
from qa_app.core.jobs.celery_app import TASK, app_for
from qa_app.core.jobs.queue import LEASE

RECONCILE_SECONDS = 20.0

_log = logging.getLogger(__name__)


def consume(
    flask_app: Flask,
    broker_url: str,
    *,
    concurrency: int,
    lease: timedelta = LEASE,
    reconcile_every: float = RECONCILE_SECONDS,
) -> None:
    """Run jobs that the broker brings until the process is told to stop; re-send what nobody finished."""
    app = app_for(broker_url)

    @app.task(name=TASK)  # type: ignore[untyped-decorator] # Celery has no types
    def run(job_id: int) -> None:
        with flask_app.app_context():
            worker.run_job(job_id, lease=lease)

    def leave_the_parents_connections(**_: object) -> None:
        with flask_app.app_context():
            db.engine.dispose(close=False)

    worker_process_init.connect(leave_the_parents_connections, weak=False)
    stop = threading.Event()
    reconciler = threading.Thread(target=_reconcile, args=(flask_app, stop, reconcile_every), daemon=True)
    reconciler.start()
    try:
        app.Worker(
            hostname=f"pilastri-{os.getpid()}@%h",
            pool="prefork",
            concurrency=concurrency,
            loglevel="WARNING",
            quiet=True,
            without_gossip=True,
            without_mingle=True,
        ).start()
    finally:
        stop.set()


def _reconcile(flask_app: Flask, stop: threading.Event, every: float) -> None:
    while not stop.wait(every):
        try:
            with flask_app.app_context():
                for job_id in queue.reconcile(clock.now()):
                    carrying.send(job_id)
        except Exception:  # noqa: BLE001 - a thread that ended in silence would leave jobs lying for ever
            _log.exception("the reconciler goes on after an error")

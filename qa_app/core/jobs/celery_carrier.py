"""Celery as a carrier: a task holds a job's id and nothing else. Part of the optional extra `scale`."""

import os
import threading
from datetime import timedelta
from functools import lru_cache

from celery import Celery
from celery.signals import worker_process_init
from flask import Flask
from kombu.exceptions import OperationalError as BrokerDown

from qa_app.core import clock
from qa_app.core.database import db
from qa_app.core.jobs import carrying, queue, worker
from qa_app.core.jobs.queue import LEASE

__all__ = ["TASK", "BrokerDown", "app_for", "consume", "send"]

TASK = "pilastri.run_job"
RECONCILE_SECONDS = 20.0


@lru_cache(maxsize=4)
def app_for(broker_url: str) -> Celery:
    """The Celery application of a broker. Acknowledged late: a job leaves the broker once it is done."""
    app = Celery("pilastri", broker=broker_url, set_as_current=False)
    app.conf.update(
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        worker_prefetch_multiplier=1,
        task_ignore_result=True,
        task_serializer="json",
        accept_content=["json"],
        broker_connection_retry_on_startup=True,
        broker_connection_timeout=3,
        worker_hijack_root_logger=False,
        worker_send_task_events=False,
        worker_enable_remote_control=False,
        task_default_queue="pilastri",
    )
    return app


def send(job_id: int, broker_url: str) -> None:
    """Put an id into the queue; raises BrokerDown within seconds where there is no broker."""
    app_for(broker_url).send_task(TASK, args=(job_id,), retry=False)


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
        with flask_app.app_context():
            for job_id in queue.reconcile(clock.now()):
                carrying.send(job_id)

"""Celery as a carrier: a task holds a job's id and nothing else. Part of the optional extra `scale`."""

import threading
from functools import lru_cache

from celery import Celery
from flask import Flask
from kombu.exceptions import OperationalError as BrokerDown

from qa_app.core import clock
from qa_app.core.jobs import queue, worker

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


def consume(flask_app: Flask, broker_url: str, *, concurrency: int) -> None:
    """Run jobs that the broker brings until the process is told to stop; re-send what nobody finished."""
    app = app_for(broker_url)

    @app.task(name=TASK)  # type: ignore[untyped-decorator] # Celery has no types
    def run(job_id: int) -> None:
        with flask_app.app_context():
            worker.run_job(job_id)

    stop = threading.Event()
    reconciler = threading.Thread(target=_reconcile, args=(flask_app, broker_url, stop), daemon=True)
    reconciler.start()
    try:
        app.Worker(pool="prefork", concurrency=concurrency, loglevel="WARNING", quiet=True).start()
    finally:
        stop.set()


def _reconcile(flask_app: Flask, broker_url: str, stop: threading.Event) -> None:
    while not stop.wait(RECONCILE_SECONDS):
        with flask_app.app_context():
            for job_id in queue.reconcile(clock.now()):
                send(job_id, broker_url)

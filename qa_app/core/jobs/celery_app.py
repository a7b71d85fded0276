"""The Celery application, and an id put into its queue. Part of the optional extra `scale`."""

from functools import lru_cache

from celery import Celery
from kombu.exceptions import OperationalError as BrokerDown

__all__ = ["TASK", "BrokerDown", "app_for", "send"]

TASK = "pilastri.run_job"


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

"""Telling a broker, where there is one, that there is a job. Only the id travels, after the commit."""

import logging

from flask import current_app
from sqlalchemy import event
from sqlalchemy.orm import Session

from qa_app.core.database import db

_WAITING = "pilastri_jobs_to_send"
_log = logging.getLogger(__name__)


def send_after_commit(job_id: int) -> None:
    """Send the id once the running transaction is committed; a rollback forgets it."""
    if current_app.extensions["pilastri_settings"].broker_url:
        db.session().info.setdefault(_WAITING, []).append(job_id)


@event.listens_for(db.session, "after_commit")
def _send(session: Session) -> None:
    for job_id in session.info.pop(_WAITING, ()):
        send(job_id)


@event.listens_for(db.session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(_WAITING, None)


def send(job_id: int) -> None:
    """Send an id now. A broker that is down is no failure: the reconciler sends it again."""
    from qa_app.core.jobs import celery_app

    try:
        celery_app.send(job_id, current_app.extensions["pilastri_settings"].broker_url)
    except (celery_app.BrokerDown, OSError) as error:
        _log.warning("job %s was not sent, the reconciler will: %s", job_id, error)

"""`pilastri worker`: background jobs from the broker, or straight from the database."""

import signal
import threading
from types import FrameType

import click

from qa_app.cli import output
from qa_app.cli.wording import say


@click.command(help=say("worker.help"))
@click.option("--concurrency", type=click.IntRange(1, 64), default=1, show_default=True)
def worker(concurrency: int) -> None:
    """Work until SIGTERM or Ctrl-C; what is not finished is put back."""
    from qa_app.cli.processes import application, die_with_parent

    stop = threading.Event()

    def ask_to_stop(_: int, __: FrameType | None) -> None:
        stop.set()

    # Before the slow imports: a worker told to stop while it starts must not die with a traceback.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask_to_stop)
    die_with_parent()
    app = application()
    from qa_app.transcripts import tasks  # noqa: F401 - registers its jobs

    broker_url = app.extensions["pilastri_settings"].broker_url
    if broker_url is None:
        from qa_app.core.jobs.worker import run_forever

        with app.app_context():
            run_forever(stop)
        return
    try:
        from qa_app.core.jobs.celery_carrier import consume
    except ImportError:
        output.refuse(say("worker.no_celery"))
    if not stop.is_set():
        consume(app, broker_url, concurrency=concurrency)

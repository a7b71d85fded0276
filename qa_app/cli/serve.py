"""`pilastri serve`: database, web and workers on one machine, started and stopped together."""

import signal
from types import FrameType
from typing import NoReturn

import click

from qa_app.cli import output
from qa_app.cli.wording import say

DEFAULT_PORT = 8000


@click.command(help=say("serve.help"))
@click.option("--demo", is_flag=True, help=say("serve.demo_help"))
@click.option("--host", default="127.0.0.1", show_default=True, help=say("serve.host_help"))
@click.option("--port", type=click.IntRange(0, 65535), help=say("serve.port_help"))
@click.option(
    "--workers", type=click.IntRange(0, 64), default=1, show_default=True, help=say("serve.workers_help")
)
def serve(host: str, port: int | None, workers: int, *, demo: bool) -> None:
    """Serve until Ctrl-C or SIGTERM, then stop every process that was started."""
    from qa_app.cli import serving

    # SIGINT too: a shell that starts this in the background has it ignored, and Python keeps to that.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    listener = serving.listen(host, port, default=DEFAULT_PORT)
    if listener is None:
        output.refuse(say("serve.port_taken", port=port or DEFAULT_PORT))
    children = serving.Children()
    try:
        # Importing takes seconds in each process: the web's goes on while the database is made ready. Nobody
        # is told the address before both are done.
        serving.start_web(children, listener)
        logins = serving.prepare(demo=demo)
        serving.await_web(children, listener)
        serving.announce(listener, logins)
        serving.start_workers(children, workers)
        children.watch()
    except KeyboardInterrupt:
        pass
    finally:
        # A second Ctrl-C must not leave half of the processes behind.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        children.stop()
    output.complain(say("serve.stopped"))


def _interrupt(_: int, __: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt

"""`pilastri serve`: the address first, a page behind it, and after Ctrl-C nothing is left running."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from qa_app.cli.serving import listen
from tests.qa_app.cli.commands import environment

PATIENCE = 180.0


class Served:
    """A running `serve` with the lines that it has printed."""

    def __init__(self, instance: Path, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "qa_app.cli", "serve", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=instance,
            env=environment(instance),
            start_new_session=True,
            # As a shell starts it with `&`: interrupts ignored until serve says otherwise.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),  # noqa: PLW1509 - no threads yet
        )
        assert self.process.stdout is not None
        watchdog = threading.Timer(PATIENCE, self.process.kill)
        watchdog.start()
        self.address = self.process.stdout.readline().strip()
        watchdog.cancel()

    def status(self, path: str) -> int:
        """The status of a page."""
        url = urlsplit(self.address)
        connection = http.client.HTTPConnection(str(url.hostname), url.port, timeout=30)
        connection.request("GET", path)
        status = connection.getresponse().status
        connection.close()
        return status

    def members(self) -> list[int]:
        """Every process of its session that is alive."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    session = (entry / "stat").read_text().rpartition(")")[2].split()
                except (FileNotFoundError, ProcessLookupError):
                    continue
                if session[0] != "Z" and session[3] == str(self.process.pid):
                    found.append(int(entry.name))
        return found

    def end(self) -> None:
        """Kill whatever is left."""
        for pid in self.members():
            os.kill(pid, signal.SIGKILL)
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    running = Served(tmp_path, "--port", "0")
    yield running
    running.end()


def test_the_first_line_is_an_address_that_answers_and_ctrl_c_ends_everything(served: Served) -> None:
    assert served.address.startswith("http://127.0.0.1:")
    assert served.status("/sign-in") == 200
    deadline = time.monotonic() + 30
    while len(served.members()) < 5 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(served.members()) >= 5, "serve, gunicorn, its two workers and the job worker"

    served.process.send_signal(signal.SIGINT)

    assert served.process.wait(30) == 0
    assert served.members() == []


def test_when_serve_is_killed_its_processes_end_too(served: Served) -> None:
    served.process.kill()
    served.process.wait()

    deadline = time.monotonic() + 60
    while served.members() and time.monotonic() < deadline:
        time.sleep(0.2)
    assert served.members() == []


def test_a_taken_port_is_refused_when_asked_for_and_passed_over_otherwise() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        assert listen("127.0.0.1", port, default=port) is None
        other = listen("127.0.0.1", None, default=port)
        assert other is not None
        assert other.getsockname()[1] != port
        other.close()

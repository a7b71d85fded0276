"""The parts of `serve`: the socket, the database made ready, the processes and their end."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from qa_app.cli import output
from qa_app.cli.processes import PARENT, application, upgrade_database
from qa_app.cli.wording import say
from qa_app.demo.state import Login

TRIED_PORTS = 100
START_SECONDS = 120.0
STOP_SECONDS = 8.0
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - compared with, not bound to


def listen(host: str, port: int | None, *, default: int) -> socket.socket | None:
    """A listening socket: on that port or None; without one, on the default or the next free port."""
    wanted = [port] if port is not None else [*range(default, default + TRIED_PORTS), 0]
    for number in wanted:
        try:
            return socket.create_server((host, number), backlog=512)
        except OSError:
            continue
    return None


def prepare(*, demo: bool) -> tuple[Login, ...]:
    """The database brought up to date with roles and rubrics in it; the logins of the demonstration data."""
    from qa_app.accounts import service as accounts
    from qa_app.core import clock
    from qa_app.demo import loading
    from qa_app.scorecards import service as scorecards

    output.progress("serve.preparing")
    app = application()
    upgrade_database(app)
    settings = app.extensions["pilastri_settings"]
    with app.app_context():
        accounts.ensure_roles()
        scorecards.publish_library(at=clock.now())
        if demo and loading.is_wanted(settings.instance):
            output.progress("serve.loading")
            loading.load(settings.instance, at=clock.now())
        if not accounts.users():
            output.progress("serve.no_user")
    return loading.logins(settings.instance)


@dataclass
class Children:
    """The processes that were started, by name."""

    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, module: Sequence[str], *, descriptors: Sequence[int] = ()) -> None:
        """Start a module of this package as a process; -P keeps the current folder from shadowing it."""
        self.processes[name] = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", *module],
            pass_fds=descriptors,
            stdin=subprocess.DEVNULL,
            env={**os.environ, PARENT: str(os.getpid()), "OMP_NUM_THREADS": "1"},
        )

    def ended(self) -> str | None:
        """The name of a process that has ended by itself, if any."""
        return next((name for name, process in self.processes.items() if process.poll() is not None), None)

    def watch(self) -> None:
        """Wait for an interrupt. A worker that dies is started again; the end of the web is the end."""
        while True:
            time.sleep(0.5)
            name = self.ended()
            if name is None:
                continue
            died = self.processes.pop(name)
            output.progress("serve.child_died", name=name, status=died.returncode)
            if name == "web":
                raise SystemExit(output.REFUSED)
            self.start(name, WORKER)

    def stop(self) -> None:
        """End every process: asked first, killed where it does not listen."""
        for process in self.processes.values():
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in self.processes.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


WORKER = ("qa_app.cli", "worker")


def start_web(children: Children, listener: socket.socket) -> None:
    """Start the web processes on the socket."""
    descriptor = listener.fileno()
    children.start("web", ("qa_app.cli.web", str(descriptor)), descriptors=(descriptor,))


def await_web(children: Children, listener: socket.socket) -> None:
    """Come back when the web answers; leave with status 1 if it does not."""
    deadline = time.monotonic() + START_SECONDS
    while not answers(listener):
        if children.ended() or time.monotonic() > deadline:
            output.refuse(say("serve.not_up"))
        time.sleep(0.1)


def start_workers(children: Children, count: int) -> None:
    """The embedded workers; with a broker the workers run elsewhere (`pilastri worker`)."""
    if os.environ.get("PILASTRI_BROKER_URL"):
        return
    for number in range(1, count + 1):
        children.start(f"worker {number}", WORKER)


def answers(listener: socket.socket) -> bool:
    """Whether the sign-in page comes."""
    host, port = _address(listener)
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/sign-in")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def announce(listener: socket.socket, logins: Sequence[Login]) -> None:
    """The address first, then who can sign in."""
    host, port = _address(listener)
    output.line(f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}")
    if logins:
        output.line(say("serve.demo_logins"))
    for login in logins:
        output.line(f"  {login.role:<11} {login.email:<34} {login.password}")


def _address(listener: socket.socket) -> tuple[str, int]:
    host, port = listener.getsockname()[:2]
    return ("127.0.0.1" if host in EVERYWHERE else host, port)

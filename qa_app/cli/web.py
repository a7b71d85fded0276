"""The web processes: gunicorn on a socket that `serve` has opened. Run as `python -m qa_app.cli.web FD`."""

import gc
import sys
import threading
from typing import Any

from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped] # it has none

from qa_app.cli.processes import application, die_with_parent

WORKERS = 2
THREADS = 4


class Web(BaseApplication):  # type: ignore[misc] # gunicorn has no types
    """Gunicorn set up by this class alone: no file and no variable of the machine changes it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        super().__init__()

    def load_config(self) -> None:
        """Threads for waiting, processes for the cores; quiet, since the first line is the address."""
        settings = {
            "bind": f"fd://{self._descriptor}",
            "worker_class": "gthread",
            "workers": WORKERS,
            "threads": THREADS,
            "timeout": 60,
            "graceful_timeout": 3,
            "loglevel": "warning",
            "control_socket_disable": True,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The application, made in each process; what draws charts and hears replies loads meanwhile."""
        app = application()
        threading.Thread(target=_warm_up, daemon=True).start()
        return app


def _warm_up() -> None:
    from qa_app.dashboard import charts
    from qa_app.transcripts.service import analysing

    charts.warm_up()
    analysing.warm_up()
    # The word lists stay for good: looking them through for garbage took up to a third of a second of a page.
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    die_with_parent()
    Web(int(sys.argv[1])).run()

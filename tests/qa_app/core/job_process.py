"""A worker process for tests: does jobs of kind `test.write` under a lease of a second.

Each item is a file to write; `FOLDER/hang` makes it stand still in the middle, as a process does before it
is killed. Run as `python -m tests.qa_app.core.job_process embedded|celery`.
"""

import sys
import threading
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from qa_app.core.config import load
from qa_app.core.jobs import celery_carrier, worker
from qa_app.core.jobs.registry import Progress, handler
from qa_app.factory import create_app

KIND = "test.write"
LEASE = timedelta(seconds=1)


@handler(KIND)
def write(payload: Mapping[str, Any], progress: Progress) -> None:
    """Write each file of `items` into `folder`."""
    folder = Path(payload["folder"])
    for done, item in enumerate(payload["items"]):
        progress.beat(done)
        (folder / item).write_text(item)
        if (folder / "hang").exists():
            (folder / "hanging").touch()
            time.sleep(600)


if __name__ == "__main__":
    app = create_app()
    if sys.argv[1] == "celery":
        celery_carrier.consume(app, load().broker_url or "", concurrency=1, lease=LEASE, reconcile_every=1.0)
    else:
        with app.app_context():
            worker.run_forever(threading.Event(), lease=LEASE, idle=0.05)

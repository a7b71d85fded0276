"""What the command line's processes share: the application, its database, an end with their parent."""

import ctypes
import logging
import os
import signal
import sys
from collections.abc import Mapping

from flask import Flask

# Set by `serve` for the processes that it starts.
PARENT = "PILASTRI_PARENT"
_PR_SET_PDEATHSIG = 1


def application() -> Flask:
    """The application of this environment, with logs of warnings and worse as JSON lines on stderr."""
    from qa_app.core import logs
    from qa_app.factory import create_app

    logs.init(level=logging.WARNING)
    return create_app()


def upgrade_database(app: Flask) -> str:
    """Bring the tables to this version, from wherever the command is called; the revision it is at."""
    from alembic import command
    from alembic.script import ScriptDirectory

    with app.app_context():
        config = app.extensions["migrate"].migrate.get_config()
        command.upgrade(config, "head")
    return ScriptDirectory.from_config(config).get_current_head() or ""


def die_with_parent(environ: Mapping[str, str] = os.environ) -> None:
    """Let a process that `serve` started get SIGTERM when `serve` is gone, even by SIGKILL."""
    parent = environ.get(PARENT)
    if parent is None:
        return
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != int(parent):  # it was gone before we asked
        raise SystemExit(0)

"""How commands speak: results on stdout, refusals on stderr, an exit status that scripts can trust."""

import sys
from typing import NoReturn

import click

from qa_app.cli.wording import say

REFUSED = 1


def line(text: str = "") -> None:
    """One line of result, written out at once."""
    click.echo(text)
    sys.stdout.flush()


def complain(text: str) -> None:
    """One line about what was refused."""
    click.echo(text, err=True)


def refuse(text: str) -> NoReturn:
    """Say why nothing was done and leave with status 1."""
    complain(text)
    raise SystemExit(REFUSED)


def finish(*, refused: bool) -> None:
    """Leave with status 1 if some input was refused."""
    if refused:
        raise SystemExit(REFUSED)


def progress(key: str, **params: str | int) -> None:
    """How far a long command is; on stderr, so that results can be piped."""
    complain(say(key, **params))

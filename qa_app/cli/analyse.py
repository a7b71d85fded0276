"""`pilastri analyse`: labelled conversations, a line in and a line out, in the order of the input."""

import sys
from pathlib import Path
from typing import BinaryIO

import click

from qa_app.cli import output
from qa_app.cli.wording import say


@click.command(help=say("analyse.help"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format", "style", type=click.Choice(["jsonl"]), default="jsonl", help=say("analyse.format_help")
)
@click.option("--evidence", is_flag=True, help=say("analyse.evidence_help"))
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help=say("analyse.workers_help")
)
def analyse(file: Path, style: str, workers: int, *, evidence: bool) -> None:  # noqa: ARG001 - one format so far
    """Analyse a file or standard input; a bad line is named and left out, the rest goes on."""
    if str(file) == "-":
        _run(sys.stdin.buffer, "-", workers=workers, evidence=evidence)
        return
    try:
        stream = file.open("rb")
    except OSError as error:
        output.refuse(say("scenario.unreadable", file=str(file), reason=error.strerror or str(error)))
    with stream:
        _run(stream, str(file), workers=workers, evidence=evidence)


def _run(stream: BinaryIO, name: str, *, workers: int, evidence: bool) -> None:
    from qa_app.cli.annotating import annotated

    refused = False
    out = sys.stdout.buffer
    for result in annotated(stream, workers=workers, evidence=evidence):
        if result.error is None:
            out.write(result.line)
            continue
        refused = True
        out.flush()
        code, detail = result.error
        reason = say(f"analyse.{code}", detail=detail, limit=detail)
        output.complain(say("analyse.bad_line", file=name, line=result.number, reason=reason))
    out.flush()
    output.finish(refused=refused)

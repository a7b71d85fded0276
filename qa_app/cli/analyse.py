"""`pilastri analyse`: labelled conversations, a line in and a line out, in the order of the input."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from qa_app.cli import output
from qa_app.cli.wording import say

if TYPE_CHECKING:
    from nlp.canned.templates import Template
    from qa_app.cli.annotating import Settings


@click.command(help=say("analyse.help"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", type=click.Choice(["jsonl"]), expose_value=False, help=say("analyse.format_help"))
@click.option("--evidence", is_flag=True, help=say("analyse.evidence_help"))
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help=say("analyse.workers_help")
)
@click.option("--templates", type=click.Path(path_type=Path), help=say("analyse.templates_help"))
@click.option("--mine-templates", "mine", is_flag=True, help=say("analyse.mine_help"))
def analyse(file: Path, workers: int, templates: Path | None, *, evidence: bool, mine: bool) -> None:
    """Analyse a file or standard input; a bad line is named and left out, the rest goes on."""
    from qa_app.cli.annotating import Settings
    from qa_app.cli.learning import learned, rereadable

    known = _given(templates)
    with _opened(file) as opened:
        if not mine:
            _run(opened, str(file), workers, Settings(evidence, known))
            return
        with rereadable(opened) as stream:
            start = stream.tell()
            known += learned(stream)
            stream.seek(start)
            _run(stream, str(file), workers, Settings(evidence, known))


def _opened(file: Path) -> BinaryIO:
    if str(file) == "-":
        return sys.stdin.buffer
    try:
        return file.open("rb")
    except OSError as error:
        output.refuse(say("scenario.unreadable", file=str(file), reason=error.strerror or str(error)))


def _given(templates: Path | None) -> "tuple[Template, ...]":
    from qa_app.cli.learning import given

    try:
        return given(templates) if templates is not None else ()
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        output.refuse(say("scenario.unreadable", file=str(templates), reason=reason))


def _run(stream: BinaryIO, name: str, workers: int, settings: "Settings") -> None:
    from qa_app.cli.annotating import annotated

    refused = False
    out = sys.stdout.buffer
    for result in annotated(stream, workers=workers, settings=settings):
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

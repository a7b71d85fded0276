"""Transcript files from the disk through the importers, and their problems in words."""

from collections.abc import Iterable
from pathlib import Path

from qa_app.cli import output
from qa_app.cli.wording import output_language, say
from qa_app.importers import wording
from qa_app.importers.decoding import MAX_BYTES
from qa_app.importers.reading import read as read_bytes
from qa_app.importers.types import ImportOptions, ImportResult, Problem


def read(path: Path, options: ImportOptions) -> ImportResult | None:
    """What the importers make of a file; None, said on stderr, where the disk does not give it."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        unreadable(path, error)
        return None
    return read_bytes(data, path.name, options=options)


def unreadable(path: Path, error: OSError) -> None:
    """Say that the disk does not give a file."""
    output.complain(say("scenario.unreadable", file=str(path), reason=error.strerror or str(error)))


def complain(path: Path, problems: Iterable[Problem]) -> bool:
    """Say every problem on stderr; whether any of them means that something was refused."""
    refused = False
    for problem in problems:
        reason = wording.say(problem, output_language())
        if problem.line is None:
            output.complain(say("import.problem_no_line", file=str(path), reason=reason))
        else:
            output.complain(say("import.problem", file=str(path), line=problem.line, reason=reason))
        refused |= problem.severity == "error"
    return refused

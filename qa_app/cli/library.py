"""`pilastri rubric …` and `pilastri scenario …`: files checked, scenarios listed and played."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

import click

from qa_app.cli import output
from qa_app.cli.wording import output_language, say

FILES = click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
MAX_FILE = 2_000_000


class _Text(Protocol):
    def get(self, language: str) -> str: ...


class _Problem(Protocol):
    @property
    def line(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def message(self) -> _Text: ...
    @property
    def remedy(self) -> _Text: ...
    @property
    def severity(self) -> str: ...


@click.group(help=say("rubric.help"))
def rubric() -> None:
    """Commands on rubrics."""


@rubric.command("check", help=say("rubric.check_help"))
@FILES
def check_rubric(files: tuple[Path, ...]) -> None:
    """Lint rubric files."""
    from rubrics.linter import check

    _check(files, lambda text, source: check(text, source=source))


@click.group(help=say("scenario.help"))
def scenario() -> None:
    """Commands on scenarios."""


@scenario.command("check", help=say("scenario.check_help"))
@FILES
def check_scenario(files: tuple[Path, ...]) -> None:
    """Lint scenario files."""
    from scenarios.linter import check

    _check(files, lambda text, source: check(text, source=source))


@scenario.command("list", help=say("scenario.list_help"))
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help=say("scenario.format_help")
)
def list_scenarios(style: str) -> None:
    """What the library ships."""
    from scenarios.loader import library

    shipped = [
        {
            "id": found.id,
            "title": found.title.get(output_language()),
            "kind": found.kind,
            "channel": found.channel,
            "reason": found.reason,
            "difficulty": found.difficulty,
            "languages": list(found.languages),
        }
        for found in library().values()
    ]
    if style == "json":
        output.line(json.dumps(shipped, ensure_ascii=False, indent=2))
        return
    for row in shipped:
        output.line(f"{row['id']}  {row['title']}  ({row['kind']}, {row['channel']}, {row['difficulty']}/3)")


@scenario.command("play", help=say("scenario.play_help"))
@click.argument("scenario_id", metavar="ID")
@click.option(
    "--lang", type=click.Choice(["it", "en"]), default=output_language, help=say("scenario.lang_help")
)
@click.option("--replies", type=click.Path(path_type=Path), help=say("scenario.replies_help"))
@click.option("--seed", type=int, default=0, show_default=True, help=say("scenario.seed_help"))
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help=say("scenario.format_help")
)
def play(scenario_id: str, lang: str, replies: Path | None, seed: int, style: str) -> None:
    """Play a scenario with typed replies or those of a file."""
    from qa_app.cli import playing
    from scenarios.loader import library

    known = library()
    if scenario_id not in known:
        output.refuse(say("scenario.unknown", id=scenario_id, known=", ".join(known)))
    said: Iterable[str] | None = None
    if replies is not None:
        text = _text(replies)
        if text is None:
            raise SystemExit(output.REFUSED)
        said = text.splitlines()
    playing.run(known[scenario_id], said, language=lang, seed=seed, as_json=style == "json")


def _check(files: tuple[Path, ...], lint: Callable[[str, str], Iterable[_Problem]]) -> None:
    refused = False
    for path in files:
        text = _text(path)
        if text is None:
            refused = True
            continue
        problems = list(lint(text, str(path)))
        for problem in problems:
            _tell(path, problem)
        errors = [problem for problem in problems if problem.severity == "error"]
        refused |= bool(errors)
        if not problems:
            output.line(say("scenario.all_well", file=str(path)))
    output.finish(refused=refused)


def _tell(path: Path, problem: _Problem) -> None:
    language = output_language()
    words = f"{problem.code} {problem.message.get(language)} {problem.remedy.get(language)}"
    write = output.complain if problem.severity == "error" else output.line
    write(f"{path}:{problem.line}: {words}")


def _text(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_FILE + 1).decode("utf-8-sig")
    except OSError as error:
        output.complain(say("scenario.unreadable", file=str(path), reason=error.strerror or str(error)))
    except UnicodeDecodeError:
        output.complain(say("scenario.not_utf8", file=str(path)))
    return None

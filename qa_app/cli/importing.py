"""`pilastri import`: transcript files into the database; run again, it goes on where it stopped."""

from datetime import UTC, datetime
from pathlib import Path

import click

from qa_app.cli import output
from qa_app.cli.wording import say

CHANNELS = ("in_person", "phone", "email", "chat", "social", "messaging", "app")


@click.command("import", help=say("import.help"))
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@click.option("--team", help=say("import.team_help"))
@click.option("--agent", help=say("import.agent_help"))
@click.option("--date", "day", help=say("import.date_help"))
@click.option("--lang", type=click.Choice(["it", "en"]), help=say("import.lang_help"))
@click.option("--channel", type=click.Choice(CHANNELS), help=say("import.channel_help"))
@click.option("--now", "at_once", is_flag=True, help=say("import.now_help"))
def import_(paths: tuple[Path, ...], *, at_once: bool, day: str | None, **given: str | None) -> None:
    """Import every file; what cannot be read is named and the rest kept."""
    from qa_app.cli.processes import application, upgrade_database
    from qa_app.cli.storing import Gaps, Import

    gaps = Gaps(day=None if day is None else _day(day), **given)
    files = [file for path in paths for file in _files(path)]
    app = application()
    upgrade_database(app)
    with app.app_context():
        run = Import(gaps, at_once=at_once)
        for file in files:
            run.file(file)
    output.line(say("import.done", added=run.added, known=run.known, refused=run.refused))
    output.finish(refused=run.has_refused or not files)


def _day(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise click.UsageError(say("import.bad_date", text=text)) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
    if not found:
        output.complain(say("import.nothing", file=str(path)))
    return found

"""The command line. `pilastri --help` must be instant: a command's module loads when the command runs."""

import importlib
from typing import Any

import click

from qa_app.cli.wording import say

# name: (module, attribute). Kept in the order in which help shows it.
COMMANDS = {
    "serve": "qa_app.cli.serve:serve",
    "worker": "qa_app.cli.worker:worker",
    "score": "qa_app.cli.score:score",
    "analyse": "qa_app.cli.analyse:analyse",
    "import": "qa_app.cli.importing:import_",
    "rubric": "qa_app.cli.library:rubric",
    "scenario": "qa_app.cli.library:scenario",
    "db": "qa_app.cli.operations:db",
    "user": "qa_app.cli.operations:user",
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports only the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands from the texts alone."""
        with formatter.section(say("help.commands")):
            formatter.write_dl([(name, say(f"{name}.short")) for name in COMMANDS])


@click.group(
    cls=LazyGroup, help=say("help.pilastri"), context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name="pilastri", prog_name="pilastri")
def main(**_: Any) -> None:
    """The group itself does nothing."""

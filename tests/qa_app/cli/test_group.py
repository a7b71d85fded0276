"""Help is instant, in both languages, and complete."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa_app.cli import COMMANDS, main
from qa_app.cli.wording import output_language, sentences
from tests.qa_app.cli.commands import environment, pilastri

HEAVY = {"flask", "sqlalchemy", "spacy", "numpy", "pydantic", "wordfreq", "nlp", "rubrics", "werkzeug"}


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom qa_app.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment(tmp_path)
    )

    loaded = set(run.stderr.split())
    assert "import" in run.stdout
    assert loaded & HEAVY == set()
    assert len(loaded) < 300


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_help(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])

    assert result.exit_code == 0, result.output
    assert "Usage" in result.output


def test_both_languages_say_the_same_things() -> None:
    assert sentences("it").keys() == sentences("en").keys()


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "it_IT.UTF-8"}, "it"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "it_IT.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "it_CH"}, "it"),
        ({}, "en"),
    ],
)
def test_the_terminal_decides_the_language(environ: dict[str, str], language: str) -> None:
    assert output_language(environ) == language


def test_an_unknown_command_is_wrong_usage(tmp_path: Path) -> None:
    assert pilastri(tmp_path, "sing").returncode == 2


def test_a_command_speaks_italian_in_an_italian_terminal(tmp_path: Path) -> None:
    run = pilastri(tmp_path, "score", "nothing.txt", LANG="it_IT.UTF-8")

    assert "non si può leggere" in run.stderr

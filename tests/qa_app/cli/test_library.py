"""`pilastri rubric …` and `pilastri scenario …`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa_app.cli import main
from rubrics.loader import library as rubrics
from scenarios.loader import library as scenarios

ROOT = Path(__file__).parents[3]


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return CliRunner()


def test_what_ships_has_no_errors(runner: CliRunner) -> None:
    for kind, known in (("rubric", rubrics()), ("scenario", scenarios())):
        files = [str(ROOT / f"{kind}s" / "library" / f"{name}.yaml") for name in known]
        result = runner.invoke(main, [kind, "check", *files])
        assert result.exit_code == 0, result.output


def test_an_error_is_told_with_file_line_code_and_remedy(tmp_path: Path, runner: CliRunner) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("id: broken\ntitle: {it: Uno}\n", encoding="utf-8")

    result = runner.invoke(main, ["rubric", "check", str(file), str(tmp_path / "gone.yaml")])

    assert result.exit_code == 1
    assert f"{file}:2: RB" in result.stderr
    assert "gone.yaml" in result.stderr


def test_advice_is_a_result_and_no_refusal(runner: CliRunner) -> None:
    advised = ROOT / "tests" / "rubrics" / "broken" / "RB101.yaml"

    result = runner.invoke(main, ["rubric", "check", str(advised)])

    assert result.exit_code == 0
    assert "RB101" in result.stdout


def test_scenarios_are_listed_for_programs(runner: CliRunner) -> None:
    rows = json.loads(runner.invoke(main, ["scenario", "list", "--format", "json"]).output)

    assert {row["id"] for row in rows} == set(scenarios())
    assert set(rows[0]) == {"id", "title", "kind", "channel", "reason", "difficulty", "languages"}


def test_replies_of_a_file_are_played_to_the_end(tmp_path: Path, runner: CliRunner) -> None:
    scenario = next(iter(scenarios().values()))
    example = next(example for example in scenario.examples if example.outcome == "won")
    file = tmp_path / "replies.txt"
    file.write_text("\n".join(example.replies), encoding="utf-8")
    words = ["scenario", "play", scenario.id, "--lang", example.language, "--replies", str(file)]

    result = runner.invoke(main, [*words, "--format", "json"])

    played = json.loads(result.output)
    assert (result.exit_code, played["outcome"]) == (0, "won")
    assert played["ending"] in scenario.endings
    assert {"reply", "customer", "heard", "mood", "node"} <= set(played["turns"][0])
    assert runner.invoke(main, [*words, "--format", "json"]).output == result.output


def test_a_person_plays_by_typing_and_may_stop(runner: CliRunner) -> None:
    name = next(iter(scenarios()))

    result = runner.invoke(main, ["scenario", "play", name, "--lang", "en"], input="I am sorry.\n")

    assert result.exit_code == 0
    assert "Customer: " in result.output
    assert "Score: " in result.output


def test_an_unknown_scenario_is_refused_with_those_that_exist(runner: CliRunner) -> None:
    result = runner.invoke(main, ["scenario", "play", "nope"])

    assert result.exit_code == 1
    assert next(iter(scenarios())) in result.stderr

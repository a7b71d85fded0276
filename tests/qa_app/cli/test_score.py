"""`pilastri score`: a suggested score with its evidence, from a file alone."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa_app.cli import main
from tests.qa_app.cli.commands import TALK


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    file = tmp_path / "talk.txt"
    file.write_text(TALK, encoding="utf-8")
    return file


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    return CliRunner()


def test_the_band_stands_before_the_number_and_evidence_is_quoted(talk: Path, runner: CliRunner) -> None:
    result = runner.invoke(main, ["score", str(talk)])

    assert result.exit_code == 0, result.output
    assert "of 100)" in result.output
    assert "not a review" in result.output
    assert "turn 3: “signor Rossi”" in result.output
    assert "Not rated" in result.output


def test_json_holds_every_criterion_with_its_steps(talk: Path, runner: CliRunner) -> None:
    result = runner.invoke(main, ["score", str(talk), "--format", "json"])

    (scored,) = json.loads(result.output)
    (agent,) = scored["agents"]
    steps = [step for row in agent["criteria"] for step in row["steps"]]
    evidence = [found for step in steps for found in step["evidence"]]
    said = TALK.splitlines()
    assert evidence
    assert all(
        said[found["index"]].partition(": ")[2][found["start"] : found["end"]] == found["quote"]
        for found in evidence
    )
    assert all((row["value"] is None) == (row["not_rated"] is not None) for row in agent["criteria"])


def test_each_agent_of_a_hand_over_has_a_score(tmp_path: Path, runner: CliRunner) -> None:
    turns = [
        {
            "speaker": "agent",
            "author": "Ada",
            "text": "Buongiorno, sono Ada. Mi dispiace molto per il ritardo.",
        },
        {"speaker": "customer", "text": "Aspetto da una settimana!"},
        {"speaker": "agent", "author": "Bice", "text": "Sono Bice. Ho verificato: il pacco arriva domani."},
        {"speaker": "customer", "text": "Va bene, grazie."},
    ]
    file = tmp_path / "two.jsonl"
    file.write_text(json.dumps({"id": "1", "lang": "it", "turns": turns}), encoding="utf-8")

    result = runner.invoke(main, ["score", str(file), "--format", "json"])

    (scored,) = json.loads(result.output)
    assert [agent["agent"] for agent in scored["agents"]] == ["Ada", "Bice"]


def test_a_file_that_is_not_there_does_not_stop_the_others(talk: Path, runner: CliRunner) -> None:
    result = runner.invoke(main, ["score", str(talk.parent / "gone.txt"), str(talk)])

    assert result.exit_code == 1
    assert "gone.txt" in result.stderr
    assert "of 100)" in result.stdout


def test_an_empty_file_is_refused_by_name(tmp_path: Path, runner: CliRunner) -> None:
    (tmp_path / "empty.txt").touch()

    result = runner.invoke(main, ["score", str(tmp_path / "empty.txt")])

    assert result.exit_code == 1
    assert "empty.txt" in result.stderr


def test_an_unknown_rubric_is_wrong_usage(talk: Path, runner: CliRunner) -> None:
    result = runner.invoke(main, ["score", str(talk), "--rubric", "nope"])

    assert result.exit_code == 2
    assert "service_pillars" in result.stderr

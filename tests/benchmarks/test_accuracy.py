"""What `make eval` judges, and that it leaves the shipped models alone."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.accuracy import given, unseen
from benchmarks.accuracy.baselines import Analyst, ListsOnly, majority, unlabelled, vader
from nlp.corpus import fitting
from nlp.judging import linear


def agent(text: str, *labels: str) -> dict[str, Any]:
    return {"speaker": "agent", "text": text, "t": 9.0, "labels": list(labels), "jargon_terms": []}


INSULT = "This is terrible, you are an idiot"
TALK: dict[str, Any] = {
    "id": "en-1", "lang": "en", "channel": "chat",
    "turns": [
        {"speaker": "customer", "text": INSULT, "t": 0.0, "sentiment": -1, "abuse": True},
        agent("I apologise for the delay.", "apology"),
        agent("Have a great day!", "closing"),
        agent("Bye", "closing"),
    ],
    "resolved": "no", "formality": None, "pillars": {"empathy": 2},
}  # fmt: skip


def test_nothing_that_a_person_judged_is_left_before_an_analysis() -> None:
    assert set(unlabelled(TALK)) == {"id", "lang", "channel", "turns"}
    assert {key for turn in unlabelled(TALK)["turns"] for key in turn} == {"speaker", "text", "t"}


def test_the_majority_gives_everybody_the_most_frequent_answer() -> None:
    judged = majority([TALK])(TALK)
    assert [turn.get("labels") for turn in judged["turns"]] == [None, *[("closing",)] * 3]
    assert (judged["turns"][0]["sentiment"], judged["turns"][0]["abuse"]) == (-1, False)
    assert (judged["resolved"], judged["formality"], judged["pillars"]["empathy"]) == ("no", None, 2)


def test_plain_vader_says_nothing_but_a_sentiment() -> None:
    judged = vader(TALK)
    assert judged["turns"][0]["sentiment"] == -1
    assert "labels" not in judged["turns"][1]


def test_the_lists_alone_give_labels_mood_and_abuse() -> None:
    judged = ListsOnly().judged(TALK)
    assert "apology" in judged["turns"][1]["labels"]
    assert (judged["turns"][0]["sentiment"], judged["turns"][0]["abuse"], judged["resolved"]) == (
        -1,
        True,
        None,
    )


def test_the_engine_judges_as_on_the_command_line() -> None:
    judged = Analyst().judged(TALK)
    assert "closing" in judged["turns"][2]["labels"]
    assert set(judged["pillars"]) >= {"empathy", "timeliness"}


def test_a_folder_without_a_judge_holds_nothing_to_judge(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(TALK), encoding="utf-8")
    assert given.files(tmp_path) == []
    (tmp_path / given.JUDGE).write_text("", encoding="utf-8")
    assert [file.name for file in given.files(tmp_path)] == ["a.jsonl"]
    assert given.read(tmp_path / "a.jsonl") == [TALK]


def test_cross_validation_fits_models_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(fitting.OPTIONS, "maxiter", 2)
    shipped = {file.name: file.stat().st_mtime_ns for file in fitting.MODELS.iterdir()}
    before = linear.load("labels")
    unseen.cross_validate(8)
    told = capsys.readouterr().out
    assert "== it, new to the phrase lists" in told
    assert "== en, new to the phrase lists" in told
    assert told.count("plain vaderSentiment") == told.count("phrase lists only") == told.count("\nengine ")
    assert {file.name: file.stat().st_mtime_ns for file in fitting.MODELS.iterdir()} == shipped
    assert linear.load("labels").outputs == before.outputs
    assert linear.load("labels").rows.keys() == before.rows.keys()

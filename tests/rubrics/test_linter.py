"""The rubric linter names every fault by a code, its line and what to do."""

from pathlib import Path

import pytest

from rubrics.codes import CODES
from rubrics.linter import check
from rubrics.problems import Severity

HERE = Path(__file__).parent
BROKEN = sorted((HERE / "broken").glob("*.yaml"))
SMALL = (HERE / "small.yaml").read_text(encoding="utf-8")


def test_nothing_is_wrong_with_a_good_rubric():
    assert check(SMALL, source="small.yaml") == ()


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_fault_is_named_at_its_line_and_nothing_else_is(path):
    text = path.read_text(encoding="utf-8")
    marked = next(number for number, line in enumerate(text.splitlines(), 1) if line.endswith("# here"))
    problems = check(text, source=path.name)
    assert [(problem.code, problem.line, problem.file) for problem in problems] == [
        (path.stem, marked, path.name)
    ]


def test_there_is_a_broken_example_for_every_code():
    assert [path.stem for path in BROKEN] == sorted(CODES)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_message_and_remedy_are_whole_sentences_in_both_languages(path):
    (problem,) = check(path.read_text(encoding="utf-8"), source=path.name)
    for text in (problem.message, problem.remedy):
        assert text.it != text.en
        assert "{" not in text.it + text.en
        assert text.it.endswith(".")
        assert text.en.endswith(".")


def test_only_codes_from_101_on_are_advice():
    for path in BROKEN:
        (problem,) = check(path.read_text(encoding="utf-8"), source=path.name)
        assert (problem.severity is Severity.ADVICE) == (path.stem > "RB100"), path.stem


def test_several_faults_are_all_named_in_the_order_of_their_lines():
    text = SMALL.replace("weight: 60", "weight: 50").replace("pillar: professionalism", "pillar: charm")
    assert [problem.code for problem in check(text, source="x")] == ["RB012", "RB014"]


def test_weights_of_the_operation_do_not_enter_the_total():
    text = SMALL.replace(
        "    owner: agent\n    title: {it: Aiuto", "    owner: operation\n    title: {it: Aiuto"
    )
    (problem,) = check(text, source="x")
    assert problem.code == "RB014"
    assert "60" in problem.message.en


@pytest.mark.parametrize(
    "text", ["", "just words", "- a\n- list", "id: [1, 2]", "criteria: 3", "pillars: [7]"]
)
def test_a_text_that_is_no_rubric_is_refused_and_not_raised(text):
    assert check(text, source="x")


def test_a_quotation_in_a_message_cannot_flood_the_reader():
    (problem,) = check("a" * 5000 + ": 1\n" + "a" * 5000 + ": 2\n", source="x")
    assert len(problem.message.en) < 300


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ("weight: 60", "weight: 101", "Give a number no higher than 100."),
        ("weight: 60", "weight: heavy", "Give a number."),
        ("weight: 60", "weight: .nan", "Give a number."),
        ("weight: 60", "weight: nan", "Give a number."),
        ("owner: agent", "owner: boss", "Give one of these values: agent, operation."),
        ("start: 2", "start: 2.5", "Give a whole number."),
        ("id: small", "id: Small rubric", "Give lower-case letters, digits and underscores"),
        ("labels: [greeting]", "labels: greeting", "Give a list."),
        ("title: {it: Modi, en: Manners}", "title: Manners", "Give a block of keys."),
        ("points: 1", "points: 9", "Give a number no higher than 4."),
        ("points: 1", "points: 0", "Give a number no lower than 0.5."),
        ("points: 1", "points: 1.2", "Give a number in steps of 0.5."),
        ("it: Modi", "it: " + "m" * 2001, "Give a text of 2000 characters at most."),
    ],
)
def test_a_wrong_value_says_what_would_be_right(old, new, remedy):
    (problem,) = check(SMALL.replace(old, new, 1), source="x")
    assert problem.code == "RB007"
    assert problem.remedy.en.startswith(remedy)
    assert problem.remedy.it != problem.remedy.en

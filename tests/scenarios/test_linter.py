from importlib import resources

import pytest

from scenarios.linter import check
from scenarios.loader import library
from scenarios.problems import CODES
from tests.scenarios import BROKEN, SMALL

FILES = sorted(BROKEN.glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_broken_scenario_gets_its_code_and_no_other(file):
    problems = check(file.read_text(encoding="utf-8"), source=file.name)
    assert {problem.code for problem in problems} == {file.stem.split("_")[0]}
    for problem in problems:
        assert problem.file == file.name
        assert problem.line >= 1
        assert problem.message.it != problem.message.en
        assert problem.remedy.it != problem.remedy.en


def test_every_code_is_proven_by_a_broken_scenario():
    assert {file.stem.split("_")[0] for file in FILES} == set(CODES)


def test_a_problem_points_at_its_own_line():
    (problem,) = check(SMALL.replace("{to: left,", "{to: moon,"), source="x.yaml")
    assert "moon" in SMALL.replace("{to: left,", "{to: moon,").splitlines()[problem.line - 1]


def test_the_small_scenario_and_the_library_are_clean():
    assert check(SMALL, source="small.yaml") == ()
    for name in library():
        text = (resources.files("scenarios") / "library" / f"{name}.yaml").read_text(encoding="utf-8")
        assert check(text, source=name) == ()


def test_an_unknown_label_is_found_inside_any_of_and_in_a_goal():
    nested = SMALL.replace("met: {facts: [note]}", "met: {any_of: [{labels: [charm]}]}")
    assert [problem.code for problem in check(nested, source="x")] == ["SC014"]


def test_an_unknown_rubric_is_found():
    text = SMALL.replace("pillars: [empathy]", "rubric: no_such\npillars: [empathy]")
    assert [problem.code for problem in check(text, source="x")] == ["SC021"]

import pytest

from rubrics.loader import library as rubric_library
from scenarios.linter import check
from scenarios.loader import ScenarioError, content_hash, library, parse
from tests.scenarios import SMALL


def test_the_two_scenarios_of_the_library_are_there_in_both_languages():
    assert set(library()) >= {"insulted_over_a_bill", "red_light_on_the_box"}
    for scenario in library().values():
        assert scenario.title.it != scenario.title.en
        assert scenario.languages == ("it", "en")


@pytest.mark.parametrize("name", sorted(library()))
def test_a_library_scenario_is_rich_enough_to_be_worth_playing(name):
    scenario = library()[name]
    assert len(scenario.nodes) >= 8
    assert {ending.outcome for ending in scenario.endings.values()} == {"won", "partly", "lost"}
    assert scenario.rubric in rubric_library()


def test_a_broken_file_says_where_and_what_to_do():
    with pytest.raises(ScenarioError) as caught:
        parse(SMALL.replace("kind: angry", "kind: cross"), source="mine.yaml")
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.code) == ("mine.yaml", 6, "SC006")
    assert problem.remedy.it
    assert "mine.yaml:6: SC006" in str(caught.value)


def test_an_empty_file_and_a_list_are_refused_not_crashed_on():
    for text in ("", "- a\n- b\n", "just words", "\x00", "a: [" * 100):
        with pytest.raises(ScenarioError):
            parse(text, source="x.yaml")


def test_a_fault_inside_a_list_is_not_reported_as_a_list_too_short():
    codes = [p.code for p in check(SMALL.replace("pillars: [empathy]", "pillars: [charm]"), source="x")]
    assert codes == ["SC015"]


def test_the_hash_follows_the_content_and_not_the_layout():
    scenario = parse(SMALL, source="a.yaml")
    assert content_hash(parse("# a remark\n" + SMALL, source="b.yaml")) == content_hash(scenario)
    assert content_hash(parse(SMALL.replace("max_turns: 6", "max_turns: 7"), source="a")) != content_hash(
        scenario
    )

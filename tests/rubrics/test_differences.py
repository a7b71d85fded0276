"""What changed between two versions, and which trends go on."""

import pytest

from rubrics.differences import Change, Trend, compare, lineage
from rubrics.loader import library
from tests.rubrics.builders import choice, criterion, rubric, text

OLD = rubric(criterion("a", weight=50), criterion("b", weight=30), criterion("c", weight=20))


def changed(which, made=OLD, **changes):
    """A rubric with one criterion otherwise."""
    return made.with_criteria(*(c.model_copy(update=changes) if c.key == which else c for c in made.criteria))


@pytest.mark.parametrize("key", sorted(library()))
def test_a_version_does_not_differ_from_itself(key):
    found = compare(library()[key], library()[key])
    assert found.is_empty
    assert found.base_compares


@pytest.mark.parametrize(
    ("changes", "kind", "trend", "base_compares"),
    [
        ({"title": text("Other")}, Change.WORDING, Trend.GOES_ON, True),
        ({"weight": 40}, Change.WEIGHT, Trend.GOES_ON, False),
        ({"points": criterion("x", values=(1, 2, 3)).points}, Change.SCALE, Trend.BREAKS, False),
        ({"owner": "operation"}, Change.OWNER, Trend.BREAKS, False),
        ({"not_applicable": False}, Change.RULES, Trend.GOES_ON, True),
        ({"critical": "agent"}, Change.CRITICAL, Trend.GOES_ON, True),
    ],
)
def test_each_kind_of_change_is_named_with_what_becomes_of_the_trend(changes, kind, trend, base_compares):
    found = compare(OLD, changed("b", **changes))
    (difference,) = found.criteria
    assert (difference.key, difference.old_key, difference.trend) == ("b", "b", trend)
    assert kind in difference.changes
    assert found.base_compares is base_compares


def test_an_option_that_is_worth_more_breaks_the_trend_and_one_that_is_worded_anew_does_not():
    old = rubric(choice("a", {1: 0, 2: 100}))
    assert compare(old, rubric(choice("a", {1: 10, 2: 100}))).criteria[0].trend is Trend.BREAKS
    point = old.criteria[0].points[0].model_copy(update={"sentence": text("Said otherwise.")})
    reworded = old.criteria[0].model_copy(update={"points": (point, old.criteria[0].points[1])})
    (difference,) = compare(old, old.with_criteria(reworded)).criteria
    assert (difference.changes, difference.trend) == ((Change.WORDING,), Trend.GOES_ON)


def test_added_and_removed_begin_and_end():
    new = OLD.with_criteria(OLD.criteria[0], OLD.criteria[1], criterion("d", weight=20))
    found = compare(OLD, new)
    assert [(d.key, d.old_key, d.changes, d.trend) for d in found.criteria] == [
        ("d", None, (Change.ADDED,), Trend.BEGINS),
        (None, "c", (Change.REMOVED,), Trend.ENDS),
    ]
    assert not found.base_compares


def test_a_renamed_criterion_goes_on_under_its_new_key():
    new = changed("b", key="better", replaces="b")
    (difference,) = compare(OLD, new).criteria
    assert (difference.key, difference.old_key) == ("better", "b")
    assert (difference.changes, difference.trend) == ((Change.RENAMED,), Trend.GOES_ON)


def test_keys_of_every_version_lead_to_the_key_of_today():
    second = changed("b", key="better", replaces="b")
    third = changed("better", second, key="best", replaces="better")
    assert lineage([OLD, second, third]) == {
        "a": "a",
        "b": "best",
        "better": "best",
        "best": "best",
        "c": "c",
    }


def test_another_order_is_named_and_changes_no_trend():
    a, b, c = OLD.criteria
    found = compare(OLD, OLD.with_criteria(b, a, c))
    assert {d.key: d.changes for d in found.criteria} == {"a": (Change.ORDER,), "b": (Change.ORDER,)}
    assert found.base_compares

"""A rubric while it is written: everything kept, keys that stay, weights that total 100."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.loader import dump, library, parse
from rubrics.sheets import (
    Pair,
    Sheet,
    add_criterion,
    add_row,
    empty_sheet,
    fresh_key,
    judged,
    settle,
    sheet_of,
    sheet_of_text,
    sketch,
    text_of,
    yaml_of,
)
from rubrics.weights import NoRoomError, fill


@pytest.mark.parametrize("rubric_id", sorted(library()))
def test_a_rubric_passes_through_a_sheet_unchanged(rubric_id: str) -> None:
    rubric = library()[rubric_id]
    sheet = sheet_of(rubric.model_dump(mode="json", exclude_defaults=True))
    text = text_of(sheet)
    assert judged(text) == (rubric, ())
    assert yaml_of(text) == dump(rubric)
    assert sheet_of_text(dump(rubric)) == sheet
    assert parse(text, source="draft") == rubric


def test_what_is_unfinished_is_kept_and_its_places_are_named() -> None:
    text = text_of(empty_sheet("mine", Pair("Mia", "Mine")))
    rubric, problems = judged(text)
    assert rubric is None
    assert ("criteria", 0, "title", "it") in {problem.path for problem in problems}
    assert sheet_of_text(yaml_of(text)) == sheet_of_text(text)


def test_a_sketch_has_dots_where_texts_are_missing() -> None:
    rubric = sketch(text_of(settle(empty_sheet("mine", Pair("Mia", "Mine")), Sheet()).sheet))
    assert rubric is not None
    assert rubric.criteria[0].title.it == "…"
    assert sketch("- no rubric") is None


def test_keys_of_what_is_known_stay_when_titles_change() -> None:
    sheet = sheet_of(library()["customer_care"].model_dump(mode="json", exclude_defaults=True))
    line = replace(sheet.criteria[0], title=Pair("Altro", "Other"))
    changed = settle(replace(sheet, criteria=(line, *sheet.criteria[1:])), sheet).sheet
    assert changed.criteria[0].key == sheet.criteria[0].key


@pytest.mark.parametrize(
    ("title", "taken", "key"),
    [
        ("Warm greeting", (), "warm_greeting"),
        ("Warm greeting", ("warm_greeting",), "warm_greeting_2"),
        ("Perché no?", (), "perche_no"),
        ("24 hours", (), "k_24_hours"),
        ("…", (), "k"),
        ("x" * 80, (), "x" * 37),
    ],
)
def test_a_key_comes_from_a_title(title: str, taken: tuple[str, ...], key: str) -> None:
    assert fresh_key(title, taken) == key


def test_what_hangs_on_a_new_criterion_follows_its_key() -> None:
    sheet = add_criterion(empty_sheet("mine", Pair("Mia", "Mine")))
    first, second = sheet.criteria
    first = replace(first, title=Pair("Saluto", "Greeting"))
    second = replace(second, held_by=(first.key,))
    settled = settle(replace(sheet, criteria=(first, second)), sheet).sheet
    assert settled.criteria[1].held_by == ("greeting",)


def test_rows_are_added_up_to_what_a_rubric_may_have() -> None:
    sheet = empty_sheet("mine", Pair("Mia", "Mine"))
    for _ in range(20):
        sheet = add_row(sheet, "points", 0)
    assert [point.value for point in sheet.criteria[0].points] == [str(n) for n in range(1, 11)]
    assert add_row(sheet, "points", 7) == sheet
    assert add_row(sheet, "nothing", 0) == sheet


hundredths = st.integers(0, 10_000).map(lambda cents: cents / 100)


@given(st.dictionaries(st.text("abcdefgh", min_size=1), hundredths, min_size=1), st.data())
def test_shared_weights_total_100_and_kept_ones_stay(weights: dict[str, float], data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted(weights))))
    try:
        fresh = fill(weights, kept=kept)
    except NoRoomError:
        held = sum(round(weights[key] * 100) for key in kept)
        assert held > 10_000 or (kept == set(weights) and held < 10_000)
        return
    assert sum(round(weight * 100) for weight in fresh.values()) == 10_000
    assert {key: fresh[key] for key in kept} == {key: weights[key] for key in kept}
    assert min(fresh.values()) >= 0

"""The editor without JavaScript: nothing typed is lost, weights total 100, faults have their fields."""

import re

import pytest

from qa_app.core.permissions import Role
from qa_app.scorecards import queries
from rubrics.loader import library, parse
from tests.client import Client
from tests.factories import Factory
from tests.qa_app.scorecards.desk import EditorForm, fill_in, new_rubric, upload, whole_rubric

SHIPPED = sorted(library())


@pytest.fixture
def keeper(client: Client, factory: Factory) -> Client:
    return client.sign_in(factory.person(Role.REVIEWER, name="Anna"))


def begin(client: Client, rubric_id: str) -> EditorForm:
    client.get("/rubrics/")
    return EditorForm(client, client.post(f"/rubrics/of/{rubric_id}/draft").headers["Location"])


@pytest.mark.parametrize("rubric_id", SHIPPED)
def test_saving_a_page_as_it_came_changes_nothing(keeper: Client, rubric_id: str) -> None:
    form = begin(keeper, rubric_id).send()
    text = keeper.get(f"{form.path.partition('?')[0]}.yaml").text
    assert parse(text, source="download") == library()[rubric_id]


def test_the_file_that_comes_out_goes_in_and_comes_out_the_same(keeper: Client) -> None:
    form = whole_rubric(keeper)
    path = f"{form.path.partition('?')[0]}"
    first = keeper.get(f"{path}.yaml").get_data()
    keeper.post("/rubrics/import", {"file": upload(first), "instead": "y"})
    assert keeper.get(f"{path}.yaml").get_data() == first


def test_a_new_criterion_takes_its_share_and_its_key_from_its_title(keeper: Client) -> None:
    form = whole_rubric(keeper)
    assert [form[f"criteria-{n}-key"] for n in (0, 1)] == ["greeting", "solution"]
    assert [form[f"criteria-{n}-weight"] for n in (0, 1)] == ["50", "50"]
    assert "Nothing keeps this draft from being published." in form.html


def test_a_weight_set_by_hand_stays_and_the_unlocked_ones_give_way(keeper: Client) -> None:
    form = whole_rubric(keeper).send("add:criteria")
    assert [form[f"criteria-{n}-weight"] for n in range(3)] == ["33.34", "33.33", "33.33"]
    form["criteria-0-weight"] = "60"
    form.tick("criteria-1-locked")
    form = form.send()
    assert [form[f"criteria-{n}-weight"] for n in range(3)] == ["60", "33.33", "6.67"]
    assert "33.33 → 6.67" in form.html
    assert form["criteria-1-locked"] == "1"


def test_weights_that_leave_no_room_stay_as_typed_and_say_so(keeper: Client) -> None:
    form = whole_rubric(keeper)
    form["criteria-0-weight"], form["criteria-1-weight"] = "80", "70"
    form = form.send()
    assert [form[f"criteria-{n}-weight"] for n in (0, 1)] == ["80", "70"]
    assert "leaves the others no room" in form.html
    assert "RB014" in form.html


def test_a_removed_criterion_says_what_goes_and_can_come_back(keeper: Client) -> None:
    form = begin(keeper, "service_pillars")
    assert "With it: 5 sentences; its rule of suggestion; its trend" in form.html
    form.tick("criteria-0-removed")
    form = form.send("down:criteria:3")
    assert form["criteria-0-removed"] == "1"
    del form.fields["criteria-0-removed"]
    form = form.send()
    assert form["criteria-0-key"] == "prompt_replies"
    form.tick("criteria-0-removed")
    form = form.send()
    assert form["criteria-0-key"] != "prompt_replies"
    assert "gave way" in form.html


def test_removing_a_criterion_takes_along_what_hangs_on_it(keeper: Client) -> None:
    form = begin(keeper, "service_levels")
    holder = form["criteria-1-key"]
    assert any(values == [holder] for name, values in form.fields.items() if "-held_by-" in name)
    form.tick("criteria-1-removed")
    form = form.send()
    assert not any(values == [holder] for name, values in form.fields.items() if "-held_by-" in name)


def test_criteria_move_up_and_down_with_all_that_was_typed(keeper: Client) -> None:
    form = whole_rubric(keeper)
    form.write("criteria-1-title", "Rimedio", "Remedy")
    form = form.send("up:criteria:1")
    assert [form[f"criteria-{n}-title-en"] for n in (0, 1)] == ["Remedy", "Greeting"]
    assert form["criteria-0-key"] == "solution"


@pytest.mark.parametrize(
    ("kind", "field"),
    [("yes_no", "points-1-sentence-it"), ("number", "ranges-0-score"), ("choice", "points-0-score")],
)
def test_another_type_brings_its_own_fields(keeper: Client, kind: str, field: str) -> None:
    form = whole_rubric(keeper)
    form["criteria-0-type"] = kind
    form = form.send("type:criteria:0")
    assert f"criteria-0-{field}" in form.fields


def test_a_criterion_answered_in_words_weighs_nothing(keeper: Client) -> None:
    form = whole_rubric(keeper)
    form["criteria-0-type"] = "text"
    form = form.send("type:criteria:0")
    assert [form[f"criteria-{n}-weight"] for n in (0, 1)] == ["0", "100"]
    assert "Nothing keeps this draft from being published." in form.html


def test_faults_lead_to_fields_that_are_there(keeper: Client) -> None:
    form = new_rubric(keeper).send("add:criteria")
    form["criteria-0-type"] = "number"
    form["criteria-0-weight"] = "much"
    form["bands-4-at_least"] = "12"
    form["criteria-1-owner"], form["criteria-1-critical"] = "operation", "agent"
    form = form.send("type:criteria:0")
    ids = set(re.findall(r' id="([^"]+)"', form.html))
    linked = set(re.findall(r'<li><a href="#([^"]+)"', form.html))
    assert linked
    assert linked <= ids
    assert "f-criteria-0-weight" in linked
    assert form["criteria-0-weight"] == "much"


def test_what_one_typed_comes_back_where_another_saved_first(keeper: Client) -> None:
    first = whole_rubric(keeper)
    second = EditorForm(keeper, first.path)
    first.write("criteria-0-title", "Benvenuto", "Welcome")
    first.send()
    second.write("criteria-0-title", "Accoglienza", "Reception")
    back = second.refused()
    assert "This draft was saved by somebody else meanwhile" in back.html
    assert "Open the version of Anna in a new window" in back.html
    assert back["criteria-0-title-en"] == "Reception"
    assert EditorForm(keeper, first.path)["criteria-0-title-en"] == "Welcome"
    assert back.send()["criteria-0-title-en"] == "Reception"


def test_what_was_typed_survives_the_draft(keeper: Client) -> None:
    form = whole_rubric(keeper)
    form.write("criteria-0-title", "Benvenuto", "Welcome")
    keeper.post(f"{form.path.partition('?')[0]}/discard", {"lock": form["lock"]})
    saved = form.send()
    assert "What you typed is kept here as a new draft" in saved.html
    assert saved["criteria-0-title-en"] == "Welcome"


def test_a_page_of_a_draft_that_is_gone_never_writes_into_another(keeper: Client, factory: Factory) -> None:
    old = whole_rubric(keeper, "Old")
    keeper.post(f"{old.path.partition('?')[0]}/discard", {"lock": old["lock"]})
    keeper.post("/rubrics/new", {"title_it": "Nuova", "title_en": "New", "copy_of": ""})
    saved = old.send()
    assert saved["rubric_id"] == "old"
    with factory.context():
        assert {draft.rubric_id for draft in queries.drafts()} == {"old", "new"}


def test_the_rule_of_a_suggestion_is_in_words_and_stays(keeper: Client) -> None:
    form = begin(keeper, "service_pillars")
    assert "How the machine suggests a value" in form.html
    assert "The rule stays as it is" in form.html
    form.write("criteria-0-title", "Altro", "Other")
    form = form.send()
    text = keeper.get(f"{form.path.partition('?')[0]}.yaml").text
    rubric, shipped = parse(text, source="download"), library()["service_pillars"]
    assert rubric.criteria[0].suggestion == shipped.criteria[0].suggestion
    assert rubric.criteria[0].title.en == "Other"


def test_texts_longer_than_a_rubric_may_be_are_kept_on_the_page(keeper: Client) -> None:
    form = new_rubric(keeper)
    form["description-it"] = "a" * 1_000_001
    back = form.refused(status=422)
    assert "The draft is too long" in back.html
    assert len(back["description-it"]) == 1_000_001


def test_fields_that_the_page_never_had_are_not_read(keeper: Client, factory: Factory) -> None:
    form = whole_rubric(keeper)
    form["criteria-0-suggestion-start"] = "5"
    form["criteria-0-points-0-nothing"] = "x"
    form["id"] = "other"
    form["criteria-x-title-it"] = form["criteria-0-points-x-value"] = "x"
    form["criteria-0-title"] = "x"
    form = form.send()
    with factory.context():
        draft = queries.drafts()[0]
    assert "suggestion" not in draft.content
    assert draft.rubric_id == "trial"
    assert "nothing" not in draft.content
    assert [form[f"criteria-{number}-key"] for number in (0, 1)] == ["greeting", "solution"]


def test_only_those_who_write_rubrics_open_the_editor(keeper: Client, factory: Factory) -> None:
    path = new_rubric(keeper).path
    other = Client(keeper.http.application).sign_in(factory.person(Role.SUPERVISOR))
    other.get(path, status=403)
    other.get("/rubrics/new", status=403)
    assert "New rubric" not in other.get("/rubrics/").text


def test_a_condition_is_chosen_among_earlier_criteria_and_their_answers(keeper: Client) -> None:
    form = whole_rubric(keeper)
    form["criteria-1-shown_if-criterion"] = "greeting"
    form = form.send()
    assert "RB039" in form.html
    form["criteria-1-shown_if-values-0"] = "1"
    form["criteria-1-shown_if-values-1"] = "2"
    form = form.send()
    assert "RB039" not in form.html
    fill_in(form, 0, "Greeting", "Saluto")
    assert [form[f"criteria-1-shown_if-values-{n}"] for n in (0, 1)] == ["1", "2"]


def test_weights_are_written_as_the_reader_writes_numbers(keeper: Client) -> None:
    form = whole_rubric(keeper)
    keeper.post("/language", {"locale": "it", "next": "/"})
    form["criteria-0-weight"] = "62,5"
    form = form.send()
    assert [form[f"criteria-{n}-weight"] for n in (0, 1)] == ["62,5", "37,5"]
    assert "50 → 37,5" in form.html
    assert [form.send()[f"criteria-{n}-weight"] for n in (0, 1)] == ["62,5", "37,5"]

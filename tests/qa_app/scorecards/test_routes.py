"""Rubrics as those who keep them see them: lists, files, preview, trying, publishing, differences."""

import pytest

from qa_app.agreement import queries as agreement
from qa_app.core.permissions import Role
from qa_app.scorecards import queries
from rubrics.loader import dump, library
from tests.client import Client
from tests.factories import Factory
from tests.qa_app.scorecards.desk import EditorForm, new_rubric, publish, upload, whole_rubric


@pytest.fixture
def keeper(client: Client, factory: Factory) -> Client:
    client.sign_in(factory.person(Role.REVIEWER, name="Rita"))
    client.get("/rubrics/")
    return client


def draft_of(client: Client, rubric_id: str) -> EditorForm:
    return EditorForm(client, client.post(f"/rubrics/of/{rubric_id}/draft").headers["Location"])


def test_the_list_has_the_library_and_says_what_applies(keeper: Client) -> None:
    text = keeper.get("/rubrics/").text
    assert text.count("came with Pilastri") == len(library())
    assert "all that no rule names" in text
    draft_of(keeper, "customer_care")
    assert "Open the draft" in keeper.get("/rubrics/").text


def test_there_is_one_draft_of_a_rubric(keeper: Client) -> None:
    assert draft_of(keeper, "customer_care").path == draft_of(keeper, "customer_care").path


def test_a_copy_keeps_all_but_name_and_history(keeper: Client) -> None:
    form = new_rubric(keeper, "Care of mine", copy_of="customer_care")
    assert form["rubric_id"] == "care_of_mine"
    assert form["title-it"] == "Care of mine in italiano"
    assert form["criteria-0-key"] == library()["customer_care"].criteria[0].key
    assert "of a new rubric" in form.html


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title_it": "", "title_en": "Trial"}, "Give the rubric a name in both languages."),
        ({"title_it": "x" * 201, "title_en": "Trial"}, "Shorten the name to 200 characters."),
    ],
)
def test_a_new_rubric_needs_a_name_in_both_languages(
    keeper: Client, given: dict[str, str], said: str
) -> None:
    assert said in keeper.post("/rubrics/new", {**given, "copy_of": ""}, status=422).text


def test_a_name_that_is_taken_leads_to_the_rubric_that_has_it(keeper: Client) -> None:
    data = {"title_it": "Cura", "title_en": "Customer care", "copy_of": ""}
    text = keeper.post("/rubrics/new", data, status=409).text
    assert "There is a rubric like this already." in text
    assert "/rubrics/of/customer_care" in text


def test_a_file_with_faults_is_refused_by_line_and_nothing_is_stored(
    keeper: Client, factory: Factory
) -> None:
    broken = dump(library()["customer_care"]).replace("owner: agent", "owner: nobody", 1).encode()
    text = keeper.post("/rubrics/import", {"file": upload(broken)}, status=422).text
    assert "RB007" in text
    assert "Line " in text
    with factory.context():
        assert queries.drafts() == ()


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe\x00binary", b"", b"- just\n- a list", b"a: &a [*a]\n", b"[" * 5000, b"x" * 1_000_001],
    ids=["binary", "empty", "list", "alias", "deep", "long"],
)
def test_a_file_that_is_no_rubric_is_refused_in_words(keeper: Client, data: bytes) -> None:
    text = keeper.post("/rubrics/import", {"file": upload(data)}, status=422).text
    assert "This file is no rubric yet" in text


def test_an_import_does_not_overwrite_a_draft_unless_asked(keeper: Client) -> None:
    form = draft_of(keeper, "customer_care")
    form.write("title", "Mia", "Mine")
    form.send()
    file = dump(library()["customer_care"]).encode()
    text = keeper.post("/rubrics/import", {"file": upload(file)}, status=409).text
    assert "or tick below that the file takes its place" in text
    assert EditorForm(keeper, form.path)["title-en"] == "Mine"
    keeper.post("/rubrics/import", {"file": upload(file), "instead": "y"})
    assert EditorForm(keeper, form.path)["title-en"] == library()["customer_care"].title.en


def test_no_file_is_said_beside_the_field(keeper: Client) -> None:
    assert "Choose a file." in keeper.post("/rubrics/import", {}, status=422).text


@pytest.mark.parametrize("rubric_id", sorted(library()))
def test_every_rubric_of_the_library_shows_as_a_form_in_both_languages(
    keeper: Client, rubric_id: str
) -> None:
    path = draft_of(keeper, rubric_id).path.partition("?")[0]
    rubric = library()[rubric_id]
    for language in ("it", "en"):
        text = keeper.get(f"{path}/preview?language={language}").text
        assert rubric.criteria[0].title.get(language).replace("'", "&#39;") in text


def test_an_unfinished_draft_has_a_preview_with_dots(keeper: Client) -> None:
    path = new_rubric(keeper).path
    text = keeper.get(f"{path}/preview").text
    assert "…" in text
    assert "Well below the standard" in text


def test_trying_shows_both_suggestions_stores_nothing_and_is_noted(keeper: Client, factory: Factory) -> None:
    nord = factory.team("Nord")
    agent = factory.agent("Giulia", team=nord)
    factory.transcript(team=nord, agent="Giulia")
    form = draft_of(keeper, "service_pillars")
    form.tick("criteria-0-without_rule")
    form = form.send()
    path = f"{form.path.partition('?')[0]}/try"
    text = keeper.get(f"{path}?conversation=1").text
    assert "1 suggestion is another one." in text
    assert "Giulia" not in text
    with factory.context():
        assert [look.what for look in agreement.looks(agent_id=agent.id)] == ["conversation"]


def test_at_most_five_conversations_are_tried(keeper: Client, factory: Factory) -> None:
    for _ in range(6):
        factory.transcript()
    path = f"{draft_of(keeper, 'service_pillars').path}/try"
    chosen = "&".join(f"conversation={number}" for number in range(1, 7))
    assert "Choose at most 5 conversations." in keeper.get(f"{path}?{chosen}").text


def test_a_draft_with_errors_cannot_be_tried_and_conversations_may_lack(keeper: Client) -> None:
    path = new_rubric(keeper).path
    assert "The draft cannot be tried yet." in keeper.get(f"{path}/try").text
    assert "No conversations to try it on" in keeper.get(f"{draft_of(keeper, 'customer_care').path}/try").text


def test_publishing_needs_a_reason_and_ends_in_the_history(keeper: Client) -> None:
    form = whole_rubric(keeper)
    path = f"{form.path.partition('?')[0]}/publish"
    assert "Say why" in keeper.post(path, {"lock": form["lock"], "note": ""}, status=422).text
    publish(form, "Because the trial went well")
    text = keeper.get("/rubrics/of/trial").text
    assert "Because the trial went well" in text
    assert "Rita" in text
    keeper.get(form.path, status=404)


def test_publishing_is_impossible_with_errors_and_possible_with_advice(keeper: Client) -> None:
    form = new_rubric(keeper)
    path = f"{form.path}/publish"
    assert "Publish the version" not in keeper.get(path).text
    text = keeper.post(path, {"lock": form["lock"], "note": "Now"}, status=422).text
    assert "RB008" in text
    ready = whole_rubric(keeper, "Second")
    while "criteria-25-key" not in ready.fields:
        ready = ready.send("add:criteria")
    for number in range(2, 26):
        ready[f"criteria-{number}-type"] = "text"
        for name in ("title", "guideline", "evidence"):
            ready.write(f"criteria-{number}-{name}", f"Nota {number}", f"Note {number}")
    ready = ready.send()
    assert "RB103" in ready.html
    assert "Publish the version" in keeper.get(f"{ready.path.partition('?')[0]}/publish").text


def test_publishing_what_another_saved_meanwhile_is_refused(keeper: Client) -> None:
    form = whole_rubric(keeper)
    old = form["lock"]
    form.write("title", "Altra", "Another")
    form.send()
    path = f"{form.path.partition('?')[0]}/publish"
    text = keeper.post(path, {"lock": old, "note": "Now"}, status=409).text
    assert "saved by somebody else since you opened this page" in text
    assert "Now</textarea>" in text


def test_differences_are_told_in_words_with_what_becomes_of_trends(keeper: Client) -> None:
    publish(whole_rubric(keeper))
    form = draft_of(keeper, "trial")
    assert "There is nothing to publish." in keeper.get(f"{form.path}/publish").text
    form["criteria-0-weight"] = "70"
    form["criteria-1-type"] = "yes_no"
    form = form.send()
    form.write("criteria-1-points-0-sentence", "No", "No")
    form.write("criteria-1-points-1-sentence", "Sì", "Yes")
    form = form.send()
    text = keeper.get(f"{form.path.partition('?')[0]}/publish").text
    assert "weight 50, now 70" in text
    assert "begins anew" in text
    assert "Overall scores of the two do not compare" in text
    publish(form)
    assert "weight 50, now 70" in keeper.get("/rubrics/of/trial/differences?old=1&new=2").text
    assert "The two say the same." in keeper.get("/rubrics/of/trial/differences?old=2&new=2").text
    keeper.get("/rubrics/of/trial/differences?old=1&new=9", status=404)


def test_archiving_says_what_goes_on_and_can_be_taken_back(keeper: Client, factory: Factory) -> None:
    assert "Open reviews go on with it" in keeper.get("/rubrics/of/customer_care").text
    keeper.post("/rubrics/of/customer_care/archive")
    text = keeper.get("/rubrics/of/customer_care").text
    assert "Archived. Open reviews go on with it" in text
    with factory.context():
        version = queries.newest_version("customer_care")
        assert version is not None
        number = version.id
    keeper.post(f"/rubrics/versions/{number}/reinstate")
    assert "in use" in keeper.get("/rubrics/of/customer_care").text


def test_the_rubric_of_last_resort_stays_in_use(keeper: Client) -> None:
    assert "Archive the rubric" not in keeper.get("/rubrics/of/service_pillars").text
    text = keeper.post("/rubrics/of/service_pillars/archive", status=409).text
    assert "it stays in use" in text


def test_supervisors_read_and_do_not_write(client: Client, factory: Factory) -> None:
    client.sign_in(factory.person(Role.SUPERVISOR))
    assert "New rubric" not in client.get("/rubrics/").text
    text = client.get("/rubrics/of/customer_care").text
    assert "Write the next version" not in text
    assert "Archive" not in text
    client.get("/rubrics/rules")
    client.post("/rubrics/of/customer_care/draft", status=403)
    client.post("/rubrics/rules", {}, status=403)


def test_agents_have_no_rubrics_in_their_menu(client: Client, factory: Factory) -> None:
    client.sign_in(factory.person(Role.AGENT))
    client.get("/rubrics/", status=403)
    assert 'href="/rubrics/"' not in client.get("/account").text

"""The pages: a person pins, reads and unpins; keeps a template; writes a note that nobody else meets."""

import re

import pytest
from flask import Flask

from qa_app.core.permissions import Role
from qa_app.moments.service.pinning import Spot
from tests.client import Client
from tests.factories import Factory, Person
from tests.qa_app.evaluations.office import Office, choose
from tests.qa_app.moments.keepers import Keepers

SECRET = "ricordarsi di sentire Sara"
JSON = {"Accept": "application/json"}


@pytest.fixture
def office(app: Flask, factory: Factory, keepers: Keepers) -> Office:
    agent = factory.person(Role.AGENT, team=keepers.team, name="Giulia")
    return Office(app, factory, keepers.team, keepers.lead, agent)


def browser(app: Flask, person: Person) -> Client:
    return Client(app).sign_in(person)


def test_a_turn_is_pinned_from_its_conversation_and_read_by_the_agent(app: Flask, keepers: Keepers) -> None:
    transcript_id, lead = keepers.transcript(), browser(app, keepers.lead)
    page = lead.get(f"/conversations/{transcript_id}").text
    assert f"/examples/new?transcript_id={transcript_id}" in page
    address = f"/examples/new?transcript_id={transcript_id}&turn=3"
    shown = lead.get(address).text
    assert "signor [nome]" in shown
    assert "Rossi" not in shown
    form = {
        "kind": "good",
        "label": "empathy",
        "language": "it",
        "why": "Dà un nome",
        "next": "/conversations/",
    }
    again = lead.post(address, {**form, "hidden": "linea", "action": "preview"}, status=200).text
    assert "tre giorni senza [nome]" in again
    assert 'value="Dà un nome"' in again
    refused = lead.post(address, {**form, "why": "", "action": "pin"}, status=422).text
    assert "Say why" in refused
    assert lead.post(address, {**form, "action": "pin"}).headers["Location"] == "/conversations/"
    assert "already" in lead.post(address, {**form, "action": "pin"}, status=409).text
    library = browser(app, keepers.agent).get("/examples/").text
    assert "Dà un nome" in library
    assert not re.search(r"Giulia(?! Conti</a>)|Rossi|/conversations/\d|Unpin", library)


def test_a_bad_example_never_shows_the_agents_name(app: Flask, keepers: Keepers) -> None:
    keepers.pin(
        Spot(keepers.transcript(), 1), is_good=False, label="dismissive", is_shared=True, why="Conti è breve"
    )
    for person in (keepers.lead, keepers.quality, keepers.other_lead, keepers.trainer):
        main = browser(app, person).get("/examples/").text.split("<main")[1]
        assert "What to avoid" in main
        assert "Giulia" not in main
        assert "Conti" not in main


def test_an_example_is_taken_out_on_its_page(app: Flask, keepers: Keepers) -> None:
    pinned = keepers.pin(Spot(keepers.transcript(), 3))
    lead = browser(app, keepers.lead)
    lead.post(f"/examples/{pinned}/unpin")
    assert "No examples yet" in lead.get("/examples/").text


def test_filters_stand_in_the_address_and_an_empty_result_says_so(app: Flask, keepers: Keepers) -> None:
    keepers.pin(Spot(keepers.transcript(), 3))
    agent = browser(app, keepers.agent)
    assert "Nothing matches these filters" in agent.get("/examples/?kind=bad").text
    found = agent.get("/examples/?label=empathy&q=linea&kind=nonsense&page=99").text
    assert "Dà un nome" in found


def test_the_review_offers_its_findings_and_turns_to_pin(office: Office) -> None:
    lead = office.client(office.lead)
    review = choose(lead, office, office.transcript())
    page = lead.get(review).text
    link = re.search(r'/examples/new\?[^"]*label=empathy&amp;finding_id=\d+', page)
    assert link
    assert "Mi dispiace, signor [nome]" in lead.get(link.group().replace("&amp;", "&")).text


def test_a_template_is_kept_from_a_comment_and_offered_in_every_review(
    office: Office, keepers: Keepers
) -> None:
    lead = office.client(office.lead)
    words = {"name": "Bella", "text_it": "Bella conversazione.", "topic": "", "team": ""}
    kept = lead.post("/comment-templates/", words, status=200, headers=JSON).json
    assert kept is not None
    assert kept["said"] == "Saved as a template."
    refused = lead.post("/comment-templates/", {**words, "text_it": ""}, status=422, headers=JSON).json
    assert refused is not None
    assert refused["message"] == "Write the text in one language at least."
    page = lead.get(choose(lead, office, office.transcript())).text
    assert f'data-template="{kept["id"]}"' in page
    assert "Bella conversazione." in page
    lead.post(f"/comment-templates/{kept['id']}/used", status=200)
    assert 'class="num">1<' in lead.get("/comment-templates/").text


def test_templates_are_made_changed_and_deleted_without_a_script(app: Flask, keepers: Keepers) -> None:
    lead = browser(app, keepers.lead)
    assert "No templates yet" in lead.get("/comment-templates/").text
    refused = lead.post(
        "/comment-templates/", {"name": "Due domande", "team": "", "topic": ""}, status=422
    ).text
    assert 'value="Due domande"' in refused
    filled = {"name": "Due domande", "text_en": "Both.", "team": str(keepers.team.id), "topic": "empathy"}
    lead.post("/comment-templates/", filled)
    quality = browser(app, keepers.quality)
    listed = quality.get("/comment-templates/").text
    assert "Due domande" in listed
    assert "Paola" in listed
    number = re.search(r"/comment-templates/(\d+)", lead.get("/comment-templates/").text)
    assert number
    quality.post(number.group(), filled, status=404)
    lead.post(number.group(), {**filled, "name": "Tre domande", "team": ""})
    assert "Tre domande" in lead.get("/comment-templates/").text
    assert "Tre domande" not in quality.get("/comment-templates/").text
    lead.post(f"{number.group()}/delete")
    assert "No templates yet" in lead.get("/comment-templates/").text


def test_a_note_is_its_writers_alone(office: Office, factory: Factory, keepers: Keepers) -> None:
    transcript_id, lead = office.transcript(), office.client(office.lead)
    review = choose(lead, office, transcript_id)
    lead.post(f"/notes/{transcript_id}", {"note": SECRET, "lock": "0", "next": review})
    assert SECRET in lead.get(review).text
    assert SECRET in lead.get(f"/notes/{transcript_id}").text
    lead.post(review, office.fields(review, action="submit"))
    assert SECRET in lead.get(review).text
    colleague = factory.person(Role.SUPERVISOR, Role.ADMIN, Role.REVIEWER, Role.GUARANTOR, team=keepers.team)
    other = office.client(colleague)
    for path in (
        review,
        f"/notes/{transcript_id}",
        f"/conversations/{transcript_id}",
        "/examples/?q=sentire",
    ):
        assert SECRET not in other.get(path).text
    agent = office.client(office.agent)
    assert SECRET not in agent.get(f"/my-reviews/{review.rsplit('/', 1)[1]}").text
    agent.get(f"/notes/{transcript_id}", status=403)
    office.client(keepers.other_lead).get(f"/notes/{transcript_id}", status=404)
    other.post(f"/notes/{transcript_id}", {"note": "mine", "lock": "0", "next": review})
    assert SECRET in lead.get(review).text


def test_a_note_saves_itself_keeps_the_newer_version_and_can_be_deleted(app: Flask, keepers: Keepers) -> None:
    transcript_id, lead = keepers.transcript(), browser(app, keepers.lead)
    path = f"/notes/{transcript_id}"
    saved = lead.post(path, {"note": "sentire Sara", "lock": "0"}, status=200, headers=JSON).json
    assert saved is not None
    assert saved["lock"] == 1
    assert saved["said"].startswith("Note saved")
    old = lead.post(path, {"note": "altra finestra", "lock": "0"}, status=409).text
    assert "altra finestra" in old
    assert "saved in another window" in old
    assert "sentire Sara" in lead.get(path).text
    lead.post(path, {"note": "x" * 5001, "lock": "1"}, status=422)
    lead.post(path, {"note": "sentire Sara", "lock": "1", "action": "delete", "next": path})
    assert "sentire Sara" not in lead.get(path).text

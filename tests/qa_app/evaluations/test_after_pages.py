"""What people see and do after a review is submitted."""

import re
from datetime import timedelta

import pytest

from qa_app.agreement import queries as agreement
from qa_app.core import clock
from qa_app.core.permissions import Role
from tests.client import Client
from tests.factories import Factory, Person
from tests.qa_app.evaluations.office import Office, draw


@pytest.fixture
def colleague(office: Office, factory: Factory) -> Person:
    return factory.person(Role.SUPERVISOR, team=office.team, name="Carla")


def published(office: Office, client: Client, **fields: str) -> tuple[str, str]:
    """The addresses of a published review, for the lead and for the person."""
    office.transcript()
    review = draw(client)
    client.post(review, office.fields(review, action="submit", **fields))
    return review, f"/my-reviews/{review.rsplit('/', 1)[1]}"


def low(office: Office) -> dict[str, str]:
    """Everything at two of five."""
    return dict.fromkeys((f"value_{key}" for key in ("empathy", "knowledge", "accuracy")), "1")


def dispute(office: Office, own: str, key: str = "empathy", **fields: str) -> None:
    data = {f"{key}-comment": "Al turno 3 l'ho detto", f"{key}-proposed": "5", **fields}
    office.client(office.agent).post(f"{own}/dispute/{key}", data)


def decision(page: str) -> tuple[str, str]:
    """Where the first dispute of a page is decided, and the prefix of its fields."""
    found = re.search(r'action="(/reviews/\d+/disputes/(\d+))"', page)
    assert found
    return found[1], f"d{found[2]}-"


def test_a_dispute_from_the_agent_to_the_decision_and_back(office: Office, colleague: Person) -> None:
    lead = office.client(office.lead)
    review, own = published(office, lead)
    agent, other = office.client(office.agent), office.client(colleague)
    assert "You can dispute it until" in agent.get(own).text
    dispute(office, own)
    assert "Waits for a decision" in agent.get(own).text
    mine = lead.get(review).text
    assert "Al turno 3" in mine
    assert "Decision" not in mine
    assert "another person decides" in lead.get("/reviews/waiting").text
    assert "Al turno 3" in other.get("/reviews/waiting").text
    address, prefix = decision(other.get(review).text)
    other.post(address, {f"{prefix}value": "5", f"{prefix}reason": "È vero"})
    told = agent.get(own).text
    assert "Decided by Carla" in told
    assert "È vero" in told
    assert "Nothing to decide" in other.get("/reviews/waiting").text


def test_the_reviewer_cannot_decide_even_by_hand(office: Office, colleague: Person) -> None:
    lead = office.client(office.lead)
    review, own = published(office, lead)
    dispute(office, own)
    address, prefix = decision(office.client(colleague).get(review).text)
    page = lead.post(address, {f"{prefix}value": "kept", f"{prefix}reason": "no"}, status=403)
    assert "another person" in page.text


def test_a_second_decision_is_told_and_changes_nothing(office: Office, colleague: Person) -> None:
    lead = office.client(office.lead)
    review, own = published(office, lead)
    dispute(office, own)
    other = office.client(colleague)
    address, prefix = decision(other.get(review).text)
    data = {f"{prefix}value": "kept", f"{prefix}reason": "no"}
    other.post(address, data)
    assert "Somebody else has decided this dispute" in other.post(address, data, status=409).text


def test_what_was_typed_survives_a_missing_reason(office: Office, colleague: Person) -> None:
    lead = office.client(office.lead)
    review, own = published(office, lead)
    agent = office.client(office.agent)
    page = agent.post(
        f"{own}/dispute/empathy", {"empathy-comment": " ", "empathy-proposed": "5"}, status=422
    ).text
    assert "whoever decides needs it" in page
    assert re.search(r'<option selected value="5">', page)
    dispute(office, own)
    other = office.client(colleague)
    address, prefix = decision(other.get(review).text)
    page = other.post(address, {f"{prefix}value": "", f"{prefix}reason": "Da tenere"}, status=422).text
    assert "Da tenere" in page
    same = other.post(address, {f"{prefix}value": "3", f"{prefix}reason": "Da tenere"}, status=422).text
    assert "what stands there already" in same


def test_a_low_review_waits_for_its_talk(office: Office) -> None:
    lead = office.client(office.lead)
    office.transcript()
    review = draw(lead)
    fields = {key: "1" if key.startswith("value_") else text for key, text in office.fields(review).items()}
    lead.post(review, {**fields, "action": "submit"})
    page = lead.get(review).text
    assert "reads it once the talk about it is noted" in page
    assert "No reviews yet" in office.client(office.agent).get("/my-reviews/").text
    assert "Giulia" in lead.get("/reviews/waiting").text
    tomorrow = clock.today() + timedelta(days=1)
    wrong = lead.post(f"{review}/talk", {"talk-talked_on": tomorrow.isoformat()}, status=422)
    assert "between the judgement and today" in wrong.text
    lead.post(f"{review}/talk", {"talk-talked_on": clock.today().isoformat()})
    own = f"/my-reviews/{review.rsplit('/', 1)[1]}"
    assert "Talked about on" in office.client(office.agent).get(own).text


def test_the_score_is_not_given_away_before_the_review_is_opened(office: Office) -> None:
    published(office, office.client(office.lead))
    agent = office.client(office.agent)
    assert "shown when you open it" in agent.get("/my-reviews/").text


def test_re_opening_shows_old_and_new_in_the_history_in_the_rubrics_words(office: Office) -> None:
    lead = office.client(office.lead)
    review, own = published(office, lead)
    lead.post(f"{review}/reopen")
    office.client(office.agent).get(own, status=404)
    lead.post(review, office.fields(review, action="submit", value_empathy="5"))
    page = office.client(office.agent).get(own).text
    history = page[page.index('<ol class="history">') :]
    assert re.search(r"Empathy: <del>3 [A-Z]\w[^<]*</del> .{0,60}<ins>5 \w", history, re.DOTALL)
    assert "Draft edited" not in history
    assert "{" not in history[: history.index("</ol>")]
    assert "Draft edited" in lead.get(review).text


def test_a_voided_review_leaves_the_trends_and_says_why(office: Office) -> None:
    lead = office.client(office.lead)
    review, own = published(office, lead)
    page = lead.post(f"{review}/void", {"void-reason": ""}, status=422).text
    assert "Say why" in page
    assert review in lead.get("/trends/reviews").text
    lead.post(f"{review}/void", {"void-reason": "Persona sbagliata"})
    assert f'"{review}"' not in lead.get("/trends/reviews").text
    assert "Persona sbagliata" in office.client(office.agent).get(own).text
    assert "voided" in lead.post(f"{review}/reopen", status=409).text


def test_the_file_holds_everything_and_looks_at_it_are_noted(office: Office, colleague: Person) -> None:
    lead = office.client(office.lead)
    review, own = published(office, lead, comment_empathy="Commento del valutatore", summary="In sintesi")
    dispute(office, own)
    file = office.client(colleague).get(f"{review}/file").text
    for words in (
        "Commento del valutatore",
        "In sintesi",
        "Al turno 3",
        "Il modem non funziona",
        "Published",
        "Paola",
    ):
        assert words in file
    office.client(office.agent).get(f"{review}/file")
    office.client(office.factory.person(Role.AGENT, team=office.team)).get(f"{review}/file", status=404)
    with office.factory.context():
        looks = [(look.viewer, look.what) for look in agreement.looks(agent_id=office.agent.agent_id)]
    assert ("Carla", "file") in looks
    assert "The file of a review of you" in office.client(office.agent).get("/my-reviews/").text


def test_a_draft_has_no_file(office: Office) -> None:
    lead = office.client(office.lead)
    office.transcript()
    lead.get(f"{draw(lead)}/file", status=404)


def test_an_action_is_opened_beside_the_review_and_shown_to_the_person(office: Office) -> None:
    lead = office.client(office.lead)
    review, own = published(office, lead)
    due = clock.today() + timedelta(days=3)
    data = {"action-kind": "call_back", "action-owner": str(office.agent.id), "action-due": due.isoformat()}
    late = {**data, "action-due": "2020-01-01", "action-note": "Da tenere"}
    page = lead.post(f"{review}/actions", late, status=422).text
    assert "Choose today or a later day." in page
    assert "Da tenere" in page
    lead.post(f"{review}/actions", {**data, "action-note": "Richiamare entro venerdì"})
    agent = office.client(office.agent)
    assert "Richiamare entro" in agent.get(own).text
    assert "Richiamare entro" in agent.get("/actions/").text
    assert "Action opened: Call the customer back" in lead.get(review).text


def test_absences_are_noted_and_taken_away(office: Office) -> None:
    lead = office.client(office.lead)
    data = {"person": str(office.agent.agent_id), "first": "2026-11-02", "last": "2026-11-01"}
    assert "not before the first" in lead.post("/reviews/absences", data, status=422).text
    lead.post("/reviews/absences", {**data, "last": ""})
    page = lead.get("/reviews/absences").text
    assert "until further notice" in page
    found = re.search(r"/reviews/absences/\d+/remove", page)
    assert found
    lead.post(found[0])
    assert "No absences" in lead.get("/reviews/absences").text


def test_judging_oneself_on_the_reviewers_form(office: Office) -> None:
    lead, agent = office.client(office.lead), office.client(office.agent)
    review, own = published(office, lead)
    talk = re.search(r'name="transcript_id" value="(\d+)"', agent.get("/my-reviews/").text)
    assert talk
    mine = str(agent.post("/my-reviews/self", {"transcript_id": talk[1]}).headers["Location"])
    assert "The machine suggests" not in agent.get(mine).text
    assert agent.get(own, status=302).headers["Location"] == mine
    agent.get(f"{review}/file", status=302)
    fields = office.fields(mine, value_empathy="5", action="submit")
    assert agent.post(mine, fields).headers["Location"] == mine
    assert "Where you see it differently" in agent.get(mine).text
    assert "Where you see it differently" in agent.get(own).text
    assert "Where the two of you see it differently" in lead.get(review).text
    lead.get(mine, status=403)

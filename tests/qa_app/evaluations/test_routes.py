"""The pages of reviews as people use them, without JavaScript."""

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import event, select

from nlp.types import Speaker
from qa_app.accounts.queries import TeamRef
from qa_app.core import clock
from qa_app.core.database import db
from qa_app.core.permissions import Role
from qa_app.evaluations.models import Evaluation
from qa_app.transcripts.models import FindingRow, Revision
from tests.client import Client
from tests.factories import TALK, Factory, Person

SCRIPT = "<script>alert(1)</script>"


@dataclass
class Office:
    """A team with its lead, its agent and a conversation of today."""

    app: Flask
    factory: Factory
    team: TeamRef
    lead: Person
    agent: Person

    def transcript(self, talk: tuple[tuple[Speaker, str], ...] = TALK) -> int:
        when = clock.now() - timedelta(hours=3)
        revision_id = self.factory.transcript(team=self.team, agent="Giulia", talk=talk, started_at=when)
        with self.factory.context():
            return db.session.get_one(Revision, revision_id).transcript_id

    def client(self, person: Person) -> Client:
        return Client(self.app).sign_in(person)

    def lock(self, review: str) -> int:
        with self.factory.context():
            return db.session.get_one(Evaluation, int(review.rsplit("/", 1)[1])).lock

    def fields(self, review: str, **more: str) -> dict[str, str]:
        """The whole form with all threes, as a browser would send it."""
        with self.factory.context():
            row = db.session.get_one(Evaluation, int(review.rsplit("/", 1)[1]))
            keys = [answer.criterion_key for answer in row.answers]
        filled = {f"value_{key}": "3" for key in keys} | {f"comment_{key}": "" for key in keys}
        return {"lock": str(self.lock(review)), "summary": "", **filled, **more}


@pytest.fixture
def office(app: Flask, factory: Factory) -> Office:
    team = factory.team("Nord")
    lead = factory.person(Role.SUPERVISOR, team=team, name="Paola")
    return Office(app, factory, team, lead, factory.person(Role.AGENT, team=team, name="Giulia"))


def draw(client: Client) -> str:
    response = client.post("/reviews/draw", {"team": "", "channel": "", "days": "14"})
    return str(response.headers["Location"])


def choose(client: Client, office: Office, transcript_id: int) -> str:
    data = {"transcript_id": transcript_id, "reviewee_id": office.agent.agent_id}
    return str(client.post("/reviews/open", data).headers["Location"])


def test_an_empty_desk_says_what_will_be_there(office: Office) -> None:
    page = office.client(office.lead).get("/reviews/")
    assert "No drafts" in page.text
    assert "Nothing published yet" in page.text


def test_from_drawing_to_the_agents_acknowledgement(office: Office) -> None:
    office.transcript()
    lead, agent = office.client(office.lead), office.client(office.agent)
    review = draw(lead)
    opened = lead.get(review).text
    assert "Drawn at random from 1 conversation of the last 14 days" in opened
    assert " checked>" not in opened

    lead.post(review, office.fields(review, comment_empathy="Bene così", value_accuracy="na", action="save"))
    assert "Draft saved." in lead.get(review).text
    assert "No reviews yet" in agent.get("/my-reviews/").text
    agent.get(review, status=404)

    lead.post(
        review, office.fields(review, comment_empathy="Bene così", value_accuracy="na", action="submit")
    )
    assert "Published. Giulia finds this review" in lead.get(review).text
    own = f"/my-reviews/{review.rsplit('/', 1)[1]}"
    assert own in agent.get("/my-reviews/").text
    page = agent.get(own).text
    assert page.index("What went well") < page.index("to work on") < page.index("The whole rubric")
    assert "Bene così" in page
    assert "Better:" in page

    agent.post(f"{own}/acknowledge", {"comment": "Letto, non d'accordo"})
    assert "It does not mean that you agree." in agent.get(own).text
    assert "Letto, non d" in lead.get(review).text


def test_the_person_sees_who_looked(office: Office) -> None:
    transcript_id = office.transcript()
    lead = office.client(office.lead)
    lead.get(choose(lead, office, transcript_id))
    page = office.client(office.agent).get("/my-reviews/").text
    assert "Paola" in page
    assert "A review of you" in page


def test_submitting_names_what_is_missing_and_keeps_what_was_typed(office: Office) -> None:
    office.transcript()
    lead = office.client(office.lead)
    review = draw(lead)
    fields = office.fields(review, comment_empathy="Da tenere", action="submit")
    del fields["value_empathy"], fields["value_knowledge"]
    page = lead.post(review, fields, status=422).text
    summary = page[page.index('id="problem"') :]
    assert re.findall(r'data-open="(\w+)"', summary[: summary.index("</div>")]) == ["empathy", "knowledge"]
    assert "Da tenere" in page
    assert "Da tenere" in lead.get(review).text


def test_an_old_page_is_told_and_nothing_typed_is_lost(office: Office) -> None:
    office.transcript()
    lead = office.client(office.lead)
    review = draw(lead)
    old = office.fields(review, comment_empathy="Seconda finestra", action="save")
    lead.post(review, office.fields(review, comment_empathy="Prima finestra", action="save"))
    page = lead.post(review, old, status=409).text
    assert "saved in another window" in page
    assert "Seconda finestra" in page
    assert "Prima finestra" in lead.get(review).text


def test_a_script_that_saves_an_old_page_gets_409_in_words(office: Office) -> None:
    office.transcript()
    lead = office.client(office.lead)
    review = draw(lead)
    old = office.fields(review, action="save", value_empathy="5")
    lead.post(review, office.fields(review, action="save"))
    answer = lead.post(review, old, status=409, headers={"Accept": "application/json"})
    assert answer.json is not None
    assert answer.json["error"] == "This review was saved in another window"
    assert answer.json["lock"] == office.lock(review)


def test_autosave_answers_with_the_time_and_shows_the_suggestion_only_then(office: Office) -> None:
    office.transcript()
    lead = office.client(office.lead)
    review = draw(lead)
    waits = "is shown once your own answer is saved"
    assert "The machine suggests" not in lead.get(review).text
    fields = {"lock": str(office.lock(review)), "value_empathy": "4", "comment_empathy": "", "action": "save"}
    answer = lead.post(review, fields, status=200, headers={"Accept": "application/json"})
    assert answer.json is not None
    assert re.fullmatch(r"saved \d\d:\d\d", answer.json["saved"])
    slot = answer.json["html"].split('data-slot="suggestion-empathy">')[1]
    assert "The machine suggests" in slot[: slot.index("data-slot")]
    other = answer.json["html"].split('data-slot="suggestion-knowledge">')[1]
    assert waits in other[: other.index("</div>")]


def test_a_finding_is_rejected_and_taken_back(office: Office) -> None:
    office.transcript()
    lead = office.client(office.lead)
    review = draw(lead)
    with office.factory.context():
        finding = db.session.scalars(select(FindingRow.id).where(FindingRow.label == "greeting")).first()
    assert finding is not None
    lead.post(review, office.fields(review, action=f"reject:{finding}"))
    assert "Take the rejection back" in lead.get(review).text
    lead.post(review, office.fields(review, action=f"restore:{finding}"))
    assert "Take the rejection back" not in lead.get(review).text


def test_the_agent_never_sees_a_rejected_finding(office: Office) -> None:
    office.transcript()
    lead = office.client(office.lead)
    review = draw(lead)
    with office.factory.context():
        finding = db.session.scalars(select(FindingRow.id).where(FindingRow.label == "greeting")).first()
    lead.post(review, office.fields(review, action=f"reject:{finding}"))
    lead.post(review, office.fields(review, action="submit"))
    page = office.client(office.agent).get(f"/my-reviews/{review.rsplit('/', 1)[1]}").text
    assert f"m-f{finding}" not in page
    assert f"n-f{finding}" not in page


def test_words_are_attached_without_a_script_and_shown_to_the_agent(office: Office) -> None:
    office.transcript()
    lead = office.client(office.lead)
    review = draw(lead)
    words = {"attach_turn_empathy": "3", "attach_words_empathy": "capisco che tre giorni"}
    lead.post(review, office.fields(review, action="attach:empathy", **words))
    assert "Take away" in lead.get(review).text
    wrong = {"attach_turn_empathy": "3", "attach_words_empathy": "mai detto"}
    page = lead.post(review, office.fields(review, action="attach:empathy", **wrong), status=422)
    assert "The words were not found" in page.text
    lead.post(review, office.fields(review, action="submit"))
    told = office.client(office.agent).get(f"/my-reviews/{review.rsplit('/', 1)[1]}").text
    assert "capisco che tre giorni" in told


def test_an_answer_can_be_cleared(office: Office) -> None:
    office.transcript()
    lead = office.client(office.lead)
    review = draw(lead)
    lead.post(review, office.fields(review, action="clear:empathy"))
    assert "1 missing:" in lead.get(review).text


def test_markup_in_turns_and_comments_is_shown_and_never_run(office: Office) -> None:
    talk = (*TALK, (Speaker.CUSTOMER, SCRIPT), (Speaker.AGENT, f"Mi dispiace {SCRIPT}"))
    office.transcript(talk)
    lead, agent = office.client(office.lead), office.client(office.agent)
    review = draw(lead)
    said = office.fields(review, comment_empathy=SCRIPT, summary=SCRIPT, action="save")
    lead.post(review, said)
    draft = lead.get(review).text
    lead.post(review, office.fields(review, comment_empathy=SCRIPT, summary=SCRIPT, action="submit"))
    own = f"/my-reviews/{review.rsplit('/', 1)[1]}"
    agent.post(f"{own}/acknowledge", {"comment": SCRIPT})
    for page in (draft, lead.get(review).text, agent.get(own).text):
        assert SCRIPT not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_others_can_neither_read_nor_save_a_draft(office: Office, factory: Factory) -> None:
    office.transcript()
    review = draw(office.client(office.lead))
    colleague = office.client(factory.person(Role.SUPERVISOR, team=office.team))
    colleague.get(review, status=404)
    colleague.post(review, office.fields(review, action="save"), status=404)
    stranger = office.client(factory.person(Role.SUPERVISOR, team=factory.team("Sud")))
    stranger.get(review, status=404)
    office.client(factory.person(Role.ADMIN)).get(review, status=404)


def test_a_published_review_is_read_by_the_teams_lead_and_changed_by_nobody(
    office: Office, factory: Factory
) -> None:
    office.transcript()
    lead = office.client(office.lead)
    review = draw(lead)
    lead.post(review, office.fields(review, action="submit"))
    colleague = office.client(factory.person(Role.SUPERVISOR, team=office.team))
    assert "Published by Paola" in colleague.get(review).text
    page = lead.post(review, office.fields(review, action="save", value_empathy="1"), status=409)
    assert "A published review is read-only." in page.text


def test_pressing_publish_twice_publishes_once(office: Office) -> None:
    office.transcript()
    lead = office.client(office.lead)
    review = draw(lead)
    fields = office.fields(review, action="submit")
    assert lead.post(review, fields).headers["Location"] == lead.post(review, fields).headers["Location"]


def test_another_persons_review_is_not_there(office: Office, factory: Factory) -> None:
    office.transcript()
    lead = office.client(office.lead)
    review = draw(lead)
    lead.post(review, office.fields(review, action="submit"))
    other = office.client(factory.person(Role.AGENT, team=office.team))
    number = review.rsplit("/", 1)[1]
    other.get(f"/my-reviews/{number}", status=404)
    other.post(f"/my-reviews/{number}/acknowledge", {"comment": ""}, status=404)


def test_nothing_left_to_draw_says_so_and_offers_a_wider_window(office: Office) -> None:
    office.factory.transcript(team=office.team, agent="Giulia", started_at=clock.now() - timedelta(days=20))
    lead = office.client(office.lead)
    page = lead.post("/reviews/draw", {"team": "", "channel": "", "days": "14"}, status=200)
    assert "No conversation of the last 14 days is left to draw." in page.text
    assert "Draw from the last 30 days" in page.text
    lead.post("/reviews/draw", {"team": "", "channel": "", "days": "30"})


def test_a_third_chosen_review_in_the_month_is_refused_in_words(office: Office) -> None:
    lead = office.client(office.lead)
    for _ in range(2):
        choose(lead, office, office.transcript())
    data = {"transcript_id": office.transcript(), "reviewee_id": office.agent.agent_id}
    page = lead.post("/reviews/open", data, status=409)
    assert "Draw a conversation at random instead." in page.text


def test_a_chosen_and_a_drawn_review_of_the_same_conversation_stay_two(office: Office) -> None:
    transcript_id = office.transcript()
    lead = office.client(office.lead)
    assert choose(lead, office, transcript_id) != draw(lead)


def test_a_long_conversation_is_read_in_a_fixed_number_of_queries(office: Office) -> None:
    def count(turns: int) -> int:
        office.transcript(TALK * (turns // len(TALK)))
        review = draw(lead)
        lead.get(review)
        statements: list[str] = []
        with office.factory.context():
            engine = db.engine

        def note(*given: object) -> None:
            statements.append(str(given[2]))

        event.listen(engine, "before_cursor_execute", note)
        lead.get(review)
        event.remove(engine, "before_cursor_execute", note)
        return len(statements)

    lead = office.client(office.lead)
    short, long = count(6), count(300)
    assert short == long
    assert long < 30

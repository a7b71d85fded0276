"""The pages of reviews as people use them, without JavaScript."""

import re

from sqlalchemy import select

from nlp.types import Speaker
from qa_app.core.database import db
from qa_app.transcripts.models import FindingRow
from tests.factories import TALK
from tests.qa_app.evaluations.office import Office, draw

SCRIPT = "<script>alert(1)</script>"


def test_a_draft_is_the_reviewers_alone(office: Office) -> None:
    office.transcript()
    lead, agent = office.client(office.lead), office.client(office.agent)
    review = draw(lead)
    opened = lead.get(review).text
    assert "Drawn at random from 1 conversation of the last 14 days" in opened
    assert " checked>" not in opened
    lead.post(review, office.fields(review, comment_empathy="Bene così", action="save"))
    assert "Draft saved." in lead.get(review).text
    assert "No reviews yet" in agent.get("/my-reviews/").text
    agent.get(review, status=404)


def test_the_agent_reads_what_went_well_first_and_acknowledges(office: Office) -> None:
    office.transcript()
    lead, agent = office.client(office.lead), office.client(office.agent)
    review = draw(lead)
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
    assert "/practice/scenarios/" in page
    agent.post(f"{own}/acknowledge", {"comment": "Letto, non d'accordo"})
    assert "It does not mean that you agree." in agent.get(own).text
    assert "Letto, non d" in lead.get(review).text


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


def test_pressing_publish_twice_publishes_once(office: Office) -> None:
    office.transcript()
    lead = office.client(office.lead)
    review = draw(lead)
    fields = office.fields(review, action="submit")
    assert lead.post(review, fields).headers["Location"] == lead.post(review, fields).headers["Location"]


RETURN = (
    (Speaker.CUSTOMER, "Buongiorno, ho comprato una giacca da voi la settimana scorsa."),
    (Speaker.CUSTOMER, "Purtroppo è troppo grande: quanto tempo ho per il reso?"),
    (Speaker.AGENT, "Buongiorno, sono Giulia. Mi dispiace per la taglia, vediamo subito."),
    (Speaker.AGENT, "Per il reso ha 14 giorni. Le mando il modulo da stampare."),
)
FACT = {
    "statement_it": "I resi si accettano entro 30 giorni.",
    "kind": "term",
    "value": "30 giorni",
    "topics_it": "reso",
}


def test_what_is_said_against_a_fact_stands_beside_the_fact(office: Office) -> None:
    lead = office.client(office.lead)
    office.transcript(talk=RETURN)
    lead.post(f"/teams/{office.team.id}/facts/new", FACT)
    page = lead.get(draw(lead)).text
    assert "Differs from a known fact" in page
    assert "“14 giorni” differs from the company&#39;s statement: “I resi si accettano" in page
    assert 'Against knowledge facts</span> <span class="fact-value">1' in page
    accuracy = page[page.index('id="c-accuracy"') : page.index('id="c-consistency"')]
    assert "14 giorni" in accuracy

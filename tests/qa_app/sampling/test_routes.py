"""The queue, plans and draws as people use them, without JavaScript."""

import re
from datetime import timedelta

from sqlalchemy import event, select

from qa_app.core import clock
from qa_app.core.database import db
from qa_app.core.permissions import Role
from qa_app.evaluations.models import Evaluation
from qa_app.sampling.queries import Settings
from qa_app.sampling.service import PlanInput, save_plan
from qa_app.transcripts.service.analysing import ensure_analysis
from tests.client import Client
from tests.qa_app.evaluations.desk import viewer_of
from tests.qa_app.evaluations.office import Office, draw
from tests.qa_app.sampling.talks import ABUSE

SCRIPT = "<script>alert(1)</script>"


def talks(office: Office, count: int) -> None:
    for number in range(count):
        started_at = clock.now() - timedelta(days=8, hours=number)
        office.factory.transcript(team=office.team, agent="Giulia", started_at=started_at)


def plan(office: Office, **wishes: object) -> int:
    with office.factory.context():
        lead = viewer_of(office.lead.id)
        wanted = {"count": 2, "period": "week", "targeted": 0, "reviewers": {lead.user_id: 1}, **wishes}
        settings = Settings(team_ids=(office.team.id,), **wanted)  # type: ignore[arg-type]
        given = PlanInput(f"Weekly {SCRIPT}", clock.today() - timedelta(days=60), None, settings)
        return save_plan(None, given, viewer=lead, at=clock.now())


def fields(office: Office, **more: str) -> dict[str, str]:
    """The form of a plan as a browser sends it."""
    return {
        "name": "Four a month",
        "teams": str(office.team.id),
        "count": "2",
        "by": "person",
        "period": "week",
        "share": "equal",
        "spread": "y",
        "targeted": "0",
        "goal": "8",
        "mode": "compared",
        "days": "14",
        "double_percent": "0",
        "rubric": "",
        f"share_{office.lead.id}": "1",
        "from_date": (clock.today() - timedelta(days=60)).isoformat(),
        "to_date": "",
        "action": "save",
        **more,
    }


def test_the_queue_shows_what_is_due_and_why_and_leads_from_one_to_the_next(office: Office) -> None:
    talks(office, 4)
    plan(office)
    lead = office.client(office.lead)
    page = lead.get("/reviews/").text
    assert page.count("drawn at random") == 2
    assert "0 of 8" in page
    assert "Weekly &lt;script&gt;" in lead.get("/reviews/plans/").text
    first = str(lead.post("/reviews/next").headers["Location"])
    lead.post(first, office.fields(first, action="submit"))
    assert "1 of 8 this week" in lead.get(first).text
    second = str(lead.post("/reviews/next", {"after": first.rsplit("/", 1)[1]}).headers["Location"])
    assert second != first
    assert "Go on with the draft" in lead.get("/reviews/").text


def test_when_everything_is_done_the_queue_says_so(office: Office) -> None:
    lead = office.client(office.lead)
    assert lead.post("/reviews/next").headers["Location"] == "/reviews/"
    page = lead.get("/reviews/").text
    assert "Nothing more is due." in page
    assert "Nothing is due" in page


def test_a_plan_is_tried_without_saving_then_saved_and_shows_its_cycle(office: Office) -> None:
    talks(office, 5)
    lead = office.client(office.lead)
    assert "No plan yet" in lead.get("/reviews/plans/").text
    assert 'value="4"' in lead.get("/reviews/plans/new").text
    tried = lead.post("/reviews/plans/new", fields(office, action="preview"), status=200).text
    assert "At random: 2 of 5 conversations." in tried
    assert "No plan yet" in lead.get("/reviews/plans/").text
    saved = str(lead.post("/reviews/plans/new", fields(office)).headers["Location"])
    page = lead.get(saved).text
    assert "At random: 2 of 5 conversations." in page
    assert "0 of 2" in page
    edited = lead.get(f"{saved}/edit").text
    assert 'value="Four a month"' in edited
    lead.post(f"{saved}/edit", fields(office, name="Fewer"))
    assert "Fewer" in lead.get("/reviews/plans/").text


def test_a_plan_that_cannot_be_keeps_what_was_typed_and_names_the_field(office: Office) -> None:
    lead = office.client(office.lead)
    wrong = fields(office, name=f"Kept {SCRIPT}", count="40", teams="", goal="many")
    page = lead.post("/reviews/plans/new", wrong, status=422).text
    assert "Kept &lt;script&gt;" in page
    assert "Enter a whole number between 1 and 200." in page
    del (nowhere := fields(office, count="40"))["teams"]
    page = lead.post("/reviews/plans/new", nowhere, status=422).text
    assert "Choose at least one of your teams." in page
    assert "The agreement does not allow that many reviews of a person in a month." in page
    owing = fields(office, **{f"share_{office.lead.id}": ""})
    page = lead.post("/reviews/plans/new", owing, status=422).text
    assert "Give a share to reviewers" in page


def test_a_plan_pauses_goes_on_and_stops(office: Office) -> None:
    talks(office, 3)
    address = f"/reviews/plans/{plan(office)}"
    lead = office.client(office.lead)
    lead.post(f"{address}/status", {"status": "paused"})
    assert "Paused" in lead.get(address).text
    lead.post(f"{address}/status", {"status": "active"})
    assert "2 reviews that nobody has begun leave the queues" in lead.get(address).text
    lead.post(f"{address}/status", {"status": "stopped"})
    assert "Stopped" in lead.get(address).text
    assert "Nothing is due" in lead.get("/reviews/").text
    lead.post(f"{address}/status", {"status": "active"}, status=409)


def test_replacing_asks_for_a_reason_and_planners_see_it(office: Office) -> None:
    talks(office, 4)
    plan_id = plan(office)
    lead = office.client(office.lead)
    replace = re.findall(r'href="(/reviews/items/\d+/replace)"', lead.get("/reviews/").text)[0]
    assert "Replace conversation" in lead.get(replace).text
    page = lead.post(replace, {"cause": "other", "words": "?"}, status=422).text
    assert "Say in 5 to 500 characters why." in page
    lead.post(replace, {"cause": "unusable", "words": f"Cut off {SCRIPT}"})
    assert "in place of another" in lead.get("/reviews/").text
    shown = lead.get(f"/reviews/plans/{plan_id}").text
    assert "1 of 3" in shown
    assert "Cut off &lt;script&gt;" in shown
    lead.get(replace, status=409)


def test_an_item_is_handed_to_another_reviewer(office: Office) -> None:
    talks(office, 3)
    other = office.factory.person(Role.REVIEWER, name="Rita")
    address = f"/reviews/plans/{plan(office)}"
    lead, rita = office.client(office.lead), office.client(other)
    reassign = re.findall(r'action="(/reviews/plans/items/\d+/reassign)"', lead.get(address).text)[0]
    lead.post(reassign, {"reviewer": str(other.id)})
    assert "Handed on." in lead.get(address).text
    assert "drawn at random" in rita.get("/reviews/").text
    lead.post(reassign, {"reviewer": str(office.agent.id)})
    assert "cannot go to that person" in lead.get(address).text


def test_whoever_may_read_a_review_sees_how_it_was_drawn_and_draws_it_again(office: Office) -> None:
    talks(office, 4)
    plan(office)
    lead, agent = office.client(office.lead), office.client(office.agent)
    review = str(lead.post("/reviews/next").headers["Location"])
    agent.get(f"{review}/drawn", status=404)
    lead.post(review, office.fields(review, action="submit"))
    for reader in (lead, agent):
        page = reader.get(f"{review}/drawn").text
        assert "Could be drawn" in page
        again = reader.post(f"{review}/drawn", status=200).text
        assert "gives the same choice" in again
    own = f"/my-reviews/{review.rsplit('/', 1)[1]}"
    assert f"{review}/drawn" in agent.get(own).text
    assert own in agent.get(f"{review}/drawn").text
    stranger = office.factory.person(Role.SUPERVISOR, team=office.factory.team("Sud"))
    office.client(stranger).get(f"{review}/drawn", status=404)


def test_a_conversation_drawn_on_the_spot_has_its_record_too(office: Office) -> None:
    office.transcript()
    lead = office.client(office.lead)
    review = draw(lead)
    assert "How this was drawn" in lead.get(review).text
    assert "gives the same choice" in lead.post(f"{review}/drawn", status=200).text


def test_a_page_in_use_counts_time_and_nobody_elses_does(office: Office) -> None:
    office.transcript()
    lead = office.client(office.lead)
    review = draw(lead)
    assert lead.post(f"{review}/time", status=200).json == {"seconds": 0}
    office.client(office.factory.person(Role.REVIEWER)).post(f"{review}/time", status=404)


def test_the_queue_costs_the_same_number_of_statements_whatever_its_length(
    office: Office,
) -> None:
    talks(office, 12)
    plan(office, count=2)
    lead = office.client(office.lead)
    lead.get("/reviews/")
    few = statements(office, lead)
    plan(office, count=6)
    lead.get("/reviews/")
    assert statements(office, lead) <= few + 3  # one more plan is looked at


def statements(office: Office, client: Client) -> int:
    seen: list[str] = []
    with office.factory.context():
        engine = db.engine

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        client.get("/reviews/")
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(seen)


def test_targeted_reviews_of_a_plan_say_why(office: Office) -> None:
    # One is drawn by lot, the other is left to be chosen for its reason.
    for hours in range(2):
        when = clock.now() - timedelta(days=8, hours=hours)
        revision = office.factory.transcript(team=office.team, agent="Giulia", talk=ABUSE, started_at=when)
        with office.factory.context():
            ensure_analysis(revision, at=when)
    plan(office, count=1, targeted=1)
    lead = office.client(office.lead)
    assert "abuse by the customer" in lead.get("/reviews/").text
    first = str(lead.post("/reviews/next").headers["Location"])
    second = str(lead.post("/reviews/next", {"after": first.rsplit("/", 1)[1]}).headers["Location"])
    with office.factory.context():
        assert sorted(db.session.scalars(select(Evaluation.kind))) == ["random", "targeted"]
    said = [" ".join(lead.get(address).text.split()) for address in (first, second)]
    assert sum("Drawn at random from 2 conversations" in page for page in said) == 1
    assert sum("Chosen by a plan: abuse by the customer" in page for page in said) == 1

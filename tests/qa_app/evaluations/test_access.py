"""Who finds what on the pages of reviews, and what an empty desk says."""

import re
from datetime import timedelta

from sqlalchemy import event, select

from qa_app.accounts import queries as accounts
from qa_app.core import clock
from qa_app.core.database import db
from qa_app.core.permissions import Role
from qa_app.evaluations import service
from qa_app.transcripts.models import FindingRow, Transcript
from tests.factories import TALK, Factory
from tests.qa_app.evaluations.office import Office, choose, draw


def test_an_empty_desk_says_what_will_be_there(office: Office) -> None:
    page = office.client(office.lead).get("/reviews/")
    assert "Nothing is due" in page.text
    assert "Nothing published yet" in page.text


def test_the_person_sees_who_looked(office: Office) -> None:
    transcript_id = office.transcript()
    lead = office.client(office.lead)
    lead.get(choose(lead, office, transcript_id))
    page = office.client(office.agent).get("/my-reviews/").text
    assert "Paola" in page
    assert "A review of you" in page


def test_the_agent_never_sees_a_rejected_finding(office: Office) -> None:
    office.transcript()
    lead = office.client(office.lead)
    review = draw(lead)
    with office.factory.context():
        finding = db.session.scalars(select(FindingRow.id).where(FindingRow.label == "greeting")).first()
    lead.post(review, office.fields(review, action=f"reject:{finding}"))
    lead.post(review, office.fields(review, action="submit"))
    page = office.client(office.agent).get(f"/my-reviews/{review.rsplit('/', 1)[1]}").text
    assert not re.search(rf"[mn]-f{finding}\b", page)


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


def test_a_roleplay_is_opened_by_whoever_played_it_and_by_nobody_else(office: Office) -> None:
    transcript_id = office.transcript()
    player = office.factory.person(Role.TRAINER)
    with office.factory.context():
        head = db.session.get_one(Transcript, transcript_id)
        head.origin, head.owner_id, head.team_id = "roleplay", player.id, None
        db.session.commit()
        viewer = accounts.viewer_of(player.id)
        assert viewer is not None
        review = f"/reviews/{service.record_roleplay(transcript_id, viewer=viewer, at=clock.now())}"
    page = office.client(player).get(review).text
    assert "no person judged it, and only you can see it" in page
    assert "Publish review" not in page
    for other in (
        office.factory.person(Role.ADMIN),
        office.factory.person(Role.REVIEWER),
        office.lead,
        office.agent,
    ):
        office.client(other).get(review, status=404)


def test_the_page_of_ones_own_review_is_the_agents(office: Office) -> None:
    office.transcript()
    lead = office.client(office.lead)
    review = draw(lead)
    lead.post(review, office.fields(review, action="submit"))
    moved = office.client(office.agent).get(review, status=302)
    assert moved.headers["Location"] == f"/my-reviews/{review.rsplit('/', 1)[1]}"

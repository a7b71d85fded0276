"""The pages of trends as people see them."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from qa_app.agreement import queries
from qa_app.agreement import service as agreement
from qa_app.agreement.service import Profile
from qa_app.core import clock
from qa_app.core.permissions import Role, Viewer
from tests.client import Client
from tests.factories import Factory
from tests.qa_app.dashboard.conftest import Reviews, text_of

EVERYTHING = "/trends/?period=26"


def set_names(app: Flask, *, shown: bool) -> None:
    """Put a profile in force that shows agents' names, or does not."""
    guarantor = Viewer(1, "Guarantor", frozenset({Role.GUARANTOR}))
    profile = Profile(agent_names_on_dashboard=shown)
    with app.app_context():
        agreement.change(profile, reason="agreed", viewer=guarantor, at=clock.now())


def test_without_reviews_the_page_says_what_will_be_here_and_how_to_start(reviewer: Client) -> None:
    page = reviewer.get("/trends/")
    assert "No review in this selection" in page.text
    assert 'href="/reviews/' in page.text


def test_one_review_gives_no_number_anywhere(reviewer: Client, reviews: Reviews) -> None:
    team, agents = reviews.team("Nord")
    reviews.add(team, agents[0], 83.25)
    page = reviewer.get("/trends/")
    assert "1 random review" in page.text
    assert "too few people to show" in page.text
    assert "83" not in text_of(page.text)


def test_a_team_s_mean_stands_with_its_interval_and_its_band(reviewer: Client, reviews: Reviews) -> None:
    team, agents = reviews.team("Nord")
    reviews.spread(team, agents, [48, 54, 60, 66, 72])
    words = text_of(reviewer.get("/trends/").text)
    assert "In line with the standard 60 / 100" in words
    assert "95% interval: 48 to 72." in words
    assert "All teams · last 12 weeks · 5 random reviews" in words


def test_many_reviews_of_four_people_stay_unseen(reviewer: Client, reviews: Reviews) -> None:
    team, agents = reviews.team("Sud", people=4)
    reviews.spread(team, agents, [91.5] * 12)
    words = text_of(reviewer.get("/trends/").text)
    assert "12 random reviews" in words
    assert "92" not in words
    assert "91" not in words


def test_random_and_chosen_reviews_never_mix(reviewer: Client, reviews: Reviews) -> None:
    team, agents = reviews.team("Nord")
    for kind, base in (("random", 60.0), ("targeted", 20.0)):
        for agent in agents:
            reviews.add(team, agent, base, kind=kind)
    assert "60 / 100" in text_of(reviewer.get("/trends/").text)
    chosen = text_of(reviewer.get("/trends/?kind=targeted").text)
    assert "20 / 100" in chosen
    assert "5 chosen reviews" in chosen
    assert "are no sample" in chosen


@pytest.mark.parametrize("changes", [{"status": "draft"}, {"kind": "roleplay"}, {"status": "private"}])
def test_drafts_and_roleplays_count_nowhere(
    reviewer: Client, reviews: Reviews, changes: dict[str, str]
) -> None:
    team, agents = reviews.team("Nord")
    for agent in agents:
        reviews.add(team, agent, 60, **changes)
    assert "No review in this selection" in reviewer.get("/trends/").text


def test_the_filters_are_kept_in_the_address_and_said_in_words(reviewer: Client, reviews: Reviews) -> None:
    team, agents = reviews.team("Nord")
    for agent in agents:
        reviews.add(team, agent, 60, channel="email")
        reviews.add(team, agent, 90, channel="chat")
    page = reviewer.get("/trends/?team=nord&channel=email&language=it&period=4")
    assert "Nord · e-mail · Italian · last 4 weeks · 5 random reviews" in text_of(page.text)
    assert "60 / 100" in text_of(page.text)
    assert "team=nord&amp;channel=email&amp;language=it&amp;period=4&amp;pillar=" in page.text


def test_a_point_leads_to_its_own_reviews_and_each_to_its_page(reviewer: Client, reviews: Reviews) -> None:
    team, agents = reviews.team("Nord")
    this_week = clock.now().weekday() / 7
    old = [reviews.add(team, agent, 50, weeks_ago=this_week + 3.01) for agent in agents]
    new = [reviews.add(team, agent, 70, weeks_ago=0.001) for agent in agents]
    page = reviewer.get("/trends/")
    links = re.findall(r'<a href="(/trends/reviews\?[^"]*since=[^"]*)" aria-label="', page.text)
    assert len(links) == 2
    behind = reviewer.get(links[-1].replace("&amp;", "&")).text
    assert all(f"/reviews/{one.evaluation}" in behind for one in new)
    assert all(f"/conversations/{one.transcript}" in behind for one in new)
    assert not any(f'/reviews/{one.evaluation}"' in behind for one in old)


def test_a_pillar_leads_to_the_reviews_that_rated_it_lowest_first(reviewer: Client, reviews: Reviews) -> None:
    team, agents = reviews.team("Nord")
    for number, agent in enumerate(agents):
        reviews.add(team, agent, 60, pillars={"empathy": 25.0 * number, "accuracy": 75.0})
    reviews.add(team, agents[0], 60, pillars={"accuracy": 75.0})
    words = text_of(reviewer.get("/trends/reviews?pillar=empathy&order=lowest").text)
    assert "Empathy · All teams · last 12 weeks · 5 random reviews" in words
    assert words.index(" Nord 0 ") < words.index(" Nord 25 ") < words.index(" Nord 100 ")


def test_the_weakest_pillar_stands_first(reviewer: Client, reviews: Reviews) -> None:
    team, agents = reviews.team("Nord")
    for agent in agents:
        reviews.add(team, agent, 60, pillars={"empathy": 25.0, "accuracy": 75.0})
    words = text_of(reviewer.get("/trends/").text)
    assert "Where is it weakest? Empathy 25" in words
    assert "Its interval lies below that of every other pillar." in words


def test_names_of_agents_stand_nowhere_on_the_page(reviewer: Client, reviews: Reviews) -> None:
    team, agents = reviews.team("Nord")
    for agent in agents:
        reviews.add(team, agent, 60, gate="failed", verdict="no", labels=["abuse"])
    for path in ("/trends/", "/trends/reviews"):
        assert "Nord agent" not in reviewer.get(path).text


def test_what_needs_a_look_leads_to_the_conversation(reviewer: Client, reviews: Reviews) -> None:
    team, agents = reviews.team("Nord")
    failed = reviews.add(team, agents[0], gate="failed")
    abused = reviews.add(team, agents[1], labels=["abuse"])
    unsolved = reviews.add(team, agents[2], verdict="no")
    fine = reviews.add(team, agents[3])
    page = reviewer.get("/trends/").text
    concerns = page[page.index('id="concerns"') : page.index('id="teams-title"')]
    assert all(f'/conversations/{one.transcript}"' in concerns for one in (failed, abused, unsolved))
    assert f'/conversations/{fine.transcript}"' not in concerns
    for words in ("Critical criterion missed", "Abuse by the customer", "Seems unsolved"):
        assert words in concerns


def test_another_team_is_not_there_for_its_neighbour_s_lead(
    client: Client, factory: Factory, reviews: Reviews
) -> None:
    nord, nord_agents = reviews.team("Nord")
    sud, sud_agents = reviews.team("Sud")
    for own, other in zip(nord_agents, sud_agents, strict=True):
        reviews.add(nord, own, 40)
        reviews.add(sud, other, 90)
    client.sign_in(factory.person(Role.SUPERVISOR, team=nord))
    words = text_of(client.get("/trends/").text)
    assert "All my teams · last 12 weeks · 5 random reviews" in words
    assert "40 / 100" in words
    assert "Sud" not in words
    for path in ("/trends/?team=sud", "/trends/reviews?team=sud", "/trends/export/teams.csv?team=sud"):
        client.get(path, status=404)
    assert "Sud" not in client.get("/trends/export/teams.csv").text


@pytest.mark.parametrize("role", [Role.AGENT, Role.TRAINER, Role.ADMIN, Role.GUARANTOR])
@pytest.mark.parametrize(
    "path", ["/trends/", "/trends/reviews", "/trends/export/weeks.csv", "/trends/people"]
)
def test_whoever_may_not_see_trends_sees_none(
    client: Client, factory: Factory, role: Role, path: str
) -> None:
    client.sign_in(factory.person(role)).get(path, status=403)


def test_people_are_not_shown_while_the_agreement_keeps_names_off(
    app: Flask, client: Client, factory: Factory, reviews: Reviews
) -> None:
    team, agents = reviews.team("Nord")
    reviews.add(team, agents[0], 60)
    lead = factory.person(Role.SUPERVISOR, team=team)
    set_names(app, shown=False)
    client.sign_in(lead)
    assert "the agreement profile keeps names off this page" in client.get("/trends/").text
    client.get("/trends/people", status=404)
    client.get(f"/trends/people/{agents[0].id}", status=404)


def test_a_lead_sees_their_own_people_where_allowed_and_each_look_is_noted(
    app: Flask, client: Client, factory: Factory, reviews: Reviews
) -> None:
    nord, agents = reviews.team("Nord")
    sud, others = reviews.team("Sud")
    for base in (48, 54, 60, 66, 72):
        reviews.add(nord, agents[0], base)
    reviews.add(sud, others[0], 77)
    lead = factory.person(Role.SUPERVISOR, team=nord, name="Lea Lead")
    set_names(app, shown=True)
    client.sign_in(lead)
    listed = client.get("/trends/people").text
    assert "Nord agent 0" in listed
    assert "Sud agent" not in listed
    assert "60 48 to 72" in text_of(client.get(f"/trends/people/{agents[0].id}").text)
    client.get(f"/trends/people/{others[0].id}", status=404)
    with app.app_context():
        noted = queries.looks(agent_id=agents[0].id)
        assert {(look.what, look.viewer) for look in noted} == {("figures", "Lea Lead")}
        assert queries.looks(agent_id=others[0].id) == ()


def test_the_page_itself_is_no_look_at_anybody(
    app: Flask, client: Client, factory: Factory, reviews: Reviews
) -> None:
    team, agents = reviews.team("Nord")
    reviews.spread(team, agents, [60] * 10)
    client.sign_in(factory.person(Role.SUPERVISOR, team=team)).get("/trends/")
    with app.app_context():
        assert queries.looks() == ()


def test_quality_sees_no_person_even_where_names_are_allowed(
    app: Flask, client: Client, factory: Factory, reviews: Reviews
) -> None:
    team, agents = reviews.team("Nord")
    reviews.add(team, agents[0], 60)
    person = factory.person(Role.REVIEWER)
    set_names(app, shown=True)
    client.sign_in(person)
    client.get(f"/trends/people/{agents[0].id}", status=403)


def test_names_with_html_and_formulas_do_no_harm(reviewer: Client, reviews: Reviews) -> None:
    team, agents = reviews.team('=HYPERLINK("x")<script>alert(1)</script>')
    for agent in agents:
        reviews.add(team, agent, 60)
    assert "<script>alert" not in reviewer.get("/trends/").text
    assert "<script>alert" not in reviewer.get("/trends/reviews").text
    exported = reviewer.get("/trends/export/teams.csv").text
    assert "\"'=HYPERLINK" in exported


@pytest.mark.parametrize("table", ["weeks", "pillars", "teams"])
def test_an_export_holds_the_figures_of_the_page_and_keeps_small_groups_out(
    reviewer: Client, reviews: Reviews, table: str
) -> None:
    nord, agents = reviews.team("Nord")
    sud, few = reviews.team("Sud", people=2)
    for agent in agents:
        reviews.add(nord, agent, 61.24)
    for number in range(6):
        reviews.add(sud, few[number % 2], 93.7, weeks_ago=8)
    answer = reviewer.get(f"/trends/export/{table}.csv?team=nord")
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "61.2" in answer.text
    assert "93.7" not in reviewer.get(f"/trends/export/{table}.csv?team=sud").text


@pytest.mark.parametrize("locale", ["it", "en"])
def test_numbers_and_words_follow_the_reader_s_language(
    client: Client, factory: Factory, reviews: Reviews, locale: str
) -> None:
    team, agents = reviews.team("Nord")
    for number in range(10):
        reviews.add(team, agents[number % 5], 50.0 + number * 3.3, weeks_ago=11 if number < 5 else 0.1)
    client.sign_in(factory.person(Role.REVIEWER)).post("/language", {"locale": locale, "next": "/"})
    words = text_of(client.get("/trends/").text)
    assert ("+16,5" if locale == "it" else "+16.5") in words
    assert ("Empatia" if locale == "it" else "Empathy") in words


def test_a_review_counts_on_the_day_of_its_conversation(reviewer: Client, reviews: Reviews) -> None:
    team, agents = reviews.team("Nord")
    for agent in agents:
        reviews.add(team, agent, 60, weeks_ago=20, acknowledged_at=clock.now() - timedelta(days=1))
    assert "0 random reviews" in text_of(reviewer.get("/trends/").text)
    assert "5 random reviews" in text_of(reviewer.get(EVERYTHING).text)

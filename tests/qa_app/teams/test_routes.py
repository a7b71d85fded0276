"""The pages of a team: read by those who review, changed by those who lead it."""

import pytest
from flask import Flask

from qa_app.accounts import queries as people
from qa_app.accounts.queries import TeamRef
from qa_app.core import clock
from qa_app.core.permissions import Role, Viewer
from qa_app.teams import queries, service
from tests.client import Client
from tests.factories import Factory, Person

HOURS = {
    "counted": "y",
    "day_0": "9-13, 14:30-18",
    "day_1": "9-18",
    "zone": "Europe/Rome",
    "country": "IT",
    "closed": "2026-12-24",
    "reason": "new shifts",
}
FACT = {
    "statement_it": "I resi si accettano entro 30 giorni.",
    "kind": "term",
    "value": "30 giorni",
    "topics_it": "reso\nresi",
    "source_name": "Condizioni di vendita",
    "source_link": "https://example.com/resi",
}


FOUR = ["empathy", "accuracy", "knowledge", "proactivity"]


@pytest.fixture
def team(factory: Factory) -> TeamRef:
    return factory.team("Nord")


@pytest.fixture
def lead(factory: Factory, team: TeamRef) -> Person:
    return factory.person(Role.SUPERVISOR, team=team, name="Lea Lead")


def viewer_of(person: Person) -> Viewer:
    found = people.viewer_of(person.id)
    assert found is not None
    return found


def test_one_team_opens_at_once_and_several_are_listed(
    app: Flask, client: Client, factory: Factory, team: TeamRef, lead: Person
) -> None:
    client.sign_in(lead)
    assert client.get("/teams/", status=302).headers["Location"].endswith(f"/teams/{team.id}")
    factory.team("Sud")
    page = Client(app).sign_in(factory.person(Role.REVIEWER)).get("/teams/").text
    assert "Nord" in page
    assert "Sud" in page


def test_the_lead_changes_the_hours_and_the_history_says_who_and_why(
    client: Client, team: TeamRef, lead: Person
) -> None:
    client.sign_in(lead).post(f"/teams/{team.id}/profile/hours", HOURS)
    page = client.get(f"/teams/{team.id}").text
    assert "9-13, 14:30-18" in page
    assert "2026-12-24" in page
    assert "new shifts" in page
    assert "Lea Lead" in page


def test_a_preview_says_what_would_change_and_saves_nothing(
    client: Client, factory: Factory, team: TeamRef, lead: Person
) -> None:
    client.sign_in(lead)
    page = client.post(f"/teams/{team.id}/profile/hours", HOURS | {"action": "preview"}, status=200).text
    assert "nothing is saved yet" in page
    assert "<ins>9-13, 14:30-18</ins>" in page
    assert 'value="new shifts"' in page
    with factory.context():
        assert service.profile(team.id).hours is None


@pytest.mark.parametrize(
    ("section", "given", "said"),
    [
        ("hours", HOURS | {"day_0": "from nine"}, "Write hours like"),
        ("hours", HOURS | {"day_0": "14-18, 9-13"}, "Write hours like"),
        ("hours", HOURS | {"zone": "Rome"}, "This time zone is not known"),
        ("hours", HOURS | {"closed": "Christmas"}, "is no date"),
        ("targets", {"chat_first_reply": "soon", "reason": "x"}, "Enter a whole number from 1 to 43"),
        ("words", {"added": "RMA", "reason": "x"}, "write the term"),
        ("phrases", {"templates": "x" * 1001, "reason": "x"}, "Line 1 is too long"),
        (
            "aims",
            {"aims": FOUR, "reason": "x"},
            "three at most",
        ),
        ("voice", {"address": "tu", "tone": "formal", "style": "either"}, "Say why"),
    ],
)
def test_what_cannot_be_used_is_named_and_what_was_typed_stays(
    client: Client, team: TeamRef, lead: Person, section: str, given: dict[str, str], said: str
) -> None:
    page = client.sign_in(lead).post(f"/teams/{team.id}/profile/{section}", given, status=422).text
    assert said in page
    assert page.count(said) <= 2  # in the summary and at the field
    typed = [value for name, value in given.items() if name != "reason" and isinstance(value, str)]
    assert all(value in page for value in typed)


SECTIONS: dict[str, tuple[dict[str, object], tuple[str, ...]]] = {
    "targets": ({"chat_first_reply": "2", "email_resolution": "48"}, ("within 2 min", "within 48 hours")),
    "voice": ({"address": "lei", "tone": "formal", "style": "complete"}, ("Formal (Lei)", "not wanted")),
    "phrases": (
        {
            "said_it": "La chiamata è registrata.",
            "legal": "Ai sensi di legge.",
            "templates": "Gentile cliente,",
        },
        ("La chiamata è registrata. (Italian)", "Ai sensi di legge.", "Gentile cliente,"),
    ),
    "words": ({"allowed": "Fibra", "added": "RMA = numero di reso"}, ("Fibra", "RMA → numero di reso")),
    "authority": ({"decides": "Refunds up to 50 €", "warnings": "2"}, ("Refunds up to 50 €", "<dd>2</dd>")),
    "aims": ({"aims": ["empathy", "accuracy"]}, ("Accuracy", "Empathy")),
}


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_is_kept_and_shown_again_in_its_form(
    client: Client, team: TeamRef, lead: Person, section: str
) -> None:
    given, shown = SECTIONS[section]
    client.sign_in(lead).post(f"/teams/{team.id}/profile/{section}", {**given, "reason": "agreed"})
    page = client.get(f"/teams/{team.id}").text
    assert [text for text in shown if text not in page] == []
    again = client.post(
        f"/teams/{team.id}/profile/{section}", {**given, "reason": "again", "action": "preview"}, status=200
    )
    assert "Nothing would change" in again.text


def test_a_reviewer_reads_and_another_team_is_not_there(
    app: Flask, client: Client, factory: Factory, team: TeamRef, lead: Person
) -> None:
    other = factory.team("Sud")
    client.sign_in(lead).get(f"/teams/{other.id}", status=404)
    client.post(f"/teams/{other.id}/profile/hours", HOURS, status=404)
    reviewer = Client(app).sign_in(factory.person(Role.REVIEWER))
    assert "/profile/hours" not in reviewer.get(f"/teams/{team.id}").text
    reviewer.get(f"/teams/{team.id}/profile/hours", status=403)
    assert "State a fact" not in reviewer.get(f"/teams/{team.id}/facts").text


def test_a_fact_is_stated_found_changed_and_ended(
    client: Client, factory: Factory, team: TeamRef, lead: Person
) -> None:
    client.sign_in(lead)
    assert "No fact yet" in client.get(f"/teams/{team.id}/facts").text
    client.post(f"/teams/{team.id}/facts/new", FACT)
    assert FACT["statement_it"] in client.get(f"/teams/{team.id}/facts?q=reso").text
    assert "No fact here" in client.get(f"/teams/{team.id}/facts?q=garanzia").text
    assert FACT["statement_it"] in client.get(f"/teams/{team.id}/facts?state=nonsense").text
    assert "is-invalid" not in client.get(f"/teams/{team.id}/facts").text
    with factory.context():
        key = queries.fact_versions(team.id)[0].key
    path = f"/teams/{team.id}/facts/{key}"
    assert "30 giorni" in client.get(path).text
    today = clock.today().isoformat()
    client.post(path, FACT | {"value": "60 giorni", "valid_from": today, "number": "1"})
    assert "60 giorni" in client.get(f"/teams/{team.id}/facts").text
    assert FACT["value"] in client.get(f"/teams/{team.id}/facts?state=expired").text
    client.post(f"{path}/end", {"last_day": today})
    assert "Ending within 30 days" in client.get(f"/teams/{team.id}/facts?state=expiring").text


def test_two_people_who_change_a_fact_at_once_lose_nothing(
    client: Client, factory: Factory, team: TeamRef, lead: Person
) -> None:
    client.sign_in(lead).post(f"/teams/{team.id}/facts/new", FACT)
    with factory.context():
        key = queries.fact_versions(team.id)[0].key
    client.post(f"/teams/{team.id}/facts/{key}", FACT | {"value": "60 giorni", "number": "1"})
    late = FACT | {"value": "90 giorni", "number": "1"}
    page = client.post(f"/teams/{team.id}/facts/{key}", late, status=409)
    assert "Lea Lead has changed this fact meanwhile" in page.text
    assert 'value="90 giorni"' in page.text
    client.post(f"/teams/{team.id}/facts/{key}", late | {"number": "2"})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"value": "a month or so maybe"}, "Write a term with its unit"),
        ({"topics_it": ""}, "Write at least one way"),
        ({"statement_it": ""}, "Write the statement"),
        ({"source_link": "javascript:alert(1)"}, "begins with https"),
        ({"valid_from": "2026-11-20", "valid_to": "2026-11-01"}, "cannot end before"),
        ({"valid_from": "tomorrow"}, "Enter a date like"),
    ],
)
def test_a_fact_that_nobody_could_compare_is_refused_with_what_to_write(
    client: Client, team: TeamRef, lead: Person, given: dict[str, str], said: str
) -> None:
    page = client.sign_in(lead).post(f"/teams/{team.id}/facts/new", FACT | given, status=422).text
    assert said in page
    assert FACT["source_name"] in page


def test_a_fact_for_all_teams_is_read_by_another_and_one_of_its_own_is_not(
    app: Flask, client: Client, factory: Factory, team: TeamRef, lead: Person
) -> None:
    client.sign_in(lead).post(f"/teams/{team.id}/facts/new", FACT | {"for_all": "y"})
    client.post(f"/teams/{team.id}/facts/new", FACT | {"statement_it": "Solo da noi."})
    other = factory.team("Sud")
    theirs = Client(app).sign_in(factory.person(Role.SUPERVISOR, team=other))
    page = theirs.get(f"/teams/{other.id}/facts").text
    assert FACT["statement_it"] in page
    assert "all teams" in page
    assert "Solo da noi." not in page

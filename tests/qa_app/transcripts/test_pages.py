"""The list and one conversation."""

import pytest

from nlp.types import Speaker
from qa_app.core.database import db
from qa_app.core.permissions import Role
from qa_app.transcripts.models import Revision
from tests.client import Client
from tests.factories import Factory


def head_of(factory: Factory, revision_id: int) -> int:
    """The transcript of a revision."""
    with factory.context():
        return db.session.get_one(Revision, revision_id).transcript_id


def test_a_supervisor_sees_their_teams_conversations_and_no_others(client: Client, factory: Factory) -> None:
    nord, sud = factory.team("Nord"), factory.team("Sud")
    mine, other = (head_of(factory, factory.transcript(team=team)) for team in (nord, sud))
    client.sign_in(factory.person(Role.SUPERVISOR, team=nord))
    assert "1 conversation" in client.get("/conversations/").text
    client.get(f"/conversations/{mine}")
    client.get(f"/conversations/{other}", status=404)


def test_no_machine_finding_is_shown_outside_a_review(client: Client, factory: Factory) -> None:
    nord = factory.team("Nord")
    head = head_of(factory, factory.transcript(team=nord))
    page = client.sign_in(factory.person(Role.SUPERVISOR, team=nord)).get(f"/conversations/{head}").text
    assert "capisco che tre giorni" in page
    assert 'class="ev' not in page


def test_opening_a_conversation_is_noted_for_its_agent(client: Client, factory: Factory) -> None:
    nord = factory.team("Nord")
    agent = factory.person(Role.AGENT, team=nord, name="Giulia")
    head = head_of(factory, factory.transcript(team=nord, agent="Giulia"))
    client.sign_in(factory.person(Role.SUPERVISOR, team=nord, name="Lea Lead")).get(f"/conversations/{head}")
    log = Client(client.http.application).sign_in(agent).get("/agreement/my-data").text
    assert "Lea Lead" in log
    assert f'Conversation <span class="muted">{head}</span>' in log


def test_swapping_roles_keeps_the_text_as_imported(client: Client, factory: Factory) -> None:
    nord = factory.team("Nord")
    head = head_of(factory, factory.transcript(team=nord))
    client.sign_in(factory.person(Role.SUPERVISOR, team=nord)).post(f"/conversations/{head}/swap")
    page = client.get(f"/conversations/{head}").text
    assert "Earlier reviews keep the conversation as they saw it" in page
    with factory.context():
        first, second = db.session.get_one(Revision, 1).transcript.revisions
        assert [turn.speaker for turn in first.turns][:2] == ["agent", "customer"]
        assert [turn.speaker for turn in second.turns][:2] == ["customer", "agent"]
        assert [turn.text for turn in first.turns] == [turn.text for turn in second.turns]


@pytest.mark.parametrize(
    ("query", "found"), [("?q=rossi", 2), ("?q=%25", 0), ("?channel=email", 1), ("?language=en", 0)]
)
def test_filters_narrow_the_list(client: Client, factory: Factory, query: str, found: int) -> None:
    nord = factory.team("Nord")
    factory.transcript(team=nord)
    factory.transcript(team=nord, channel="email")
    client.sign_in(factory.person(Role.SUPERVISOR, team=nord))
    page = client.get(f"/conversations/{query}").text
    assert page.count('data-name="When"') == found
    assert ("Nothing matches these filters" in page) == (found == 0)


def test_a_long_list_is_cut_into_pages(client: Client, factory: Factory) -> None:
    nord = factory.team("Nord")
    for _ in range(51):
        factory.transcript(team=nord)
    client.sign_in(factory.person(Role.SUPERVISOR, team=nord))
    assert client.get("/conversations/").text.count('data-name="When"') == 50
    assert client.get("/conversations/?page=2").text.count('data-name="When"') == 1


def test_names_and_words_with_markup_are_shown_as_text(client: Client, factory: Factory) -> None:
    nord = factory.team("Nord")
    evil = "<img src=x onerror=alert(1)>"
    talk = ((Speaker.AGENT, evil), (Speaker.CUSTOMER, evil))
    head = head_of(factory, factory.transcript(team=nord, agent=evil, talk=talk))
    client.sign_in(factory.person(Role.SUPERVISOR, team=nord))
    assert evil not in client.get(f"/conversations/{head}").text
    assert evil not in client.get("/conversations/").text

"""The page of actions."""

from datetime import timedelta

from qa_app.accounts import queries as accounts
from qa_app.actions.service import NewAction
from qa_app.core import clock
from qa_app.core.permissions import Role
from qa_app.evaluations import service as evaluations
from tests.client import Client
from tests.factories import Factory


def test_nothing_to_do_says_where_actions_come_from(client: Client, factory: Factory) -> None:
    client.sign_in(factory.person(Role.AGENT))
    assert "Nothing to do" in client.get("/actions/").text


def test_an_agent_ends_an_action_and_the_lead_reads_what_became_of_it(
    client: Client, factory: Factory
) -> None:
    team = factory.team("Nord")
    lead = factory.person(Role.SUPERVISOR, team=team, name="Paola")
    agent = factory.person(Role.AGENT, team=team, name="Giulia")
    review = factory.review(factory.transcript(team=team, agent="Giulia"), lead)
    with factory.context():
        viewer = accounts.viewer_of(lead.id)
        assert viewer is not None
        new = NewAction("call_back", agent.id, clock.today() + timedelta(days=2), "Chiedere se funziona")
        action = evaluations.open_action(review, new, viewer=viewer, at=clock.now())
    client.sign_in(agent)
    assert "Chiedere se funziona" in client.get("/actions/").text
    assert client.post(f"/actions/{action}/end", {"how": "dance"}, status=422)
    client.post(f"/actions/{action}/end", {"how": "done", "result": "Tutto bene", "next": "/actions/"})
    page = client.post(f"/actions/{action}/end", {"how": "cancelled"}, status=409)
    assert "Somebody ended this action before you" in page.text
    client.http.delete_cookie("session")
    client.sign_in(lead)
    assert "Nothing to do" in client.get("/actions/").text
    assert "Tutto bene" in client.get("/actions/?whose=teams").text

"""The guarantor's pages and everybody's own log of looks."""

from qa_app.agreement import service
from qa_app.core.permissions import Role, Viewer
from tests.client import Client
from tests.factories import NOW, Factory

FILLED = {
    "minimum_group": "6",
    "reviews_per_person": "4",
    "targeted_per_person": "1",
    "retention_days": "180",
    "editing_hours": "12",
    "dispute_days": "15",
    "talk_bands": "1",
    "reason": "agreed with the staff body on 3 November",
}


def test_the_guarantor_changes_the_profile_and_the_history_says_why(client: Client, factory: Factory) -> None:
    client.sign_in(factory.person(Role.GUARANTOR)).post("/agreement/", FILLED)
    page = client.get("/agreement/")
    assert "agreed with the staff body on 3 November" in page.text
    assert 'value="6"' in page.text


def test_a_group_smaller_than_five_is_refused_and_what_was_typed_stays(
    client: Client, factory: Factory
) -> None:
    client.sign_in(factory.person(Role.GUARANTOR))
    page = client.post("/agreement/", FILLED | {"minimum_group": "2"}, status=422)
    assert "Enter a whole number from 5 to 100." in page.text
    assert FILLED["reason"] in page.text
    with factory.context():
        assert service.profile() == service.Profile()


def test_a_reason_is_compulsory(client: Client, factory: Factory) -> None:
    client.sign_in(factory.person(Role.GUARANTOR))
    page = client.post("/agreement/", FILLED | {"reason": ""}, status=422)
    assert "Say why" in page.text


def test_an_agent_reads_who_looked_at_their_data_and_nobody_elses(client: Client, factory: Factory) -> None:
    lead = factory.person(Role.SUPERVISOR, name="Lea Lead")
    mine, other = factory.person(Role.AGENT), factory.person(Role.AGENT)
    viewer = Viewer(lead.id, "Lea Lead", frozenset({Role.SUPERVISOR}))
    with factory.context():
        for agent, subject in ((mine, "review:4711"), (other, "review:4712")):
            assert agent.agent_id is not None
            service.log_look(agent.agent_id, what="review", subject=subject, viewer=viewer, at=NOW)
    page = client.sign_in(mine).get("/agreement/my-data")
    assert "Lea Lead" in page.text
    assert "4711" in page.text
    assert "4712" not in page.text


def test_looking_at_ones_own_data_leaves_no_entry(client: Client, factory: Factory) -> None:
    person = factory.person(Role.AGENT)
    assert person.agent_id is not None
    viewer = Viewer(person.id, "Me", frozenset({Role.AGENT}), agent_id=person.agent_id)
    with factory.context():
        service.log_look(person.agent_id, what="review", subject="evaluation:1", viewer=viewer, at=NOW)
    assert "Nobody has looked yet" in client.sign_in(person).get("/agreement/my-data").text

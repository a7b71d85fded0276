"""Actions: who is given one, in which order they stand, and how they end."""

from datetime import timedelta

import pytest

from qa_app.accounts import queries as accounts
from qa_app.accounts.models import User
from qa_app.actions import queries, service
from qa_app.actions.service import NewAction
from qa_app.core.clock import ZONE
from qa_app.core.database import db
from qa_app.core.errors import InvalidError, NotFoundError
from qa_app.core.permissions import Role, Viewer
from qa_app.evaluations import service as evaluations
from qa_app.evaluations.queries import history_of
from tests.factories import NOW, Factory, Person

TODAY = NOW.astimezone(ZONE).date()


class Team:
    """A lead with a published review of an agent."""

    def __init__(self, factory: Factory) -> None:
        self.team = factory.team("Nord")
        self.lead = factory.person(Role.SUPERVISOR, team=self.team, name="Paola")
        self.agent = factory.person(Role.AGENT, team=self.team, name="Giulia")
        self.review = factory.review(factory.transcript(team=self.team, agent="Giulia"), self.lead)

    def viewer(self, person: Person) -> Viewer:
        found = accounts.viewer_of(person.id)
        assert found is not None
        return found

    def open(self, owner: Person, days: int = 7, kind: str = "call_back", note: str = "") -> int:
        new = NewAction(kind, owner.id, TODAY + timedelta(days=days), note)
        return evaluations.open_action(self.review, new, viewer=self.viewer(self.lead), at=NOW)


@pytest.fixture
def nord(context: None, factory: Factory) -> Team:
    return Team(factory)


def test_what_is_overdue_stands_first_and_what_is_ended_last(nord: Team) -> None:
    later, soon, done = nord.open(nord.agent, 9), nord.open(nord.agent, 1), nord.open(nord.agent, 0)
    agent = nord.viewer(nord.agent)
    service.end(done, "done", "called", viewer=agent, at=NOW)
    found = queries.mine(agent, TODAY + timedelta(days=3))
    assert [(one.id, one.is_overdue) for one in found] == [(soon, True), (later, False), (done, False)]
    assert (found[-1].ended_by, found[-1].result) == ("Giulia", "called")


def test_the_team_sees_all_of_its_actions_and_no_other_teams(nord: Team, factory: Factory) -> None:
    action = nord.open(nord.agent)
    stranger = nord.viewer(factory.person(Role.SUPERVISOR, team=factory.team("Sud")))
    assert [one.id for one in queries.of_teams(nord.viewer(nord.lead), TODAY)] == [action]
    assert queries.of_teams(stranger, TODAY) == ()
    assert queries.of_teams(nord.viewer(nord.agent), TODAY) == ()
    with pytest.raises(NotFoundError):
        service.end(action, "done", "", viewer=stranger, at=NOW)


def test_an_action_ends_once(nord: Team) -> None:
    action = nord.open(nord.agent)
    service.end(action, "cancelled", "moved away", viewer=nord.viewer(nord.lead), at=NOW)
    with pytest.raises(service.EndedAlreadyError):
        service.end(action, "done", "", viewer=nord.viewer(nord.agent), at=NOW)
    (one,) = queries.of_review(nord.review, nord.viewer(nord.lead), TODAY)
    assert (one.status, one.result) == ("cancelled", "moved away")


def test_an_action_needs_a_day_to_come_an_owner_of_the_team_and_words_for_something_else(
    nord: Team, factory: Factory
) -> None:
    stranger = factory.person(Role.AGENT, team=factory.team("Sud"))
    for given in (
        {"days": -1},
        {"kind": "other"},
        {"kind": "dance"},
        {"owner": stranger},
        {"note": "x" * 2001},
    ):
        with pytest.raises(InvalidError):
            nord.open(**{"owner": nord.agent, **given})  # type: ignore[arg-type]
    assert queries.of_review(nord.review, nord.viewer(nord.lead), TODAY) == ()


def test_whoever_is_judged_opens_none_and_the_review_remembers_who_did(nord: Team) -> None:
    new = NewAction("call_back", nord.agent.id, TODAY)
    with pytest.raises(NotFoundError):
        evaluations.open_action(nord.review, new, viewer=nord.viewer(nord.agent), at=NOW)
    nord.open(nord.agent, note="today")
    step = history_of(nord.review)[-1]
    assert (step.who, step.action, step.after["note"]) == ("Paola", "action_opened", "today")


def test_an_action_of_somebody_who_left_stays_and_can_be_ended(nord: Team) -> None:
    action, lead = nord.open(nord.agent), nord.viewer(nord.lead)
    db.session.get_one(User, nord.agent.id).active = False
    db.session.commit()
    (one,) = queries.of_teams(lead, TODAY)
    assert (one.owner_has_left, one.may_end) == (True, True)
    assert nord.agent.id not in {owner.id for owner in queries.owners(nord.team.id, lead)}
    service.end(action, "done", "", viewer=lead, at=NOW)

"""People who plan and people who review."""

import pytest
from flask import Flask

from qa_app.core.permissions import Role
from tests.factories import Factory
from tests.qa_app.evaluations.desk import Desk
from tests.qa_app.evaluations.office import Office
from tests.qa_app.sampling.floor import Floor


@pytest.fixture
def desk(factory: Factory) -> Desk:
    """A supervisor at work. For tests of services: needs `context`."""
    return Desk(factory)


@pytest.fixture
def floor(factory: Factory) -> Floor:
    """A team with three people, a lead and a reviewer. For tests of services: needs `context`."""
    return Floor(factory)


@pytest.fixture
def office(app: Flask, factory: Factory) -> Office:
    """For tests of pages."""
    team = factory.team("Nord")
    lead = factory.person(Role.SUPERVISOR, team=team, name="Paola")
    return Office(app, factory, team, lead, factory.person(Role.AGENT, team=team, name="Giulia"))

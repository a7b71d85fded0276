"""People who keep moments for later."""

import pytest

from qa_app.core.permissions import Role
from tests.factories import Factory
from tests.qa_app.moments.keepers import Keepers


@pytest.fixture
def keepers(factory: Factory) -> Keepers:
    """For tests of services: needs `context`."""
    north, south = factory.team("Nord"), factory.team("Sud")
    return Keepers(
        factory,
        north,
        lead=factory.person(Role.SUPERVISOR, team=north, name="Paola"),
        other_lead=factory.person(Role.SUPERVISOR, team=south),
        quality=factory.person(Role.REVIEWER),
        agent=factory.person(Role.AGENT, team=north, name="Giulia Conti"),
        trainer=factory.person(Role.TRAINER),
        admin=factory.person(Role.ADMIN),
    )

"""A room for calibration."""

import pytest

from tests.factories import Factory
from tests.qa_app.calibration.room import Room


@pytest.fixture
def room(factory: Factory) -> Room:
    """With `context` for tests of services, without it for tests of pages."""
    return Room(factory)

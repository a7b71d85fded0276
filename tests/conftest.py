"""An application with its own database per test process; every test starts empty."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from qa_app.accounts import service as accounts
from qa_app.core.config import load
from qa_app.core.database import db
from qa_app.factory import create_app
from tests.client import Client
from tests.factories import Factory


def required(service: str) -> bool:
    """Whether a missing service fails the test rather than skipping it (`PILASTRI_REQUIRE`)."""
    return service in os.environ.get("PILASTRI_REQUIRE", "").split(",")


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    instance: Path = tmp_path_factory.mktemp("instance")
    settings = load({"PILASTRI_INSTANCE": str(instance), "PILASTRI_SECRET_KEY": "only for tests"})
    app = create_app(settings, TESTING=True, RATELIMIT_ENABLED=False, SECURITY_PASSWORD_HASH="plaintext",
                     SECURITY_PASSWORD_SCHEMES=["plaintext"], SECURITY_PASSWORD_SINGLE_HASH=True)  # fmt: skip
    with app.app_context():
        db.create_all()
    return app


@pytest.fixture
def database(app: Flask) -> Iterator[None]:
    """Empty tables, emptied again afterwards."""
    with app.app_context():
        accounts.ensure_roles()
    yield
    with app.app_context():
        # SQLite has no TRUNCATE; deleting children first costs a millisecond or two.
        for table in reversed(db.metadata.sorted_tables):
            db.session.execute(table.delete())
        db.session.commit()
        db.session.remove()


@pytest.fixture
def context(app: Flask, database: None) -> Iterator[None]:
    """An application context, for tests of services. With `client`, requests would share its `g`."""
    with app.app_context():
        yield
        db.session.rollback()


@pytest.fixture
def factory(app: Flask, database: None) -> Factory:
    """Makes people, teams, conversations and reviews through the services."""
    return Factory(app)


@pytest.fixture
def client(app: Flask, factory: Factory) -> Client:
    """A browser without JavaScript that lints every page it is given."""
    return Client(app)

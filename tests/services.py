"""Servers that some tests need: a database of their own, a broker; skipped where there is none."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.conftest import required


def service_url(service: str, variable: str) -> str:
    """The address of a server; without one the test is skipped, or fails where it is required."""
    url = os.environ.get(variable)
    if url:
        return url
    if required(service):
        pytest.fail(f"{variable} is not set, and PILASTRI_REQUIRE asks for {service}")
    pytest.skip(f"{variable} is not set")


@contextmanager
def throwaway_database() -> Iterator[str]:
    """The URL of an empty PostgreSQL database that is dropped afterwards."""
    server = make_url(service_url("postgresql", "PILASTRI_TEST_DATABASE_URL"))
    name = f"pilastri_test_{secrets.token_hex(6)}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        yield server.set(database=name).render_as_string(hide_password=False)
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    finally:
        engine.dispose()

"""Migrations: up, down and up again on both databases, and the tables are those of the models."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import inspect

from qa_app.cli.processes import upgrade_database
from qa_app.core.config import load
from qa_app.core.database import db
from qa_app.factory import create_app
from tests.services import throwaway_database


@contextmanager
def database(kind: str, tmp_path: Path) -> Iterator[Flask]:
    """An application on an empty database."""
    if kind == "sqlite":
        yield from applications(tmp_path, {})
        return
    with throwaway_database() as url:
        yield from applications(tmp_path, {"PILASTRI_DATABASE_URL": url})


def applications(tmp_path: Path, environ: dict[str, str]) -> Iterator[Flask]:
    app = create_app(load({"PILASTRI_INSTANCE": str(tmp_path), **environ}))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def config(app: Flask) -> Config:
    found: Config = app.extensions["migrate"].migrate.get_config()
    return found


KINDS = pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])


@KINDS
def test_the_migrations_go_up_down_and_up_again(kind: str, tmp_path: Path) -> None:
    with database(kind, tmp_path) as app:
        upgrade_database(app)
        command.downgrade(config(app), "base")
        assert inspect(db.engine).get_table_names() == ["alembic_version"]
        upgrade_database(app)
        assert set(db.metadata.tables) <= set(inspect(db.engine).get_table_names())


@KINDS
def test_the_models_and_the_migrations_agree(kind: str, tmp_path: Path) -> None:
    with database(kind, tmp_path) as app:
        upgrade_database(app)
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, db.metadata) == []


def test_upgrading_what_is_up_to_date_changes_nothing(tmp_path: Path) -> None:
    with database("sqlite", tmp_path) as app:
        first = upgrade_database(app)

        assert upgrade_database(app) == first


def test_the_revisions_are_one_numbered_line(tmp_path: Path) -> None:
    with database("sqlite", tmp_path) as app:
        script = ScriptDirectory.from_config(config(app))
        revisions = [revision.revision for revision in script.walk_revisions()][::-1]

    assert revisions == [f"{number:04d}" for number in range(1, len(revisions) + 1)]
    assert script.get_heads() == revisions[-1:]

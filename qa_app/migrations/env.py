"""Runs migrations on the application's database; `pilastri db upgrade` and `flask db …` both come here."""

from typing import Any

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import MigrationScript
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import Connection, TypeDecorator

# Two processes that start at the same time must not both migrate: any number, the same for all of them.
ADVISORY_LOCK = 7_214_520

database = current_app.extensions["migrate"].db


def number_revision(_: MigrationContext, __: Any, directives: list[MigrationScript]) -> None:
    """Number revisions, so that their order is seen and two at a time clash; write no empty one."""
    script = directives[0]
    if getattr(context.config.cmd_opts, "autogenerate", False) and script.upgrade_ops.is_empty():
        directives[:] = []
        return
    known = [revision.revision for revision in ScriptDirectory.from_config(context.config).walk_revisions()]
    script.rev_id = f"{len(known) + 1:04d}"


def render_item(kind: str, item: Any, _: AutogenContext) -> str | bool:
    """Our own column types are written as what they are in the database: a migration outlives them."""
    if kind == "type" and isinstance(item, TypeDecorator):
        if item.impl_instance.__class__.__name__ == "DateTime":
            return "sa.DateTime(timezone=True)"
        return f"sa.{item.impl_instance!r}"
    return False


def migrate(connection: Connection) -> None:
    """Bring the tables to the wanted revision in one transaction."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        # Rebuilding a table (batch mode) would otherwise delete the rows that refer to it. Python's driver
        # opens no transaction for DDL by itself, so that half a migration would stay after a failure.
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.commit()
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")
    context.configure(
        connection=connection,
        target_metadata=database.metadata,
        compare_type=True,
        render_as_batch=True,
        render_item=render_item,
        process_revision_directives=number_revision,
        transactional_ddl=True,
    )
    context.run_migrations()
    if sqlite:
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"the migration left rows that refer to nothing: {broken[:5]}")
    connection.commit()
    if sqlite:
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")


if context.is_offline_mode():
    context.configure(
        url=database.engine.url, target_metadata=database.metadata, literal_binds=True, render_as_batch=True
    )
    with context.begin_transaction():
        context.run_migrations()
else:
    with database.engine.connect() as engine_connection:
        migrate(engine_connection)

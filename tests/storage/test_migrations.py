"""One history for both databases: from nothing to the tables, back, checked, and safe when several processes start at once."""

import subprocess
import sys
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import render_python_code
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.operations.ops import MigrationScript
from sqlalchemy import Engine, inspect, text

from catalogue.domain.errors import StoreUnavailable
from catalogue.storage.engine import alone, snapshot
from catalogue.storage.fact_tables import METADATA, TABLES
from catalogue.storage.migrate import alembic_config, migrate
from catalogue.storage.repository import SqlCatalogueStore
from tests.storage.conftest import Opens
from tests.storage.examples import a_programme

MIGRATES = """
import sys
from catalogue.storage.engine import open_engine
from catalogue.storage.migrate import migrate
migrate(open_engine(sys.argv[1]))
"""


def alembic(engine: Engine, what: str, *arguments: str) -> None:
    """Runs an Alembic command as a developer would."""
    config = alembic_config()
    with alone(engine, foreign_keys=False) as connection:
        config.attributes["connection"] = connection
        getattr(command, what)(config, *arguments)


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def anatomy(engine: Engine) -> dict[str, Any]:
    """Everything that a database says of its tables, CHECKs too, which `alembic check` does not compare."""
    look = inspect(engine)
    parts = ("columns", "pk_constraint", "foreign_keys", "unique_constraints", "check_constraints", "indexes")
    return {f"{table} {part}": plain(getattr(look, f"get_{part}")(table)) for table in TABLES for part in parts}


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return sorted((plain(item) for item in value), key=repr) if isinstance(value, list) else str(value)


def test_from_nothing_to_the_tables(empty_engine: Engine) -> None:
    migrate(empty_engine)
    assert tables(empty_engine) == set(TABLES)


def test_migrating_again_changes_nothing(store: SqlCatalogueStore, engine: Engine) -> None:
    store.replace([a_programme()], "first")
    migrate(engine)
    assert store.programmes() == (a_programme(),)


def test_the_tables_are_those_of_the_code(engine: Engine) -> None:
    alembic(engine, "check")


def test_the_constraints_are_those_of_the_code(engine: Engine) -> None:
    migrated = anatomy(engine)
    alembic(engine, "downgrade", "base")
    METADATA.create_all(engine)
    assert anatomy(engine) == migrated


def test_back_and_forth(engine: Engine) -> None:
    alembic(engine, "downgrade", "base")
    assert tables(engine) == set()
    migrate(engine)
    assert tables(engine) == set(TABLES)


def test_a_database_of_the_version_before_keeps_its_listings(store: SqlCatalogueStore, engine: Engine) -> None:
    store.replace([a_programme()], "first")
    alembic(engine, "downgrade", "-1")
    assert "folded_name" in {column["name"] for column in inspect(engine).get_columns("programme")}
    migrate(engine)
    assert store.programmes() == (a_programme(),)


def test_a_database_of_a_newer_version_is_refused_and_left_alone(store: SqlCatalogueStore, engine: Engine) -> None:
    store.replace([a_programme()], "first")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(
        StoreUnavailable, match=r"newer version of the catalogue .*9999.* Update the catalogue, or use another CATALOGUE_DATA_DIR"
    ):
        migrate(engine)
    assert store.programmes() == (a_programme(),)


def test_several_processes_may_migrate_at_once(url: str, opened: Opens) -> None:
    starts = [subprocess.Popen([sys.executable, "-c", MIGRATES, url], stderr=subprocess.PIPE, text=True) for _ in range(4)]
    ends = [(process.communicate()[1], process.returncode) for process in starts]
    assert ends == [("", 0)] * 4
    assert tables(opened(url)) == set(TABLES)


def test_a_migration_that_fails_leaves_nothing_behind(empty_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("catalogue.storage.migrate._check_links", fails)
    with pytest.raises(ZeroDivisionError):
        migrate(empty_engine)
    assert tables(empty_engine) == set()


def test_rebuilding_a_table_keeps_what_refers_to_it(store: SqlCatalogueStore, engine: Engine) -> None:
    """SQLite alters by rebuilding: with foreign keys on, dropping the old table would empty the tables below it."""
    store.replace([a_programme()], "first")
    with alone(engine, foreign_keys=False) as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("statement", recreate="always" if engine.dialect.name == "sqlite" else "never") as batch:
            batch.add_column(sa.Column("note", sa.String(), nullable=True))
    assert store.programmes() == (a_programme(),)


def test_foreign_keys_hold_after_a_migration(engine: Engine) -> None:
    with snapshot(engine) as connection:
        if engine.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        with pytest.raises(sa.exc.IntegrityError):
            connection.execute(
                sa.insert(TABLES["citation"]).values(statement_id=1, position=0, source="x", line=1, anchor="x", section="x")
            )


def test_a_new_revision_names_only_what_it_imports(empty_engine: Engine) -> None:
    """Autogenerate would write SQLModel's string type, which a revision does not import."""
    drafts: list[str] = []

    def draft(context: MigrationContext, _revision: object, directives: list[MigrationScript]) -> None:
        operations = directives[0].upgrade_ops
        assert operations
        drafts.append(render_python_code(operations, render_item=context.opts["render_item"]))
        directives.clear()  # so that no file is written

    config = alembic_config()
    with alone(empty_engine, foreign_keys=False) as connection:
        config.attributes["connection"] = connection
        command.stamp(config, "head")
        command.revision(config, "draft", autogenerate=True, process_revision_directives=draft)
    assert "sa.String()" in drafts[0]
    assert "AutoString" not in drafts[0]

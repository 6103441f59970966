"""Bringing a database to the tables that this version needs, from code: there is no alembic.ini."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from catalogue.domain.errors import StoreUnavailable
from catalogue.storage.engine import alone, snapshot
from catalogue.storage.errors import place

FOLDER = Path(__file__).parent / "migrations"
NEWER = (
    "The database {place} was made by a newer version of the catalogue (revision {revision}), and this version cannot read it. "
    "Update the catalogue, or use another CATALOGUE_DATA_DIR or DATABASE_URL."
)
BROKEN_LINKS = "The database {place} holds rows that refer to nothing. Move the file away and run `catalogue load`."


def migrate(engine: Engine) -> None:
    """Brings the database to the newest tables; does nothing where it has them. Several processes may start at once.

    Raises StoreUnavailable where the database cannot be used, or was made by a newer version; it is then as it was.
    """
    config = alembic_config()
    scripts = ScriptDirectory.from_config(config)
    with snapshot(engine) as connection:
        if _is_current(connection, scripts):
            return
    with alone(engine, foreign_keys=False) as connection:
        # Another process may have done it while this one waited; Alembic looks again, and then does nothing.
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        _check_links(connection)


def alembic_config() -> Config:
    """Alembic's settings; whoever runs a command puts a connection into its `attributes`."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _is_current(connection: Connection, scripts: ScriptDirectory) -> bool:
    revisions = MigrationContext.configure(connection).get_current_heads()
    known = {script.revision for script in scripts.walk_revisions()}
    for revision in revisions:
        if revision not in known:
            raise StoreUnavailable(NEWER.format(place=place(connection.engine.url), revision=revision))
    return revisions == tuple(scripts.get_heads())


def _check_links(connection: Connection) -> None:
    # Foreign keys were off, so SQLite is asked once at the end.
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StoreUnavailable(BROKEN_LINKS.format(place=place(connection.engine.url)))

"""Creating and migrating the tables, safe when several processes do it at once."""

from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine

from bot.store.engine import open_engine, reading, writing
from bot.store.errors import StoreError

_LOCK: Final = 0x77686F  # any number, the same in every process


def upgrade(url: str) -> str:
    """Bring the database to the newest revision, whose id is returned; creates it if there is none.

    Raises StoreError if it cannot be opened or was made by a newer version.
    """
    engine = open_engine(url)
    try:
        return upgrade_engine(engine)
    finally:
        engine.dispose()


def upgrade_engine(engine: Engine) -> str:
    """As ``upgrade``, for a database that is open."""
    config = migrations()
    # One transaction for all of it: SQLite's is exclusive among writers, PostgreSQL's takes a lock of ours.
    with writing(engine, patiently=True) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StoreError(
                "DATABASE_URL: the database was made by a newer version of this program: install that one"
            ) from error
        return ", ".join(_revisions(connection))


def is_current(engine: Engine) -> bool:
    """True if the database has exactly the tables this version works with."""
    with reading(engine) as connection:
        return _revisions(connection) == ScriptDirectory.from_config(migrations()).get_heads()


def _revisions(connection: Connection) -> list[str]:
    return list(MigrationContext.configure(connection).get_current_heads())


def migrations() -> Config:
    """What Alembic needs to know of our migrations."""
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    config.set_main_option("path_separator", "os")
    return config

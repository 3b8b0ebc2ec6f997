"""Opening the database that DATABASE_URL names, and its two kinds of transaction: reading and writing."""

import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from bot.store.errors import StoreError, UnavailableError

FILE_NAME: Final = "who-handles.sqlite3"
BUSY_SECONDS: Final = 30.0
"""How long a writer waits for the others."""

CONNECT_SECONDS: Final = 10

_FORMS: Final = "give sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME, or leave it unset"
_POSTGRESQL: Final = frozenset({"postgres", "postgresql", "postgresql+psycopg"})
_FILE_ENDINGS: Final = (".sqlite3", ".sqlite", ".db")
_READS: Final = "store_reads"


def default_url(folder: Path | None = None) -> str:
    """The URL of an SQLite file in the folder, by default the current one."""
    return f"sqlite:///{folder / FILE_NAME if folder else FILE_NAME}"


def open_engine(url: str) -> Engine:
    """Connect to ``sqlite:///FILE``, the path of an SQLite file, ``postgres://…`` or ``postgresql://…``.

    Raises StoreError if the URL is malformed, UnavailableError if its database cannot be reached.
    """
    address = _address(url)
    engine = _sqlite(address) if address.drivername == "sqlite" else _postgresql(address)
    try:
        with engine.connect():
            pass
    except (SQLAlchemyError, OSError) as error:
        engine.dispose()
        kind = StoreError if _is_nowhere(address) else UnavailableError
        raise kind(
            f"DATABASE_URL: cannot open {_place_of(address)} ({_first_line(error, address.password)}): "
            f"{_remedy(address)}"
        ) from None
    return engine


def require(url: str) -> None:
    """For what only looks after a database: raises StoreError if its SQLite file is not there yet."""
    address = _address(url)
    if address.drivername == "sqlite" and not Path(address.database or "").exists():
        raise StoreError(
            f"DATABASE_URL: there is no SQLite file {address.database}: set it to the database the bot uses"
        )


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that may change something; committed at the end. Raises StoreError if it fails."""
    with _without_words(), engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads, so that it never waits for a writer. Raises StoreError if it fails."""
    with _without_words(), engine.connect() as plain:
        connection = plain.execution_options(**{_READS: True})
        with connection.begin():
            yield connection


def empty_log(engine: Engine) -> None:
    """SQLite's log still holds what was removed until it is written back; PostgreSQL sees to that itself.

    Raises StoreError if it fails.
    """
    if engine.dialect.name != "sqlite":
        return
    with _without_words():
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


@contextmanager
def _without_words() -> Iterator[None]:
    # The library's errors quote statements and rows; people's words must not reach a log that way.
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(f"the database failed ({_first_line(error)})") from None


def _address(url: str) -> URL:
    if "://" not in url and url.endswith(_FILE_ENDINGS):
        return URL.create("sqlite", database=url)
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise StoreError(f"DATABASE_URL is malformed: {_FORMS}") from None
    if address.drivername in _POSTGRESQL:
        return address.set(drivername="postgresql+psycopg")
    if address.drivername != "sqlite":
        raise StoreError(f"DATABASE_URL names another kind of database: {_FORMS}")
    if address.host or address.query or not address.database or address.database.startswith((":", "file:")):
        raise StoreError("DATABASE_URL does not name an SQLite file: give sqlite:///FILE, or leave it unset")
    return address


def _postgresql(address: URL) -> Engine:
    if find_spec("psycopg") is None:
        raise StoreError("DATABASE_URL needs a driver that is not installed: pip install 'psycopg[binary]'")
    return create_engine(
        address,
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "application_name": "who-handles",
            # A pooler between us and the server may not keep prepared statements.
            "prepare_threshold": None,
        },
    )


def _sqlite(address: URL) -> Engine:
    path = Path(address.database or "")
    engine = create_engine(address, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "do_connect")
    def make_private(*_: Any) -> None:
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late: ours are below
        _to_wal(connection)
        for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that reads first and writes later would fail beside another writer.
        reads = connection.get_execution_options().get(_READS, False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine


def _to_wal(connection: sqlite3.Connection) -> None:
    """Switch the file to its write-ahead log; several processes may try at once on a new file."""
    give_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            # The switch does not wait for the others as other statements do.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(0.01)
            continue
        if mode != "wal":
            raise sqlite3.OperationalError("its folder does not allow a write-ahead log")
        return


def _is_nowhere(address: URL) -> bool:
    """True for an SQLite file in a folder that is not there: no waiting mends that."""
    return address.drivername == "sqlite" and not Path(address.database or "").resolve().parent.is_dir()


def _place_of(address: URL) -> str:
    if address.drivername == "sqlite":
        return f"the SQLite file {address.database}"
    port = f":{address.port}" if address.port else ""
    return f"PostgreSQL at {address.host or 'its local socket'}{port}/{address.database or ''}"


def _remedy(address: URL) -> str:
    if address.drivername == "sqlite":
        return "give sqlite:///FILE in a folder that exists and may be written to"
    return "start the server, or correct host, name, user and password in it"


def _first_line(error: Exception, password: Any = None) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    lines = str(cause).strip().splitlines()
    line = re.sub(r"\s+", " ", lines[0]) if lines else type(cause).__name__
    return line.replace(str(password), "…") if password else line

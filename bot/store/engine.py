"""Opening the database that DATABASE_URL names, and its two kinds of transaction: reading and writing."""

import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from threading import Event
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError, SQLAlchemyError

from bot.store.errors import StoreError, UnavailableError

FILE_NAME: Final = "who-handles.sqlite3"
BUSY_SECONDS: Final = 1.5
"""How long a request waits for other writers: Slack waits three seconds, then delivers it again."""
OPENING_SECONDS: Final = 30.0
"""How long a start waits for them, and for another process that creates or migrates the file."""

CONNECT_SECONDS: Final = 10

_FORMS: Final = "give sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME, or leave it unset"
_POSTGRESQL: Final = frozenset({"postgres", "postgresql", "postgresql+psycopg"})
_FILE_ENDINGS: Final = (".sqlite3", ".sqlite", ".db")
_FILE: Final = "file"
_GONE: Final = "its file was deleted or replaced: put it back, from a backup if need be"
_READS: Final = "store_reads"
_IN_REQUEST: Final = "store_in_request"


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
    """For commands that only maintain a database. Raises StoreError if its SQLite file does not exist yet."""
    address = _address(url)
    if address.drivername == "sqlite" and not Path(address.database or "").exists():
        raise StoreError(
            f"DATABASE_URL: there is no SQLite file {address.database}: set it to the database the bot uses"
        )


@contextmanager
def writing(engine: Engine, *, patiently: bool = False) -> Iterator[Connection]:
    """A transaction that may change something; committed at the end. Raises StoreError if it fails.

    ``patiently`` where no request of Slack's waits for it.
    """
    with _without_words(), engine.connect() as plain:
        connection = plain.execution_options(**{_IN_REQUEST: not patiently})
        with connection.begin():
            yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads, so that it never waits for a writer. Raises StoreError if it fails."""
    with _without_words(), engine.connect() as plain:
        connection = plain.execution_options(**{_READS: True, _IN_REQUEST: True})
        with connection.begin():
            yield connection


def empty_log(engine: Engine) -> None:
    """Write SQLite's log back, which still holds what was deleted; PostgreSQL does so by itself.

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
    opened = Event()
    engine = create_engine(address, hide_parameters=True, connect_args={"timeout": OPENING_SECONDS})

    @event.listens_for(engine, "do_connect")
    def make_private(*_: Any) -> None:
        if path.exists():
            return
        if opened.is_set():  # an empty file in its place would hide that everything is gone
            raise sqlite3.OperationalError(_GONE)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, record: Any) -> None:
        opened.set()
        record.info[_FILE] = _identity(path)
        connection.isolation_level = None  # the driver's own BEGIN comes too late: ours are below
        _to_wal(connection)
        for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "checkout")
    def check_file(_connection: sqlite3.Connection, record: Any, _proxy: Any) -> None:
        # SQLite keeps writing to a deleted file, and loses all of it.
        if not path.exists():
            raise sqlite3.OperationalError(_GONE)
        if record.info.get(_FILE) != _identity(path):
            raise DisconnectionError(_GONE)  # the pool opens the new one

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        hurried = connection.get_execution_options().get(_IN_REQUEST, False)
        patience = BUSY_SECONDS if hurried else OPENING_SECONDS
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        # A transaction that reads first and writes later would fail beside another writer.
        reads = connection.get_execution_options().get(_READS, False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine


def _identity(path: Path) -> tuple[int, int]:
    """What tells a file from another at the same place; zeros if there is none."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def _to_wal(connection: sqlite3.Connection) -> None:
    """Switch the file to its write-ahead log; several processes may try at once on a new file."""
    give_up = time.monotonic() + OPENING_SECONDS
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
    """True for an SQLite file in a folder that does not exist: waiting would not help."""
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

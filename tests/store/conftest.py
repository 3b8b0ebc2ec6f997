import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url

from bot.store.store import Store, open_store
from bot.store.upgrade import upgrade
from tests.store import server
from tests.store.server import NO_SERVER

_numbers = count()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a real PostgreSQL: the one TEST_DATABASE_URL names, else one of our own."""
    named = os.environ.get("TEST_DATABASE_URL")
    if named:
        yield named
        return
    folder = server.programs()
    if folder is None:
        pytest.skip(NO_SERVER)
    with server.running(folder) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each kind: every test runs on both."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'store.sqlite3'}"
        return
    address = make_url(request.getfixturevalue("postgresql")).set(drivername="postgresql+psycopg")
    schema = f"test_{os.getpid()}_{next(_numbers)}"
    maker = create_engine(address, isolation_level="AUTOCOMMIT")
    with maker.connect() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    try:
        own = address.update_query_dict({"options": f"-csearch_path={schema}"})
        yield own.render_as_string(hide_password=False)
    finally:
        with maker.connect() as connection:
            connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
        maker.dispose()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An open store, migrated and empty."""
    upgrade(url)
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture
def engine(store: Store) -> Engine:
    return store.engine

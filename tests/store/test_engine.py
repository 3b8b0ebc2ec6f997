import logging
import os
import socket
import stat
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from bot.store.engine import default_url, open_engine, reading, writing
from bot.store.errors import StoreError
from bot.store.schema import inbox
from bot.store.store import Store, open_store
from tests.store.builders import NOW, question


def refusal(url: str) -> str:
    with pytest.raises(StoreError) as caught:
        open_engine(url)
    message = str(caught.value)
    assert message.startswith("DATABASE_URL")
    assert "\n" not in message
    assert caught.value.__cause__ is None
    return message


def pragma(engine: Engine, name: str) -> object:
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    return str(tmp_path / "store.sqlite3")


def test_sqlite_keeps_a_log_and_waits_and_is_durable(sqlite: str) -> None:
    engine = open_engine(f"sqlite:///{sqlite}")
    wanted = {"journal_mode": "wal", "busy_timeout": 30_000, "synchronous": 2, "foreign_keys": 1}
    assert {name: pragma(engine, name) for name in wanted} == wanted
    engine.dispose()


def test_a_store_can_be_opened_by_a_path(sqlite: str) -> None:
    open_engine(sqlite).dispose()
    assert Path(sqlite).is_file()


def test_the_files_of_sqlite_are_private(sqlite: str) -> None:
    before = os.umask(0)
    try:
        opened = open_store(sqlite)
        opened.record(question(), NOW)
    finally:
        os.umask(before)
    files = list(Path(sqlite).parent.iterdir())
    assert len(files) == 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    opened.close()


def test_the_default_is_a_file_in_the_folder(tmp_path: Path) -> None:
    assert default_url() == "sqlite:///who-handles.sqlite3"
    open_engine(default_url(tmp_path)).dispose()
    assert (tmp_path / "who-handles.sqlite3").is_file()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "who-handles",
        "postgres",
        "mysql://root:hush@localhost/x",
        "postgresql://who:hush@localhost:port/x",
        "postgresql+asyncpg://who:hush@localhost/x",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite:///file:hush?uri=true",
        "sqlite://host/file",
    ],
)
def test_a_malformed_url_is_named_with_the_remedy(url: str) -> None:
    message = refusal(url)
    assert "give sqlite:///FILE" in message
    assert "hush" not in message


def test_an_sqlite_file_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("this is no database, and it is long enough to tell" * 30)
    (tmp_path / "folder.db").mkdir()
    for place in ("missing/store.db", "text.db", "folder.db"):
        message = refusal(f"sqlite:///{tmp_path / place}")
        assert place in message
        assert "give sqlite:///FILE in a folder that exists" in message


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_server_that_is_not_there_is_named_without_the_password(scheme: str) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # bound, but not listening
        port = nobody.getsockname()[1]
        message = refusal(f"{scheme}://who:hush@127.0.0.1:{port}/store")
    assert f"PostgreSQL at 127.0.0.1:{port}/store" in message
    assert "refused" in message
    assert "start the server" in message
    assert "hush" not in message


def test_a_driver_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.engine.find_spec", {"psycopg": None}.__getitem__)
    assert "pip install 'psycopg[binary]'" in refusal("postgresql://who:hush@127.0.0.1/store")


def test_a_wrong_password_is_not_shown(postgresql: str) -> None:
    address = make_url(postgresql).set(password="hush-hush")
    message = refusal(address.render_as_string(hide_password=False))
    assert "password authentication failed" in message
    assert "hush-hush" not in message


def test_every_form_of_postgresql_opens(postgresql: str) -> None:
    for scheme in ("postgres", "postgresql", "postgresql+psycopg"):
        engine = open_engine(postgresql.replace("postgresql", scheme, 1))
        assert engine.driver == "psycopg"
        engine.dispose()


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    with pytest.raises(KeyError), writing(store.engine) as connection:
        connection.execute(inbox.delete())
        raise KeyError
    store.record(question(), NOW)
    with pytest.raises(KeyError), writing(store.engine) as connection:
        connection.execute(inbox.delete())
        raise KeyError
    assert store.find_question(question().key) is not None


def test_readers_do_not_wait_for_a_writer(store: Store) -> None:
    store.record(question(), NOW)
    with writing(store.engine) as connection:
        connection.execute(inbox.delete())
        assert store.find_question(question().key) is not None
    assert store.find_question(question().key) is None


def test_a_database_without_tables_fails_in_one_line_without_words(url: str) -> None:
    engine = open_engine(url)
    opened = Store(engine)
    with pytest.raises(StoreError) as caught:
        opened.record(question(text="hush"), NOW)
    assert "\n" not in str(caught.value)
    assert "hush" not in str(caught.value)
    opened.close()


def test_words_do_not_reach_the_log(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "sqlalchemy.engine")
    store.record(question(text="hush"), NOW)
    with reading(store.engine) as connection:
        connection.execute(inbox.select())
    assert "INSERT INTO inbox" in caplog.text
    assert "hush" not in caplog.text

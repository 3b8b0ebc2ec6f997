"""What the health check asks of the database, broken on purpose."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store.engine import BUSY_SECONDS, default_url, writing
from bot.store.errors import StoreError
from bot.store.store import Store, open_store
from tests.store.builders import NOW, key, question


def test_a_database_that_can_be_written_is_well(store: Store) -> None:
    assert store.is_reachable()
    assert store.is_reachable()
    assert store.oldest_open() is None
    store.record(question(), NOW)
    assert store.oldest_open() == NOW
    store.claim(key(), "a", NOW)
    assert store.oldest_open() == NOW


@pytest.fixture
def in_file(tmp_path: Path) -> Store:
    return open_store(default_url(tmp_path))


def file_of(store: Store) -> Path:
    return Path(str(store.engine.url.database))


def test_a_full_disk_is_not_well(in_file: Store) -> None:
    with writing(in_file.engine) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(sqlite3.OperationalError, match="full"):
            connection.connection.dbapi_connection.execute(  # type: ignore[union-attr]
                "INSERT INTO secrets VALUES ('big', zeroblob(1000000))"
            )
    in_file.close()


@pytest.mark.parametrize("replaced", [True, False])
def test_a_file_that_was_deleted_is_not_well(in_file: Store, replaced: bool) -> None:
    assert in_file.is_reachable()
    file, away = file_of(in_file), file_of(in_file).with_suffix(".away")
    file.rename(away)
    if replaced:
        file.touch()
    assert not in_file.is_reachable()
    with pytest.raises(StoreError):
        in_file.record(question(), NOW)
    assert file.exists() == replaced, "no empty file hides that all is gone"
    if not replaced:
        away.rename(file)
        assert in_file.is_reachable()
    in_file.close()


def test_a_locked_file_is_waited_for_no_longer_than_slack_waits(
    in_file: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with writing(in_file.engine) as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == BUSY_SECONDS * 1000
    assert BUSY_SECONDS < 2
    monkeypatch.setattr("bot.store.engine.BUSY_SECONDS", 0.0)
    other = sqlite3.connect(file_of(in_file), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="locked"):
        in_file.record(question(), NOW)
    assert not in_file.is_reachable()
    other.execute("ROLLBACK")
    other.close()
    assert in_file.is_reachable()
    assert in_file.record(question(), NOW + timedelta(seconds=1))
    in_file.close()

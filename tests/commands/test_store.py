from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.store.engine import default_url
from bot.store.errors import StoreError
from bot.store.model import Key, Question
from bot.store.store import open_store

KEY = Key("T0STANDIN", "C0GENERAL", "1700000001.000001")


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = default_url(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    return url


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["store", *words])


def test_upgrade_makes_the_database_and_may_be_repeated(url: str, tmp_path: Path) -> None:
    for _ in range(2):
        found = run("upgrade")
        assert (found.exit_code, found.output[:42]) == (0, "the database is up to date at revision 000")
    assert list(tmp_path.iterdir())


def test_purge_says_what_was_removed(url: str) -> None:
    store = open_store(url)
    store.record(Question(KEY, "U0MEI", "mention", "who handles returns?"), datetime(2020, 1, 1, tzinfo=UTC))
    store.close()
    found = run("purge")
    assert found.exit_code == 0
    assert found.output.endswith("gave up 1 questions that were left open\n")


def test_forget_says_where_somebody_was(url: str) -> None:
    store = open_store(url)
    store.record(Question(KEY, "U0MEI", "mention", "who handles returns?"), datetime.now(UTC))
    store.close()
    found = run("forget", "U0MEI")
    assert found.exit_code == 0
    assert found.output.startswith("U0MEI is removed from 1 questions, 0 verdicts")


@pytest.mark.parametrize("words", [["purge"], ["forget", "U0MEI"]])
def test_looking_after_a_missing_database_makes_none(url: str, tmp_path: Path, words: list[str]) -> None:
    found = run(*words)
    assert isinstance(found.exception, StoreError)
    assert str(found.exception).startswith("DATABASE_URL: there is no SQLite file ")
    assert list(tmp_path.iterdir()) == []


def test_forget_requires_an_id(url: str) -> None:
    open_store(url).close()
    found = run("forget", "mei")
    assert found.exit_code == 1
    assert "'mei' is not a user id of Slack's" in found.output

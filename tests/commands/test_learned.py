"""From a miss in the database to the files and back, by commands."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.catalogue.lesson import Lesson
from bot.catalogue.yaml.loader import load
from bot.cli import app
from bot.store.misses.model import Miss
from bot.store.store import Store, open_store
from tests.store.builders import MEI, key

DRONE = "who can get me a permit to fly a drone?"
LESSON = Lesson("permit to fly a drone", "duty", "stock")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'store.sqlite3'}"
    monkeypatch.setenv("DATABASE_URL", url)
    opened = open_store(url)
    yield opened
    opened.close()


def run(*words: str) -> str:
    result = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_unanswered_shows_what_was_asked_and_not_by_whom(store: Store, company_folder: Path) -> None:
    store.keep_miss(Miss(key(), MEI, "unknown", DRONE), datetime.now(UTC))
    told = run("unanswered", "--knowledge", str(company_folder))
    assert DRONE in told
    assert "1×" in told
    assert MEI not in told
    (found,) = json.loads(run("unanswered", "--json", "--knowledge", str(company_folder)))
    assert (found["count"], found["questions"], found["why"]) == (1, [DRONE], {"unknown": 1})
    assert MEI not in json.dumps(found)


def test_taught_exported_and_taken_back(store: Store, company_folder: Path) -> None:
    store.teach({LESSON: DRONE}, [], MEI, datetime.now(UTC))
    assert f"{LESSON.id}  permit to fly a drone  → duty stock  (by {MEI}" in run("learned")
    assert "wrote" in run("learned", "export", str(company_folder))
    assert run("learned", "export", str(company_folder)) == "the files say all of it already\n"
    (listed,) = json.loads(run("learned", "list", "--json"))
    assert (listed["id"], listed["to"], bool(listed["exported_at"])) == (LESSON.id, "stock", True)
    assert LESSON.wording in load(company_folder).duty("stock")[0].phrases["en"]
    assert f"took back {LESSON.id}" in run("learned", "undo", LESSON.id, "--knowledge", str(company_folder))
    assert LESSON.wording not in load(company_folder).duty("stock")[0].phrases["en"]
    assert store.all_taught() == ()


def test_ask_answers_and_explains_with_what_was_taught(store: Store, company_folder: Path) -> None:
    store.teach({LESSON: DRONE}, [], MEI, datetime.now(UTC))
    told = run(
        "ask",
        "--learned",
        "--explain",
        "--knowledge",
        str(company_folder),
        "who handles drone flight permits",
    )
    assert told.startswith("Keeper (Goods)")
    assert f"speaks for keeper (lesson {LESSON.id})" in told


def test_a_lesson_is_taken_out_of_the_files_without_the_database(store: Store, company_folder: Path) -> None:
    store.teach({LESSON: DRONE}, [], MEI, datetime.now(UTC))
    run("learned", "export", str(company_folder))
    store.undo_lesson(LESSON.id)
    run("learned", "undo", LESSON.id, "--knowledge", str(company_folder))
    assert LESSON.wording not in load(company_folder).duty("stock")[0].phrases["en"]


def test_an_unknown_id_is_told(store: Store, company_folder: Path) -> None:
    result = CliRunner().invoke(app, ["learned", "undo", "nothing", "--knowledge", str(company_folder)])
    assert result.exit_code == 1
    assert "there is no lesson 'nothing'" in result.output

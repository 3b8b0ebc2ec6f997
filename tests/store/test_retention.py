import re
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.store.errors import InvalidValueError
from bot.store.model import ChannelMode, Ending, Feedback, Key, Question
from bot.store.retention import FEEDBACK_KEPT, OPEN_KEPT, SETTLED_KEPT, TOO_LATE, ForgetCounts, PurgeCounts
from bot.store.schema import feedback, inbox, metadata, seen
from bot.store.store import Store
from tests.store.builders import ANSWERED, GENERAL, MEI, NOW, TEAM, key, question, rows

RIN = "U0RIN"
SECOND = timedelta(seconds=1)
WRONG = Feedback(TEAM, GENERAL, "1700000009.000100", MEI, "wrong")


def settle(store: Store, number: int, ending: Ending = ANSWERED) -> None:
    claimed = store.claim(key(number), "a", NOW)
    assert claimed is not None
    store.finish(claimed, ending, NOW)


def test_nothing_is_purged_before_its_time(store: Store) -> None:
    fill(store)
    before = {table.name: rows(store.engine, table) for table in metadata.sorted_tables}
    assert store.purge(NOW) == PurgeCounts(0, 0, 0, 0)
    assert {table.name: rows(store.engine, table) for table in metadata.sorted_tables} == before


def test_an_open_question_is_given_up_and_loses_its_words(store: Store) -> None:
    store.record(question(), NOW)
    assert store.purge(NOW + OPEN_KEPT - SECOND).given_up == 0
    assert store.purge(NOW + OPEN_KEPT).given_up == 1
    kept = store.find_question(key())
    assert kept is not None
    assert (kept.state, kept.reason) == ("gave_up", TOO_LATE)
    assert rows(store.engine, inbox)[0]["text"] is None


def test_each_kind_is_deleted_after_its_own_time(store: Store) -> None:
    fill(store)
    purged = store.purge(NOW + SETTLED_KEPT)
    assert (purged.given_up, purged.questions, purged.seen) == (2, 2, 2)
    assert store.purge(NOW + SETTLED_KEPT * 2).questions == 2
    assert store.purge(NOW + FEEDBACK_KEPT).feedback == 3
    for table in (inbox, seen, feedback):
        assert rows(store.engine, table) == []
    assert store.mode_of(TEAM, GENERAL).mode == "off"


def test_a_person_is_forgotten_everywhere(store: Store) -> None:
    fill(store)
    forgotten = store.forget(MEI, NOW)
    assert forgotten == ForgetCounts(questions=3, feedback=3, settings=1, seen=1)
    for table in metadata.sorted_tables:
        assert not re.search(r"U0MEI\b|D0MEI\b", str(rows(store.engine, table))), table.name
    kept = {
        found.key: (found.state, found.user)
        for found in map(store.find_question, map(key, (1, 2, 3)))
        if found
    }
    assert kept == {
        key(1): ("answered", ""),  # so that a repeat is not answered again
        key(2): ("withdrawn", ""),
        key(3): ("waiting", RIN),
    }
    assert store.mode_of(TEAM, GENERAL) == ChannelMode("off", "", NOW)
    assert [(given.feedback.question_text, given.feedback.note) for given in store.feedback_since()] == [
        (None, "ask someone吧"),
        ("does someone handle returns, or U0MEIER?", ""),
    ]
    assert store.forget(MEI, NOW) == ForgetCounts(0, 0, 0, 0)


def test_a_forgotten_persons_question_can_still_be_deleted(store: Store) -> None:
    store.record(question(), NOW)
    settle(store, 1)
    store.forget(MEI, NOW)
    assert not store.record(question(), NOW)
    assert store.withdraw(key(), NOW)
    claimed = store.claim(key(), "a", NOW)
    assert claimed is not None
    assert (claimed.deleted, claimed.answer, claimed.question.user) == (True, ANSWERED.answer, "")


def test_only_a_user_id_is_forgotten(store: Store) -> None:
    for user in ("", "%", "mei"):
        with pytest.raises(InvalidValueError):
            store.forget(user, NOW)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_no_words_stay_in_the_files_of_sqlite(store: Store, url: str) -> None:
    database = Path(make_url(url).database or "")

    def files() -> bytes:
        return b"".join(path.read_bytes() for path in database.parent.glob("store.sqlite3*"))

    assert len(list(database.parent.glob("store.sqlite3*"))) == 3
    for number, tidied in ((1, store.empty_log), (2, partial(store.purge, NOW))):
        store.record(question(number, text="the extraordinary wombat"), NOW)
        assert b"wombat" in files()
        settle(store, number)
        tidied()
        assert b"wombat" not in files()


def test_emptying_the_log_loses_nothing(store: Store) -> None:
    store.record(question(), NOW)
    store.empty_log()
    store.empty_log()
    claimed = store.claim(key(), "a", NOW)
    assert claimed is not None
    assert claimed.question == question()


def fill(store: Store) -> None:
    """Two settled and two open questions and two of everything else; one person's and another's."""
    store.record(question(1), NOW)
    settle(store, 1)
    store.record(question(2, "who handles recruiting?"), NOW)
    store.record(question(3, user=RIN), NOW)
    direct = Question(Key(TEAM, "D0MEI", "1700000004.000100"), MEI, "direct", "who handles pay?")
    store.record(direct, NOW)
    claimed = store.claim(direct.key, "a", NOW)
    assert claimed is not None
    store.finish(claimed, Ending("silent"), NOW)
    store.record_feedback(WRONG, NOW)
    words = f"does <@{MEI}|mei> handle returns, or U0MEIER?"
    store.record_feedback(replace(WRONG, user=RIN, question_text=words), NOW)
    store.record_feedback(replace(WRONG, user="U0MEIER", note="ask U0MEI吧"), NOW)
    store.set_mode(TEAM, GENERAL, "off", MEI, NOW)
    store.is_first_time(TEAM, MEI, "", "welcome", NOW)
    store.is_first_time(TEAM, GENERAL, "1.1", "reaction", NOW)


def test_forgetting_clears_the_id_where_it_says_what_was_done(store: Store) -> None:
    asked = f"ask-{MEI.lower()}"
    for purpose in (asked, f"{asked}-0123abcd-20260304", f"{asked}9", "said-off"):
        store.is_first_time(TEAM, GENERAL, "1.1", purpose, NOW)
    assert store.forget(MEI, NOW).seen == 2
    with store.engine.begin() as connection:
        left = connection.exec_driver_sql("SELECT purpose FROM seen ORDER BY purpose").scalars().all()
    assert list(left) == [f"{asked}9", "said-off"]

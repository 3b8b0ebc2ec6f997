"""Edits and deletions that are delivered before the message they are about."""

from datetime import timedelta

import pytest

from bot.store.errors import InvalidValueError
from bot.store.model import Ending, Question, QuestionKind
from bot.store.schema import inbox as table
from bot.store.store import Store
from tests.store.builders import ANSWERED, MEI, NOW, SILENT, answered, key, question, rows

LATER = NOW + timedelta(minutes=5)
EMOJI = Question(key(), "U0RIN", "reaction", "", event_ts="1700000100.000001", unread=True)


@pytest.mark.parametrize("kind", ["channel", "mention", "direct"])
def test_a_question_that_comes_after_its_deletion_is_not_recorded(store: Store, kind: QuestionKind) -> None:
    assert not store.withdraw(key(), NOW, early=True)
    assert not store.withdraw(key(), NOW, early=True)
    kept = store.find_question(key())
    assert kept is not None
    assert (kept.state, kept.user) == ("withdrawn", "")
    assert not store.record(question(kind=kind), LATER)
    assert not store.record(EMOJI, LATER)
    assert not store.revise(key(), "who handles recruiting?", LATER)
    assert store.claim(key(), "a", LATER) is None
    (row,) = rows(store.engine, table)
    assert (row["text"], row["digest"], row["settled_at"]) == (None, None, NOW)


def test_an_early_deletion_of_a_known_question_is_an_ordinary_one(store: Store) -> None:
    store.record(question(), NOW)
    claimed = store.claim(key(), "a", NOW)
    assert claimed is not None
    store.finish(claimed, ANSWERED, NOW)
    assert store.withdraw(key(), LATER, early=True)
    again = store.claim(key(), "a", LATER)
    assert again is not None
    assert (again.deleted, again.answer) == (True, ANSWERED.answer)


@pytest.mark.parametrize("kind", ["channel", "mention", "direct"])
def test_a_question_that_comes_after_it_was_edited_away_is_not_recorded(
    store: Store, kind: QuestionKind
) -> None:
    assert store.outdate(key(), MEI, key().ts, NOW)
    assert not store.outdate(key(), MEI, key().ts, LATER)
    (row,) = rows(store.engine, table)
    assert (row["state"], row["text"], row["digest"]) == ("silent", None, None)
    assert not store.record(question(kind=kind), LATER)
    assert store.claim(key(), "a", LATER) is None
    assert store.claim_next("a", LATER) is None


def test_a_question_edited_away_may_be_edited_into_a_question_again(store: Store) -> None:
    store.outdate(key(), MEI, key(0).ts, NOW)
    assert store.revise(key(), "who handles recruiting?", LATER)
    claimed = store.claim(key(), "a", LATER)
    assert claimed is not None
    asked = claimed.question
    assert (asked.user, asked.text, asked.thread, asked.kind) == (
        MEI,
        "who handles recruiting?",
        key(0).ts,
        "channel",
    )


def test_an_emoji_has_an_outdated_message_read_as_it_is_now(store: Store) -> None:
    store.outdate(key(), MEI, key().ts, NOW)
    assert store.record(EMOJI, LATER)
    claimed = store.claim(key(), "a", LATER)
    assert claimed is not None
    assert claimed.question == EMOJI


def test_a_known_question_is_not_outdated(store: Store) -> None:
    store.record(question(), NOW)
    before = rows(store.engine, table)
    assert not store.outdate(key(), MEI, key().ts, LATER)
    assert rows(store.engine, table) == before


def test_an_outdated_question_needs_its_author_and_thread(store: Store) -> None:
    for user, thread in (("", key().ts), (MEI, ""), ("mei", key().ts)):
        with pytest.raises(InvalidValueError):
            store.outdate(key(), user, thread, NOW)
    assert rows(store.engine, table) == []


@pytest.mark.parametrize("ending", [SILENT, answered("1700000009.000100")])
def test_the_words_of_an_edit_are_not_replaced_by_those_before_it(store: Store, ending: Ending) -> None:
    edit = question(text="who handles recruiting?", kind="channel")
    assert store.record(edit, NOW, edited=True)
    claimed = store.claim(key(), "a", NOW)
    assert claimed is not None
    assert claimed.question == edit
    store.finish(claimed, ending, NOW)
    assert not store.record(question(kind="mention"), LATER)
    assert store.claim(key(), "a", LATER) is None


def test_the_words_of_an_edit_after_the_first_words_are_not_replaced_either(store: Store) -> None:
    store.record(question(kind="channel"), NOW)
    store.revise(key(), "lovely weather", NOW)
    claimed = store.claim(key(), "a", NOW)
    assert claimed is not None
    store.finish(claimed, SILENT, NOW)
    assert not store.record(question(kind="mention"), LATER)  # the same words, by the other event

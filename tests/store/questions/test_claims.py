from datetime import timedelta, timezone
from typing import cast

import pytest

from bot.store.engine import writing
from bot.store.errors import InvalidValueError, StoreError
from bot.store.model import Ending, Key, Patience, Place, Question, QuestionKind
from bot.store.questions import claims
from bot.store.schema import inbox as table
from bot.store.store import Store
from tests.store.builders import ANSWERED, GENERAL, MEI, NOW, SILENT, TEAM, answered, key, question, rows

SECOND = timedelta(seconds=1)
LATER = NOW + timedelta(minutes=5)


def test_a_question_is_recorded_claimed_and_answered(store: Store) -> None:
    asked = question(thread="1699999999.000100")
    assert store.record(asked, NOW)
    claimed = store.claim(asked.key, "a", NOW)
    assert claimed is not None
    assert claimed.question == asked
    assert claimed.question.thread == "1699999999.000100"
    assert claimed.lease.until == NOW + store.patience.lease
    assert (claimed.lease.attempts, claimed.maybe_posted, claimed.deleted, claimed.answer) == (
        1,
        False,
        False,
        None,
    )
    assert store.finish(claimed, ANSWERED, NOW) == "done"
    kept = store.find_question(asked.key)
    assert kept is not None
    assert (kept.state, kept.user, kept.kind) == ("answered", MEI, "mention")
    assert (kept.role, kept.duty) == ("customer-service-specialist", "returns-and-exchanges")
    assert kept.answer == ANSWERED.answer == store.answer_of(asked.key)


def test_a_repeated_question_changes_nothing(store: Store) -> None:
    assert store.record(question(), NOW)
    before = rows(store.engine, table)
    assert not store.record(question(text="something else", kind="channel", user="U0OTHER"), LATER)
    assert not store.record(question(text="something else"), LATER)
    assert rows(store.engine, table) == before
    claimed = store.claim(key(), "a", NOW)
    assert claimed is not None
    store.finish(claimed, ANSWERED, NOW)
    before = rows(store.engine, table)
    assert not store.record(question(), LATER)
    assert store.claim(key(), "b", LATER) is None
    assert store.claim_next("b", LATER) is None
    assert rows(store.engine, table) == before


@pytest.mark.parametrize("ending", [ANSWERED, SILENT, Ending("gave_up", reason="not_in_channel")])
def test_no_words_are_kept_once_a_question_is_settled(store: Store, ending: Ending) -> None:
    store.record(question(text="who handles the secret project?"), NOW)
    claimed = store.claim(key(), "a", NOW)
    assert claimed is not None
    store.finish(claimed, ending, NOW)
    (row,) = rows(store.engine, table)
    assert row["text"] is None
    assert "secret" not in str(row)


def test_the_database_itself_refuses_to_keep_words(store: Store) -> None:
    store.record(question(text="hush"), NOW)
    statement = table.update().values(state="answered")
    with pytest.raises(StoreError) as caught, writing(store.engine) as connection:
        connection.execute(statement)
    assert "hush" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_claim_belongs_to_one_worker_until_its_lease_runs_out(store: Store) -> None:
    store.record(question(), NOW)
    first = store.claim(key(), "a", NOW)
    assert first is not None
    assert store.claim(key(), "b", first.lease.until - SECOND) is None
    assert store.claim_next("b", first.lease.until - SECOND) is None
    second = store.claim(key(), "b", first.lease.until)
    assert second is not None
    assert second.lease.attempts == 2
    assert second.maybe_posted
    assert store.finish(first, ANSWERED, first.lease.until) == "lost"
    assert store.fail(first, "late", first.lease.until) == "lost"
    assert store.finish(second, ANSWERED, first.lease.until) == "done"
    assert store.finish(second, SILENT, first.lease.until) == "lost"


def test_the_same_worker_does_not_settle_its_own_older_claim(store: Store) -> None:
    store.record(question(), NOW)
    first = store.claim(key(), "a", NOW)
    assert first is not None
    second = store.claim(key(), "a", first.lease.until)
    assert second is not None
    assert store.finish(first, SILENT, second.lease.until) == "lost"
    # late, but nobody else took it
    assert store.finish(second, SILENT, second.lease.until + SECOND) == "done"


def test_questions_left_behind_are_taken_oldest_first_after_a_grace(store: Store) -> None:
    grace = store.patience.grace
    for number in (2, 1, 3):
        store.record(question(number), NOW + number * SECOND)
    assert store.claim_next("b", NOW + grace) is None
    taken = [store.claim_next("b", NOW + grace + 10 * SECOND) for _ in range(4)]
    assert [found and found.question.key for found in taken] == [key(1), key(2), key(3), None]


def test_a_dead_workers_question_is_taken_when_its_lease_ran_out(store: Store) -> None:
    store.record(question(), NOW)
    dead = store.claim(key(), "a", LATER)
    assert dead is not None
    assert store.claim_next("b", dead.lease.until - SECOND) is None
    found = store.claim_next("b", dead.lease.until)
    assert found is not None
    assert found.question == dead.question


def test_a_failure_is_tried_again_after_a_pause_and_given_up_in_the_end(store: Store) -> None:
    patience = Patience(attempts=2)
    store.record(question(), NOW)
    claimed = claims.claim(store.engine, key(), "a", NOW, patience)
    assert claimed is not None
    pause = timedelta(minutes=10)
    assert claims.fail(store.engine, claimed, "ratelimited", NOW, pause=pause, patience=patience) == "again"
    assert store.claim_next("b", LATER) is None
    assert store.claim(key(), "b", LATER) is None
    found = claims.claim_next(store.engine, "b", NOW + pause, patience)
    assert found is not None
    assert found.maybe_posted
    assert claims.fail(store.engine, found, "not_in_channel", LATER, patience=patience) == "done"
    kept = store.find_question(key())
    assert kept is not None
    assert (kept.state, kept.reason) == ("gave_up", "not_in_channel")
    assert rows(store.engine, table)[0]["text"] is None


@pytest.mark.parametrize("by_key", [True, False])
def test_a_question_that_kills_every_worker_is_given_up(store: Store, by_key: bool) -> None:
    patience = Patience(attempts=2, grace=timedelta(0))
    store.record(question(), NOW)
    moment = NOW
    for worker in ("a", "b"):
        dead = claims.claim(store.engine, key(), worker, moment, patience)
        assert dead is not None
        moment = dead.lease.until
    if by_key:
        assert claims.claim(store.engine, key(), "c", moment, patience) is None
    else:
        assert claims.claim_next(store.engine, "c", moment, patience) is None
    kept = store.find_question(key())
    assert kept is not None
    assert (kept.state, kept.reason) == ("gave_up", claims.EXHAUSTED)
    assert rows(store.engine, table)[0]["text"] is None


class TestAddressedLater:
    """A message seen unasked in a channel, then addressed to the bot by a mention or a reaction."""

    @pytest.mark.parametrize("ending", [SILENT, Ending("gave_up", reason="down")])
    def test_asking_the_bot_after_silence_opens_the_question_again(
        self, store: Store, ending: Ending
    ) -> None:
        store.record(question(kind="channel"), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        store.finish(claimed, ending, NOW)
        assert store.record(question(kind="reaction", user="U0RIN"), LATER)
        assert not store.record(question(kind="reaction", user="U0MAX"), LATER)
        again = store.claim(key(), "b", LATER)
        assert again is not None
        assert again.question == question(kind="reaction", user="U0RIN")

    def test_asking_the_bot_after_an_answer_changes_nothing(self, store: Store) -> None:
        store.record(question(kind="channel"), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        store.finish(claimed, ANSWERED, NOW)
        assert not store.record(question(kind="reaction"), LATER)
        assert store.claim(key(), "b", LATER) is None

    def test_asking_the_bot_while_the_question_waits_makes_it_addressed(self, store: Store) -> None:
        store.record(question(kind="channel"), NOW)
        assert store.record(question(kind="mention"), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        assert claimed.question.kind == "mention"
        assert store.finish(claimed, ANSWERED, NOW) == "done"

    def test_asking_the_bot_while_the_question_is_worked_on_is_told_to_the_worker(self, store: Store) -> None:
        store.record(question(kind="channel"), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        assert store.record(question(kind="mention"), NOW)
        assert store.claim(key(), "b", NOW) is None
        assert store.finish(claimed, SILENT, NOW) == "again"
        again = store.claim(key(), "a", NOW)
        assert again is not None
        assert again.question == question(kind="mention")


class TestEmoji:
    """A message with an emoji on it: only its place is known until somebody has fetched its words."""

    def added(self, user: str = MEI, at: str = "1700000100.000001") -> Question:
        return Question(key(), user, "reaction", "", event_ts=at, unread=True)

    def test_words_and_thread_are_noted_once_they_are_fetched(self, store: Store) -> None:
        assert store.record(self.added(), NOW)
        assert not store.record(self.added("U0RIN", "1700000200.000001"), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        assert claimed.question == self.added()
        read = store.note_words(claimed, "returns", key(9).ts)
        assert read is not None
        assert (read.question.text, read.question.thread, read.question.unread) == (
            "returns",
            key(9).ts,
            False,
        )
        again = store.claim(key(), "b", claimed.lease.until)  # the first died
        assert again is not None
        assert again.question == read.question
        assert store.note_words(claimed, "something else", "") is None
        assert store.finish(again, ANSWERED, LATER) == "done"
        (row,) = rows(store.engine, table)
        assert (row["text"], row["thread"], row["unread"]) == (None, key(9).ts, False)
        assert not store.record(self.added("U0RIN", "1700000300.000001"), LATER)

    def test_a_fetched_question_is_the_same_as_one_before_in_its_thread(self, store: Store) -> None:
        store.record(question(0, text="Returns?"), NOW)
        store.record(self.added(), NOW)
        assert store.find_earlier_question(key()) is None
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        store.note_words(claimed, "returns", key(0).ts)
        before = store.find_earlier_question(key())
        assert before is not None
        assert before.key == key(0)

    @pytest.mark.parametrize("ending", [SILENT, Ending("gave_up", reason="not_in_channel")])
    def test_a_later_emoji_opens_it_again_and_a_repeat_does_not(self, store: Store, ending: Ending) -> None:
        store.record(self.added(), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        store.note_words(claimed, "thanks", key(9).ts)
        store.finish(claimed, ending, NOW)
        assert not store.record(self.added(), LATER)
        assert not store.record(self.added("U0RIN"), LATER)
        later = self.added("U0RIN", "1700000200.000001")
        assert store.record(later, LATER)
        assert not store.record(later, LATER)
        again = store.claim(key(), "a", LATER)
        assert again is not None
        assert (again.question.user, again.question.text, again.question.unread) == ("U0RIN", "", True)
        assert again.maybe_posted

    def test_an_edit_while_it_is_fetched_is_what_counts(self, store: Store) -> None:
        store.record(self.added(), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        assert store.revise(key(), "who handles recruiting?", NOW)
        assert store.note_words(claimed, "who handles returns?", "") is not None
        assert store.finish(claimed, ANSWERED, NOW) == "again"
        again = store.claim(key(), "a", NOW)
        assert again is not None
        assert (again.question.text, again.question.unread) == ("who handles recruiting?", False)

    def test_words_of_a_message_deleted_while_it_is_fetched_are_not_kept(self, store: Store) -> None:
        store.record(self.added(), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        assert store.withdraw(key(), NOW)
        assert store.note_words(claimed, "hush", "") is not None
        (row,) = rows(store.engine, table)
        assert (row["text"], row["digest"]) == (None, None)
        assert store.finish(claimed, ANSWERED, NOW) == "again"
        again = store.claim(key(), "a", NOW)
        assert again is not None
        assert again.deleted

    def test_a_message_read_before_and_silent_is_read_again(self, store: Store) -> None:
        store.record(question(kind="channel", thread=key(9).ts), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        store.finish(claimed, SILENT, NOW)
        assert store.record(self.added(), LATER)
        again = store.claim(key(), "a", LATER)
        assert again is not None
        assert (again.question.unread, again.question.thread) == (True, key(9).ts)

    def test_a_message_that_waits_with_its_words_keeps_them(self, store: Store) -> None:
        store.record(question(kind="channel"), NOW)
        assert store.record(self.added("U0RIN"), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        asked = claimed.question
        assert (asked.kind, asked.user, asked.text, asked.unread) == (
            "reaction",
            "U0RIN",
            "who handles returns?",
            False,
        )

    def test_the_authors_own_mention_goes_first(self, store: Store) -> None:
        store.record(self.added("U0RIN"), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        assert store.record(question(thread=key(9).ts), NOW)
        assert not store.record(question(thread=key(9).ts), NOW)
        assert not store.record(self.added("U0MAX", "1700000300.000001"), NOW)
        store.note_words(claimed, "who handles returns?", key(9).ts)
        assert store.finish(claimed, SILENT, NOW) == "again"
        again = store.claim(key(), "a", NOW)
        assert again is not None
        assert (again.question.kind, again.question.user, again.question.text) == (
            "mention",
            MEI,
            "who handles returns?",
        )

    def test_the_authors_own_mention_is_answered_after_the_emoji_came_to_nothing(self, store: Store) -> None:
        store.record(self.added("U0RIN"), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        store.finish(claimed, Ending("gave_up", reason="missing_scope"), NOW)
        asked = question(thread=key(9).ts)
        assert store.record(asked, LATER)
        again = store.claim(key(), "a", LATER)
        assert again is not None
        assert (again.question.kind, again.question.text) == ("mention", asked.text)
        assert (again.question.thread, again.question.unread) == (key(9).ts, False)


class TestEdits:
    def test_an_edited_question_is_answered_in_the_same_place(self, store: Store) -> None:
        store.record(question(), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        store.finish(claimed, ANSWERED, NOW)
        assert store.revise(key(), "who handles recruiting?", LATER)
        again = store.claim(key(), "a", LATER)
        assert again is not None
        assert again.question.text == "who handles recruiting?"
        assert again.answer == ANSWERED.answer
        assert not again.maybe_posted
        assert store.finish(again, SILENT, LATER) == "done"
        assert store.answer_of(key()) is None

    def test_an_edit_that_leaves_the_words_alone_changes_nothing(self, store: Store) -> None:
        store.record(question(), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        store.finish(claimed, ANSWERED, NOW)
        before = rows(store.engine, table)
        assert not store.revise(key(), "Who handles  returns", LATER)
        assert rows(store.engine, table) == before

    def test_an_edit_while_it_is_worked_on_is_not_lost(self, store: Store) -> None:
        store.record(question(), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        assert store.revise(key(), "who handles recruiting?", NOW)
        assert store.finish(claimed, ANSWERED, NOW) == "again"
        again = store.claim(key(), "a", NOW)
        assert again is not None
        assert (again.question.text, again.answer) == ("who handles recruiting?", ANSWERED.answer)

    def test_an_edit_during_the_last_attempt_gets_attempts_of_its_own(self, store: Store) -> None:
        patience = Patience(attempts=1)
        store.record(question(), NOW)
        claimed = claims.claim(store.engine, key(), "a", NOW, patience)
        assert claimed is not None
        store.revise(key(), "who handles recruiting?", NOW)
        assert claims.fail(store.engine, claimed, "down", NOW, patience=patience) == "again"
        assert claims.claim(store.engine, key(), "a", NOW, patience) is not None

    def test_a_message_nobody_recorded_is_unknown(self, store: Store) -> None:
        assert not store.revise(key(), "who handles recruiting?", NOW)
        assert not store.withdraw(key(), NOW)
        assert store.find_question(key()) is None


class TestDeletions:
    def test_deleting_a_question_deletes_its_answer(self, store: Store) -> None:
        store.record(question(), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        store.finish(claimed, ANSWERED, NOW)
        assert store.withdraw(key(), LATER)
        again = store.claim(key(), "b", LATER)
        assert again is not None
        assert again.deleted
        assert again.answer == ANSWERED.answer
        assert store.finish(again, Ending("withdrawn"), LATER) == "done"
        kept = store.find_question(key())
        assert kept is not None
        assert (kept.state, kept.answer) == ("withdrawn", None)
        assert not store.record(question(), LATER)
        assert not store.revise(key(), "who handles recruiting?", LATER)
        assert not store.withdraw(key(), LATER)

    def test_a_deleted_question_that_nobody_took_up_is_gone(self, store: Store) -> None:
        store.record(question(), NOW)
        assert not store.withdraw(key(), NOW)
        assert store.claim(key(), "a", NOW) is None
        assert rows(store.engine, table)[0]["text"] is None

    def test_a_question_deleted_while_it_is_worked_on_is_claimed_once_more(self, store: Store) -> None:
        store.record(question(), NOW)
        claimed = store.claim(key(), "a", NOW)
        assert claimed is not None
        assert store.withdraw(key(), NOW)
        assert store.finish(claimed, ANSWERED, NOW) == "again"
        again = store.claim(key(), "a", NOW)
        assert again is not None
        assert (again.deleted, again.answer) == (True, ANSWERED.answer)

    def test_a_deleted_question_whose_worker_died_is_taken_up(self, store: Store) -> None:
        store.record(question(), NOW)
        dead = store.claim(key(), "a", NOW)
        assert dead is not None
        assert store.withdraw(key(), NOW)
        found = store.claim_next("b", LATER)
        assert found is not None
        assert found.deleted
        assert found.maybe_posted


def test_text_no_database_takes_is_repaired(store: Store) -> None:
    store.record(question(text="who\0 handles \ud800 returns 🙋‍♀️ 退貨"), NOW)
    claimed = store.claim(key(), "a", NOW)
    assert claimed is not None
    assert claimed.question.text == "who  handles \ufffd returns 🙋‍♀️ 退貨"


def test_text_of_a_question_is_bounded(store: Store) -> None:
    store.record(question(text="x" * 50_000), NOW)
    claimed = store.claim(key(), "a", NOW)
    assert claimed is not None
    assert len(claimed.question.text) == 40_000


def test_words_do_not_show_in_what_a_log_prints(store: Store) -> None:
    store.record(question(text="hush"), NOW)
    assert "hush" not in repr(store.claim(key(), "a", NOW))
    assert "hush" not in repr(question(text="hush"))


@pytest.mark.parametrize(
    ("workspace", "channel", "ts"),
    [
        ("", GENERAL, "1.1"),
        (TEAM, "#general", "1.1"),
        (TEAM, GENERAL, ""),
        (TEAM, GENERAL, "1.1; drop"),
        (TEAM, "C1\n", "1.1"),
        (TEAM, GENERAL, "١.١"),
    ],
)
def test_malformed_ids_are_refused(workspace: str, channel: str, ts: str) -> None:
    with pytest.raises(InvalidValueError):
        Key(workspace, channel, ts)


def test_malformed_questions_and_endings_are_refused() -> None:
    with pytest.raises(InvalidValueError):
        Question(key(), "mei", "mention", "")
    with pytest.raises(InvalidValueError):
        Question(key(), MEI, cast(QuestionKind, "shout"), "")
    with pytest.raises(InvalidValueError):
        Ending("answered")
    with pytest.raises(InvalidValueError):
        Ending("silent", Place(GENERAL, "1.1"))
    with pytest.raises(InvalidValueError):
        Ending("silent", role="Not An Id")


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(StoreError):
        store.record(question(), NOW.replace(tzinfo=None))


def test_times_come_back_in_utc(store: Store) -> None:
    elsewhere = timedelta(hours=8)
    moment = NOW.astimezone(timezone(elsewhere))
    store.record(question(), moment)
    (row,) = rows(store.engine, table)
    assert row["opened_at"] == NOW
    assert row["opened_at"].utcoffset() == timedelta(0)
    assert store.claim(key(), "a", moment) is not None


def test_answers_that_stand_elsewhere_do_not_mix(store: Store) -> None:
    for number, ts in ((1, "5.1"), (2, "5.2")):
        store.record(question(number), NOW)
        claimed = store.claim(key(number), "a", NOW)
        assert claimed is not None
        store.finish(claimed, answered(ts), NOW)
    assert store.answer_of(key(1)) == Place(GENERAL, "5.1")
    assert store.answer_of(key(2)) == Place(GENERAL, "5.2")

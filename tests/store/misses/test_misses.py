"""Questions that failed, and lessons: kept, shown, dealt with, taken back, forgotten, on both databases."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from bot.catalogue.lesson import Lesson
from bot.catalogue.model import Text
from bot.store.misses.model import Miss, Missed
from bot.store.retention import SETTLED_KEPT, WORDS_KEPT
from bot.store.schema import learned, missed, news
from bot.store.store import Store, open_store
from tests.store.builders import ANSWERED, MEI, NOW, key, question, rows

RIN = "U0RIN"
DAY = timedelta(days=1)
MISS = Miss(
    key(),
    MEI,
    "unknown",
    "who handles drones? ask ann@example.com",
    key().ts,
    outcome="unknown",
    language="en",
)
DRONES = Lesson("drone permits", "duty", "stock")
PARKING = Lesson("visitor parking", "topic", "parking", Text("Parking", zh_hant="停車"), "#parking")


def texts(store: Store) -> list[str]:
    return [each.text for each in store.open_misses(NOW)]


def test_words_are_cleaned_before_they_are_written(store: Store) -> None:
    store.keep_miss(MISS, NOW)
    (row,) = rows(store.engine, missed)
    assert row["text"] == "who handles drones? ask …"
    (shown,) = store.open_misses(NOW)
    assert (shown.key, shown.why, shown.at, shown.text) == (key(), "unknown", NOW, row["text"])


def test_no_list_tells_who_asked() -> None:
    assert "user" not in {field.name for field in fields(Missed)}


def test_a_question_is_kept_once_with_what_is_newly_known(store: Store) -> None:
    store.keep_miss(MISS, NOW)
    store.keep_miss(replace(MISS, why="wrong", role="keeper"), NOW + DAY)
    (shown,) = store.open_misses(NOW)
    assert (shown.why, shown.role) == ("wrong", "keeper")
    assert store.drop_miss(key())
    assert not store.drop_miss(key())
    assert store.open_misses(NOW) == ()


def test_a_deleted_message_takes_its_words_along(store: Store) -> None:
    store.record(question(), NOW)
    claimed = store.claim(key(), "a", NOW)
    assert claimed is not None
    store.finish(claimed, ANSWERED, NOW)
    store.keep_miss(MISS, NOW)
    store.withdraw(key(), NOW)
    assert rows(store.engine, missed)[0]["text"] is None
    assert store.open_misses(NOW) == ()


def test_keepers_put_off_and_split(store: Store) -> None:
    for number in (1, 2, 3):
        store.keep_miss(replace(MISS, key=key(number)), NOW)
    assert store.put_off([key(1)], NOW + DAY) == 1
    assert [each.key for each in store.open_misses(NOW)] == [key(2), key(3)]
    assert len(store.open_misses(NOW + DAY)) == 3
    assert store.set_apart([key(2)]) == 1
    assert [each.apart for each in store.open_misses(NOW)] == [True, False]
    assert len(store.recent_misses()) == 3


def test_a_lesson_is_kept_and_deals_with_its_questions(store: Store) -> None:
    store.keep_miss(MISS, NOW)
    before = store.lessons_version()
    store.teach({DRONES: "who handles drones?", PARKING: ""}, [key()], RIN, NOW)
    assert store.lessons_version() == before + 1
    kept = {each.lesson: each for each in store.all_taught()}
    assert set(kept) == {DRONES, PARKING}
    assert (kept[DRONES].by, kept[DRONES].at, kept[DRONES].question) == (RIN, NOW, "who handles drones?")
    assert store.open_misses(NOW) == ()


def test_a_wording_has_one_owner_the_last_one_taught(store: Store) -> None:
    store.teach({DRONES: ""}, [], RIN, NOW)
    store.note_export([DRONES.id], NOW)
    store.teach({replace(DRONES, to="prices"): ""}, [], MEI, NOW)
    (kept,) = store.all_taught()
    assert (kept.lesson.to, kept.by, kept.exported_at) == ("prices", MEI, None)


def test_an_export_is_noted_once(store: Store) -> None:
    store.teach({DRONES: ""}, [], RIN, NOW)
    store.note_export([DRONES.id], NOW)
    store.note_export([DRONES.id], NOW + DAY)
    assert store.all_taught()[0].exported_at == NOW


def test_a_lesson_taken_back_leaves_no_trace_and_its_question_waits_again(store: Store) -> None:
    store.keep_miss(MISS, NOW)
    store.teach({DRONES: ""}, [key()], RIN, NOW)
    version = store.lessons_version()
    undone = store.undo_lesson(DRONES.id)
    assert undone is not None
    assert undone.lesson == DRONES
    assert store.lessons_version() == version + 1
    assert [each.key for each in store.open_misses(NOW)] == [key()]
    assert store.claim_news("a", NOW) is None
    assert store.undo_lesson(DRONES.id) is None
    assert rows(store.engine, learned) == []


def test_each_asker_is_told_by_one_worker_and_once(store: Store) -> None:
    store.keep_miss(MISS, NOW)
    store.keep_miss(replace(MISS, key=key(2), user=""), NOW)  # forgotten meanwhile
    store.teach({DRONES: ""}, [key(), key(2)], RIN, NOW)
    owed = store.claim_news("a", NOW)
    assert owed is not None
    assert (owed.key, owed.user, owed.thread, owed.lesson) == (key(), MEI, key().ts, DRONES.id)
    assert store.claim_news("b", NOW) is None
    assert store.fail_news(owed, "ratelimited", NOW, DAY) == "again"
    assert store.claim_news("b", NOW) is None
    again = store.claim_news("b", NOW + DAY)
    assert again is not None
    assert store.finish_news(again, NOW, told_them=True) == "done"
    store.teach({DRONES: ""}, [key()], RIN, NOW)
    assert store.claim_news("b", NOW + DAY) is None


def test_words_go_after_their_time_and_the_rest_with_the_question(store: Store) -> None:
    store.keep_miss(MISS, NOW)
    short = Store(store.engine, words_kept=7 * DAY)
    assert short.purge(NOW + 7 * DAY - timedelta(seconds=1)).missed == 0
    assert short.purge(NOW + 7 * DAY).missed == 1
    assert rows(store.engine, missed)[0]["text"] is None
    assert store.purge(NOW + max(SETTLED_KEPT, WORDS_KEPT)).missed == 1
    assert rows(store.engine, missed) == []


def test_with_no_days_nothing_is_kept(store: Store) -> None:
    assert not Store(store.engine, words_kept=timedelta(0)).keep_miss(MISS, NOW)
    assert rows(store.engine, missed) == []


def test_a_person_is_forgotten_in_all_of_it(store: Store) -> None:
    store.keep_miss(MISS, NOW)
    store.keep_miss(replace(MISS, key=key(2), user=RIN), NOW)
    store.teach({DRONES: ""}, [key(2)], MEI, NOW)
    assert store.forget(MEI, NOW).missed == 2
    assert store.forget(RIN, NOW).missed == 2
    assert rows(store.engine, missed) == []
    assert rows(store.engine, news) == []
    (kept,) = store.all_taught()
    assert (kept.lesson, kept.by) == (DRONES, "")


def test_two_processes_see_one_counter(store: Store, url: str) -> None:
    other = open_store(url)
    try:
        store.teach({DRONES: ""}, [], RIN, NOW)
        other.teach({PARKING: ""}, [], RIN, NOW)
        assert store.lessons_version() == other.lessons_version() == 2
        assert store.all_taught() == other.all_taught()
    finally:
        other.close()


@pytest.mark.parametrize("value", ["nobody", "U0MEI; DROP"])
def test_a_malformed_id_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="Slack id"):
        replace(MISS, user=value)

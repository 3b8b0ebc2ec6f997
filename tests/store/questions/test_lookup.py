from bot.store.model import Place
from bot.store.schema import inbox as table
from bot.store.schema import secrets
from bot.store.store import Store
from tests.store.builders import ANSWERED, GENERAL, NOW, SILENT, TEAM, answered, key, question, rows

THREAD = key(1).ts


def ask(store: Store, number: int, text: str, thread: str = THREAD) -> None:
    store.record(question(number, text, thread=thread), NOW)


def settle(store: Store, number: int) -> None:
    claimed = store.claim(key(number), "a", NOW)
    assert claimed is not None
    store.finish(claimed, answered(f"18000000{number:02}.000100"), NOW)


def test_an_answer_leads_back_to_its_question(store: Store) -> None:
    ask(store, 2, "who handles returns?")
    settle(store, 2)
    place = store.answer_of(key(2))
    assert place is not None
    found = store.question_of_answer(TEAM, place)
    assert found is not None
    assert (found.key, found.thread) == (key(2), THREAD)
    assert store.question_of_answer("T0OTHER", place) is None
    assert store.question_of_answer(TEAM, Place(GENERAL, "9.9")) is None


def test_a_deleted_answer_is_not_updated_later(store: Store) -> None:
    ask(store, 2, "who handles returns?")
    settle(store, 2)
    place = store.answer_of(key(2))
    assert place is not None
    assert store.forget_answer(TEAM, place)
    assert not store.forget_answer(TEAM, place)
    assert store.answer_of(key(2)) is None
    kept = store.find_question(key(2))
    assert kept is not None
    assert kept.state == "answered"


def test_the_same_question_in_the_same_thread_was_asked_before(store: Store) -> None:
    ask(store, 1, "who handles returns?", thread="")
    settle(store, 1)
    ask(store, 2, "<@U0WHOBOT0> WHO handles   returns")
    before = store.find_earlier_question(key(2))
    assert before is not None
    assert before.key == key(1)
    assert store.find_earlier_question(key(1)) is None


def test_an_earlier_question_counts_while_under_way_but_not_once_silent(store: Store) -> None:
    ask(store, 1, "who handles returns?", thread="")
    ask(store, 2, "who handles returns?")
    assert store.find_earlier_question(key(2)) is not None
    claimed = store.claim(key(1), "a", NOW)
    assert claimed is not None
    store.finish(claimed, SILENT, NOW)
    assert store.find_earlier_question(key(2)) is None


def test_other_words_other_threads_and_no_words_are_new(store: Store) -> None:
    ask(store, 1, "who handles returns?", thread="")
    ask(store, 2, "誰負責退貨？")
    ask(store, 3, "who handles returns?", thread=key(9).ts)
    ask(store, 4, "<@U0WHOBOT0>")
    ask(store, 5, "<@U0WHOBOT0> ?")
    assert [store.find_earlier_question(key(number)) for number in (2, 3, 4, 5, 6)] == [None] * 5


def test_chinese_questions_are_told_apart_by_their_words(store: Store) -> None:
    ask(store, 1, "誰負責退貨？", thread="")
    ask(store, 2, "誰負責退貨")
    ask(store, 3, "誰負責招聘")
    assert store.find_earlier_question(key(2)) is not None
    assert store.find_earlier_question(key(3)) is None


def test_the_digest_depends_on_a_key_of_this_database(store: Store) -> None:
    ask(store, 1, "who handles returns?", thread="")
    (row,) = rows(store.engine, table)
    (secret,) = rows(store.engine, secrets)
    assert len(row["digest"]) == 32
    assert len(secret["value"]) == 32
    with store.engine.begin() as connection:
        connection.execute(secrets.update().values(value=b"\0" * 32))
    ask(store, 2, "who handles returns?")
    assert store.find_earlier_question(key(2)) is None


def test_unknown_questions_have_no_answer(store: Store) -> None:
    assert store.find_question(key()) is None
    assert store.answer_of(key()) is None
    assert ANSWERED.answer is not None
    assert not store.forget_answer(TEAM, ANSWERED.answer)

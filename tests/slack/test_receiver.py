import logging

import pytest

from bot.slack.answering.recovery import PATIENCE
from bot.standin.event_payloads import app_mention, message
from bot.standin.server import Fault, stand_in
from bot.standin.workspace import BOT_USER, GENERAL, PERSON, TEAM
from bot.store.model import Key
from tests.slack.talk import Talk, both_ways, talk_with
from tests.stores import new_store

TS = "1700000100.000001"
KEY = Key(TEAM, GENERAL, TS)
MENTION = app_mention(f"<@{BOT_USER}> returns", ts=TS)


@both_ways
def test_a_question_is_kept_without_its_words_once_it_is_answered(talk: Talk) -> None:
    question = talk.person.mentions("who handles returns?")
    kept = talk.store.find_question(Key(TEAM, GENERAL, question.ts))
    assert kept is not None
    assert (kept.state, kept.kind, kept.user) == ("answered", "mention", PERSON)
    assert (kept.outcome, kept.department, kept.role, kept.duty) == (
        "answered",
        "service",
        "specialist",
        "returns",
    )
    assert kept.answer is not None
    assert kept.answer.ts == talk.only_reply().ts


@both_ways
@pytest.mark.parametrize("text", ["lovely weather", "thanks", "returns news", "payroll"])
def test_nothing_is_kept_of_chatter(talk: Talk, text: str) -> None:
    said = talk.person.says(text)
    assert talk.store.find_question(Key(TEAM, GENERAL, said.ts)) is None


def test_question_is_written_down_before_it_is_acknowledged() -> None:
    with stand_in() as standin:
        talk = talk_with(standin, process_before_response=False)
        talk.app.listener_runner.listener_executor.shutdown(wait=True)  # the process dies right after it
        talk.send(MENTION)
        kept = talk.store.find_question(KEY)
        assert kept is not None
        assert kept.state == "waiting"
        again = talk_with(standin, store=talk.store)
        again.clock.moment = talk.clock.moment + PATIENCE.grace
        assert again.recovers() == 1
        assert again.only_reply().thread == TS


@both_ways
def test_question_that_cannot_be_written_down_is_not_acknowledged(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    talk.store.engine.dispose()
    with talk.store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE inbox RENAME TO away")
    assert talk.send(MENTION).status == 500
    assert "the database failed" in caplog.text
    assert talk.from_bot() == []
    with talk.store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO inbox")
    assert talk.send(MENTION).status == 200  # as Slack does after a while
    assert talk.only_reply().thread == TS


@both_ways
def test_a_database_that_fails_after_that_is_waited_for(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    with talk.store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE channels RENAME TO away")
        connection.exec_driver_sql("CREATE TABLE channels (workspace, channel, mode, set_by, set_at)")
    talk.person.writes("returns")  # a direct message needs no channel's settings
    assert len(talk.from_bot()) == 1
    with talk.store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE channels")
    assert talk.send(MENTION).status == 500
    with talk.store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO channels")
    talk.send(MENTION)
    assert len(talk.from_bot()) == 2


def test_two_processes_with_one_store_answer_once() -> None:
    with stand_in() as standin:
        store = new_store(PATIENCE)
        one, other = (talk_with(standin, store=store) for _ in range(2))
        text = f"<@{BOT_USER}> returns"
        for talk in (one, other, one):
            talk.send(message(text, ts=TS))
            talk.send(app_mention(text, ts=TS))
        assert len(standin.workspace.by_bot()) == 1


@both_ways
@pytest.mark.parametrize("wrong", [{"channel": "general!"}, {"ts": "soon"}, {"user": "pat"}])
def test_malformed_ids_are_left_alone(
    talk: Talk, caplog: pytest.LogCaptureFixture, wrong: dict[str, str]
) -> None:
    caplog.set_level(logging.WARNING)
    payload = app_mention(f"<@{BOT_USER}> returns", ts=TS)
    payload["event"].update(wrong)
    assert talk.send(payload).status == 200
    assert talk.from_bot() == []


@both_ways
def test_same_question_in_the_same_thread_is_answered_once(talk: Talk) -> None:
    first = talk.person.says("who handles returns?")
    talk.person.says("Who handles returns??", thread=first.ts)
    assert talk.only_reply().thread == first.ts
    talk.person.says("who handles returns?")  # a thread of its own
    assert len(talk.in_general()) == 2


def test_whoever_asks_the_same_again_is_told_where_the_answer_is(talk: Talk) -> None:
    first = talk.person.mentions("who handles returns?")
    talk.person.mentions("who handles returns?", thread=first.ts)
    answer, note = talk.from_bot()
    assert (answer.shown_to, note.shown_to) == ("", PERSON)
    assert note.text == "I already answered this above, in this thread."
    assert note.thread == first.ts


def test_same_words_with_another_answer_are_answered(talk: Talk) -> None:
    first = talk.person.mentions("who handles returns?")
    talk.person.mentions("and that?", thread=first.ts)
    talk.person.says("goods", thread=first.ts)
    talk.person.mentions("and that?", thread=first.ts)
    assert [post.text.split(" ")[0] for post in talk.in_general()] == ["Customer", "Customer", "I'm"]


class TestRepeatBeforeTheFirstIsAnswered:
    """The same question again in its thread, while Slack keeps the answer to the first waiting."""

    def asks_twice(self, talk: Talk) -> str:
        talk.standin.fail("chat.postMessage", Fault(retry_after=60))
        first = talk.person.mentions("who handles returns?")
        talk.person.mentions("who handles returns?", thread=first.ts)
        assert talk.from_bot() == []
        return first.ts

    def test_repeat_is_told_where_the_answer_is_once_it_is_there(self, talk: Talk) -> None:
        thread = self.asks_twice(talk)
        talk.recovers(seconds=60)
        talk.recovers(minutes=5)
        answer, note = talk.from_bot()
        assert (answer.thread, answer.shown_to) == (thread, "")
        assert (note.text, note.shown_to) == ("I already answered this above, in this thread.", PERSON)

    def test_repeat_is_answered_if_the_first_fails(self, talk: Talk) -> None:
        thread = self.asks_twice(talk)
        talk.standin.fail("chat.postMessage", Fault(error="restricted_action"))
        talk.recovers(seconds=60)
        talk.recovers(minutes=5)
        (answer,) = talk.in_general()
        assert answer.thread == thread
        assert answer.text.startswith("Customer service specialist")

    def test_repeat_that_did_not_ask_the_bot_is_not_told(self, talk: Talk) -> None:
        talk.standin.fail("chat.postMessage", Fault(retry_after=60))
        first = talk.person.says("who handles returns?")
        talk.person.says("who handles returns?", thread=first.ts)
        talk.recovers(seconds=60)
        talk.recovers(minutes=5)
        assert talk.only_reply().thread == first.ts

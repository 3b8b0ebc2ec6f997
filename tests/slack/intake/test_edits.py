import pytest

from bot.slack.answering.recovery import PATIENCE
from bot.standin.event_payloads import app_mention, message, message_changed, message_deleted
from bot.standin.server import Fault
from bot.standin.workspace import BOT_USER, GENERAL, PERSON, TEAM, Post
from bot.store.model import Key
from tests.slack.talk import Talk, both_ways


@both_ways
def test_edited_question_updates_its_answer_in_place(talk: Talk) -> None:
    question = talk.person.mentions("who handles returns?")
    answer = talk.only_reply()
    talk.person.edits(question, f"<@{BOT_USER}> payroll")
    changed = talk.only_reply()
    assert (changed.ts, changed.thread) == (answer.ts, question.ts)
    assert changed.text.startswith("That's outside this catalogue: it belongs to Payroll.")
    kept = talk.store.find_question(Key(TEAM, GENERAL, question.ts))
    assert kept is not None
    assert kept.outcome == "elsewhere"


def test_edit_in_a_direct_message_updates_too(talk: Talk) -> None:
    question = talk.person.writes("returns")
    talk.person.edits(question, "退換貨")
    assert talk.only_reply().text.startswith("客服專員")


def test_edit_that_leaves_the_words_alone_changes_nothing(talk: Talk) -> None:
    question = talk.person.mentions("who handles returns?")
    same = talk.person.edits(question, question.text)
    talk.person.edits(same, question.text + "!")
    assert not talk.only_reply().edited


def test_question_edited_into_chatter_takes_its_answer_away(talk: Talk) -> None:
    question = talk.person.says("who handles returns?")
    assert talk.only_reply()
    changed = talk.person.edits(question, "lovely weather")
    assert talk.from_bot() == []
    talk.person.edits(changed, "who handles returns?")
    assert talk.only_reply().thread == question.ts


def test_chatter_edited_into_a_question_gets_an_answer(talk: Talk) -> None:
    said = talk.person.says("lovely weather")
    asked = talk.person.edits(said, "who handles returns?")
    assert talk.only_reply().thread == said.ts
    talk.person.edits(asked, "lovely weather")
    assert talk.from_bot() == []


def test_mention_put_in_by_an_edit_is_answered(talk: Talk) -> None:
    said = talk.person.says("payroll")
    talk.person.edits(said, f"<@{BOT_USER}> payroll")
    assert talk.only_reply().thread == said.ts


def test_old_words_are_not_answered_when_they_are_edited(talk: Talk) -> None:
    said = talk.person.says("lovely weather")
    asked = Post(said.channel, said.ts, said.user, "who handles returns?", edited=True)
    two_days_later = f"{float(said.ts) + 2 * 86_400:.6f}"
    talk.send(message_changed(asked.as_message(), said.as_message(), ts=two_days_later))
    assert talk.from_bot() == []


@both_ways
@pytest.mark.parametrize("where", ["mentions", "writes", "says"])
def test_deleting_a_question_deletes_its_answer(talk: Talk, where: str) -> None:
    question = getattr(talk.person, where)("who handles returns?")
    assert talk.only_reply()
    talk.person.deletes(question)  # a tombstone in a channel, where the answer stands in its thread
    assert talk.from_bot() == []
    kept = talk.store.find_question(Key(TEAM, question.channel, question.ts))
    assert kept is not None
    assert (kept.state, kept.answer) == ("withdrawn", None)


def test_deletion_that_is_delivered_again_changes_nothing(talk: Talk) -> None:
    question = talk.person.mentions("returns")
    talk.person.deletes(question)
    talk.send(message_deleted(question.as_message(), ts="1700000200.000001"))
    assert len(talk.standin.workspace.called("chat.delete")) == 1


def test_chatter_that_is_deleted_is_nothing(talk: Talk) -> None:
    talk.person.deletes(talk.person.says("lovely weather"))
    assert talk.standin.workspace.called("chat.delete") == []


def test_question_deleted_before_it_was_answered_is_not_answered(talk: Talk) -> None:
    talk.standin.fail("chat.postMessage", Fault(retry_after=60))
    question = talk.person.mentions("returns")
    talk.person.deletes(question)
    assert talk.recovers(minutes=5) == 0
    assert talk.from_bot() == []


def test_an_edit_under_way_does_not_repost_a_deleted_answer(talk: Talk) -> None:
    question = talk.person.mentions("returns")
    answer = talk.only_reply()
    talk.standin.workspace.remove(answer)
    talk.person.edits(question, f"<@{BOT_USER}> payroll")
    assert talk.from_bot() == []


def test_answer_that_was_deleted_is_forgotten(talk: Talk) -> None:
    question = talk.person.mentions("returns")
    talk.person.deletes(talk.only_reply())
    assert talk.store.answer_of(Key(TEAM, GENERAL, question.ts)) is None


def test_the_bots_own_changes_are_left_alone(talk: Talk) -> None:
    talk.person.mentions("returns")
    answer = talk.only_reply()
    talk.person.edits(answer, "who handles returns?")
    assert len(talk.from_bot()) == 1
    assert talk.store.find_question(Key(TEAM, GENERAL, answer.ts)) is None


def test_update_that_fails_is_made_later(talk: Talk) -> None:
    question = talk.person.mentions("returns")
    talk.standin.fail("chat.update", Fault(error="service_unavailable"))
    talk.person.edits(question, f"<@{BOT_USER}> payroll")
    assert talk.only_reply().text.startswith("Customer service specialist")
    assert talk.recovers(seconds=PATIENCE.grace.total_seconds()) == 1
    assert talk.only_reply().text.startswith("That's outside this catalogue")


def test_deletion_that_fails_is_made_later(talk: Talk) -> None:
    question = talk.person.mentions("returns")
    talk.standin.fail("chat.delete", Fault(error="internal_error"))
    talk.person.deletes(question)
    assert talk.recovers(seconds=PATIENCE.grace.total_seconds()) == 1
    assert talk.from_bot() == []


TS = "1700000100.000001"
LATER = "1700000160.000001"
DAYS_LATER = "1700272900.000001"
CHATTER = Post(GENERAL, TS, PERSON, "lovely weather", edited=True).as_message()


def asked(text: str = "who handles returns?") -> Post:
    return Post(GENERAL, TS, PERSON, text)


def delivers(talk: Talk, post: Post) -> None:
    """The message as it was first written, in both events if it mentions the bot."""
    talk.send(message(post.text, ts=post.ts))
    if BOT_USER in post.text:
        talk.send(app_mention(post.text, ts=post.ts))


class TestDeliveredInTheWrongOrder:
    @pytest.mark.parametrize("text", ["who handles returns?", f"<@{BOT_USER}> returns"])
    def test_question_deleted_before_it_is_delivered_is_not_answered(self, talk: Talk, text: str) -> None:
        post = asked(text)
        talk.send(message_deleted(post.as_message(), ts=LATER))
        delivers(talk, post)
        assert talk.from_bot() == []
        assert talk.recovers(minutes=5) == 0

    @both_ways
    def test_question_deleted_while_it_could_not_be_written_down_is_not_answered(self, talk: Talk) -> None:
        post = asked(f"<@{BOT_USER}> returns")
        with talk.store.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE inbox RENAME TO away")
        assert talk.send(message(post.text, ts=post.ts)).status == 500
        with talk.store.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE away RENAME TO inbox")
        talk.send(message_deleted(post.as_message(), ts=LATER))
        delivers(talk, post)  # as Slack does after a while
        assert talk.from_bot() == []

    @pytest.mark.parametrize("text", ["who handles returns?", f"<@{BOT_USER}> returns"])
    def test_question_edited_into_chatter_before_it_is_delivered_is_not_answered(
        self, talk: Talk, text: str
    ) -> None:
        post = asked(text)
        for _ in range(2):
            talk.send(message_changed(CHATTER, post.as_message(), ts=LATER))
        delivers(talk, post)
        assert talk.from_bot() == []
        again = Post(GENERAL, TS, PERSON, "who handles returns?", edited=True)
        talk.send(message_changed(again.as_message(), CHATTER, ts=LATER))
        assert talk.only_reply().thread == TS

    def test_question_edited_before_it_is_delivered_is_answered_as_edited(self, talk: Talk) -> None:
        post = asked(f"<@{BOT_USER}> returns")
        other = Post(GENERAL, TS, PERSON, f"<@{BOT_USER}> payroll", edited=True)
        talk.send(message_changed(other.as_message(), post.as_message(), ts=LATER))
        delivers(talk, post)
        assert talk.only_reply().text.startswith("That's outside this catalogue: it belongs to Payroll.")

    def test_nothing_is_kept_of_edited_chatter(self, talk: Talk) -> None:
        before = asked("lovely wether").as_message()
        talk.send(message_changed(CHATTER, before, ts=LATER))
        assert talk.store.find_question(Key(TEAM, GENERAL, TS)) is None

    def test_nothing_is_kept_of_old_messages_and_the_bots_own(self, talk: Talk) -> None:
        talk.send(message_deleted(asked().as_message(), ts=DAYS_LATER))
        own = Post(GENERAL, TS, BOT_USER, "returns").as_message()
        talk.send(message_deleted(own, ts=LATER))
        assert talk.store.find_question(Key(TEAM, GENERAL, TS)) is None

    def test_nothing_is_kept_where_the_bot_is_switched_off(self, talk: Talk) -> None:
        talk.store.set_mode(TEAM, GENERAL, "off", PERSON, talk.clock())
        talk.send(message_deleted(asked().as_message(), ts=LATER))
        talk.send(message_changed(CHATTER, asked().as_message(), ts=LATER))
        assert talk.store.find_question(Key(TEAM, GENERAL, TS)) is None

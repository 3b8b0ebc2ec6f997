"""The emoji door: an emoji on a message, answered in that message's thread, once."""

import logging

import pytest

from bot.slack.answering.recovery import PATIENCE
from bot.standin.event_payloads import Payload, app_mention, message, tombstone
from bot.standin.server import Fault, stand_in
from bot.standin.view_payloads import reaction_added
from bot.standin.workspace import BOT_USER, GENERAL, PERSON, TEAM, Post
from bot.store.model import Key, QuestionRecord
from tests.slack.others import ALERT, COLLEAGUE, said
from tests.slack.talk import Talk, both_ways, talk_with

GRACE = PATIENCE.grace.total_seconds()
READING = ("conversations.history", "conversations.replies")


def emoji(talk: Talk, post: Post, name: str = "raising_hand", user: str = PERSON) -> Payload:
    """Somebody adds an emoji now: the event, to be sent as often as Slack likes."""
    payload = reaction_added(name, ts=post.ts, channel=post.channel, user=user, author=post.user)
    payload["event"]["event_ts"] = talk.standin.workspace.next_ts()
    return payload


def reacts(talk: Talk, post: Post, name: str = "raising_hand", user: str = PERSON) -> Payload:
    payload = emoji(talk, post, name, user)
    assert talk.send(payload).status == 200
    return payload


def kept(talk: Talk, post: Post) -> QuestionRecord | None:
    return talk.store.find_question(Key(TEAM, post.channel, post.ts))


def state(talk: Talk, post: Post) -> str:
    found = kept(talk, post)
    return found.state if found else ""


@both_ways
def test_message_with_the_emoji_is_answered_in_its_thread(talk: Talk) -> None:
    said(talk, "lovely weather")
    post = said(talk, "the customer wants a returns label")
    said(talk, "indeed")
    reacts(talk, post)
    reply = talk.only_reply()
    assert (reply.channel, reply.thread, reply.shown_to) == (GENERAL, post.ts, "")
    assert reply.text.startswith("Customer service specialist (Customer service)")


def test_reply_in_a_thread_is_found_and_answered_there(talk: Talk) -> None:
    first = said(talk, "hello all")
    post = said(talk, "returns are piling up", thread=first.ts)
    said(talk, "oh no", thread=first.ts)
    reacts(talk, post)
    assert talk.only_reply().thread == first.ts


def test_alert_that_consists_of_blocks_is_read(talk: Talk) -> None:
    post = said(talk, "")
    post = talk.standin.workspace.change(post, blocks=ALERT)
    reacts(talk, post)
    reply = talk.only_reply()
    assert (reply.thread, reply.shown_to) == (post.ts, "")
    assert reply.text.startswith("Customer service specialist (Customer service)")


def test_message_is_answered_once_however_many_add_the_emoji(talk: Talk) -> None:
    post = said(talk, "returns are piling up")
    for user in (PERSON, COLLEAGUE, PERSON):
        reacts(talk, post, user=user)
    assert len(talk.from_bot()) == 1


def test_message_that_was_answered_already_is_left_alone(talk: Talk) -> None:
    post = talk.person.mentions("returns")
    reacts(talk, post)
    assert len(talk.from_bot()) == 1


def test_skin_tone_counts_and_other_emoji_do_not(talk: Talk) -> None:
    post = said(talk, "returns are piling up")
    before = len(talk.standin.workspace.calls)
    reacts(talk, post, "thumbsup")
    assert talk.from_bot() == []
    assert kept(talk, post) is None
    assert len(talk.standin.workspace.calls) == before
    reacts(talk, post, "raising_hand::skin-tone-4")
    assert len(talk.from_bot()) == 1


def test_another_emoji_can_be_set_or_none(talk: Talk) -> None:
    post = said(talk, "returns are piling up")
    silent = talk_with(talk.standin, reaction="")
    for name in ("raising_hand", ""):
        reacts(silent, post, name)
    eyes = talk_with(talk.standin, reaction="eyes")
    reacts(eyes, post)
    assert talk.from_bot() == []
    reacts(eyes, post, "eyes")
    assert len(talk.from_bot()) == 1


def test_bot_says_what_it_cannot_place(talk: Talk) -> None:
    reacts(talk, said(talk, "zzz"))
    assert talk.only_reply().text.startswith("I don't know who handles this")


def test_chatter_is_no_matter_for_the_whole_thread(talk: Talk) -> None:
    reacts(talk, said(talk, "thanks"))
    assert talk.only_reply().text == "Nobody in the catalogue clearly fits this message."
    assert talk.only_reply().shown_to == PERSON


def test_whoever_added_the_emoji_is_told_that_a_message_has_no_words(talk: Talk) -> None:
    reacts(talk, said(talk, ""))
    assert (
        talk.only_reply().text == "This message has no words for me to go by. Put the question after `/who`."
    )
    assert talk.only_reply().shown_to == PERSON


def test_own_messages_and_own_emoji_are_ignored(talk: Talk) -> None:
    answer = talk.person.mentions("returns")
    reacts(talk, talk.only_reply())
    reacts(talk, said(talk, "returns again"), user=BOT_USER)
    assert [post.thread for post in talk.from_bot()] == [answer.ts]


def test_deleted_message_is_left_alone(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    post = said(talk, "returns")
    talk.standin.workspace.remove(post)
    reacts(talk, post)
    assert talk.from_bot() == []
    assert state(talk, post) == "silent"
    assert talk.recovers(days=1) == 0
    assert caplog.text == ""


def test_message_deleted_with_its_replies_left_is_left_alone(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = said(talk, "returns")
    said(talk, "indeed", thread=post.ts)
    monkeypatch.setattr(Post, "as_message", lambda self, *, metadata=False: tombstone({"ts": self.ts}))
    reacts(talk, post)
    assert talk.from_bot() == []
    assert state(talk, post) == "silent"


@pytest.mark.parametrize("code", ["missing_scope", "not_in_channel", "channel_not_found"])
@pytest.mark.parametrize("method", READING)
def test_unreadable_message_is_told_to_the_asker_and_logged(
    talk: Talk, caplog: pytest.LogCaptureFixture, code: str, method: str
) -> None:
    first = said(talk, "hello all")
    post = said(talk, "returns are piling up", thread=first.ts)
    talk.standin.fail(method, Fault(error=code))
    event = reacts(talk, post)
    talk.send(event)
    told = talk.only_reply()
    assert (told.shown_to, told.text) == (
        PERSON,
        "I cannot read that message. Invite me to the channel, or put its words after `/who`.",
    )
    assert code in caplog.text
    assert "piling" not in caplog.text
    found = kept(talk, post)
    assert found is not None
    assert (found.state, found.reason) == ("gave_up", f"Slack refused it: {code}")
    assert talk.recovers(days=1) == 0
    reacts(talk, post, user=COLLEAGUE)  # once somebody has invited it
    assert [(each.thread, each.shown_to) for each in talk.from_bot()[1:]] == [(first.ts, "")]


@pytest.mark.parametrize("method", READING)
@pytest.mark.parametrize(
    ("fault", "times"),
    # The client itself asks again where a connection broke.
    [(Fault(error="internal_error"), 1), (Fault(retry_after=60), 1), (Fault(lost_reply=True), 2)],
    ids=["broken", "limited", "lost"],
)
def test_message_that_cannot_be_read_now_is_read_later(
    talk: Talk, method: str, fault: Fault, times: int
) -> None:
    first = said(talk, "hello all")
    post = said(talk, "returns are piling up", thread=first.ts)
    talk.standin.fail(method, fault, times)
    event = reacts(talk, post)
    assert talk.from_bot() == []
    assert state(talk, post) == "waiting"
    talk.send(event)
    reacts(talk, post, user=COLLEAGUE)
    assert talk.from_bot() == []
    assert talk.recovers(seconds=59) == (fault.retry_after is None)
    talk.recovers(minutes=2)
    assert (talk.only_reply().thread, talk.only_reply().shown_to) == (first.ts, "")
    assert state(talk, post) == "answered"


def test_message_that_can_never_be_read_is_given_up_and_the_asker_told(talk: Talk) -> None:
    talk.standin.workspace.locales[PERSON] = "zh-CN"
    post = said(talk, "returns")
    talk.standin.fail(READING[0], Fault(error="service_unavailable"), times=PATIENCE.attempts)
    reacts(talk, post)
    for _ in range(PATIENCE.attempts):
        talk.recovers(minutes=10)
    assert talk.only_reply().text == "抱歉，出了点问题，这次没能回答。请稍后再问一次。"
    assert state(talk, post) == "gave_up"


def test_emoji_is_written_down_before_it_is_acknowledged() -> None:
    with stand_in() as standin:
        talk = talk_with(standin, process_before_response=False)
        talk.app.listener_runner.listener_executor.shutdown(wait=True)  # the process dies right after it
        first = said(talk, "hello all")
        post = said(talk, "returns are piling up", thread=first.ts)
        reacts(talk, post)
        found = kept(talk, post)
        assert found is not None
        assert (found.state, found.kind, found.user) == ("waiting", "reaction", PERSON)
        assert standin.workspace.called(READING[0]) == []
        again = talk_with(standin, store=talk.store)
        again.clock.moment = talk.clock.moment + PATIENCE.grace
        assert again.recovers() == 1
        assert again.only_reply().thread == first.ts


@both_ways
def test_emoji_that_cannot_be_written_down_is_not_acknowledged(talk: Talk) -> None:
    post = said(talk, "returns")
    event = emoji(talk, post)
    with talk.store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE inbox RENAME TO away")
    assert talk.send(event).status == 500
    with talk.store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO inbox")
    assert talk.send(event).status == 200
    assert talk.only_reply().thread == post.ts


def test_lost_confirmation_is_found_in_the_thread_of_a_reply(talk: Talk) -> None:
    first = said(talk, "hello all")
    post = said(talk, "returns are piling up", thread=first.ts)
    talk.standin.fail("chat.postMessage", Fault(lost_reply=True))
    reacts(talk, post)
    assert talk.recovers(seconds=GRACE) == 1
    assert talk.only_reply().thread == first.ts
    assert state(talk, post) == "answered"


def test_same_event_again_says_nothing_again_but_a_later_emoji_does(talk: Talk) -> None:
    post = said(talk, "thanks")
    event = reacts(talk, post)
    talk.send(event)
    assert len(talk.from_bot()) == 1
    reacts(talk, post, user=COLLEAGUE)
    assert [each.shown_to for each in talk.from_bot()] == [PERSON, COLLEAGUE]
    talk.send(event)
    assert len(talk.from_bot()) == 2


def test_mention_that_comes_after_the_emoji_on_it_has_one_answer(talk: Talk) -> None:
    text = f"<@{BOT_USER}> returns"
    post = said(talk, text)
    reacts(talk, post)
    for mention in (message, app_mention):
        talk.send(mention(text, ts=post.ts, user=COLLEAGUE))
    assert talk.only_reply().thread == post.ts


def test_mention_that_comes_late_is_answered_though_the_emoji_on_it_was_not(talk: Talk) -> None:
    text = f"<@{BOT_USER}> returns"
    post = said(talk, text)
    talk.standin.fail(READING[0], Fault(error="missing_scope"))
    reacts(talk, post)
    for mention in (message, app_mention):
        talk.send(mention(text, ts=post.ts, user=COLLEAGUE))
    assert [each.shown_to for each in talk.from_bot()] == [PERSON, ""]


def test_plain_question_answered_unasked_has_no_second_answer(talk: Talk) -> None:
    post = talk.person.says("who handles returns?")
    reacts(talk, post)
    assert talk.only_reply().thread == post.ts


def test_edit_and_deletion_of_the_message_are_followed(talk: Talk) -> None:
    post = talk.person.says("returns news")
    assert talk.from_bot() == []
    reacts(talk, post)
    answer = talk.only_reply()
    changed = talk.person.edits(post, "payroll is late")
    assert talk.only_reply().ts == answer.ts
    assert talk.only_reply().text.startswith("That's outside this catalogue: it belongs to Payroll.")
    talk.person.deletes(changed)
    assert talk.from_bot() == []


def test_words_that_were_edited_meanwhile_are_the_ones_answered(talk: Talk) -> None:
    post = talk.person.says("returns news")
    talk.standin.fail(READING[0], Fault(retry_after=60))
    reacts(talk, post)
    talk.person.edits(post, "payroll news")
    assert talk.only_reply().text.startswith("That's outside this catalogue: it belongs to Payroll.")
    assert talk.recovers(days=1) == 0
    assert not talk.only_reply().edited


def test_message_deleted_before_it_was_read_is_not_answered(talk: Talk) -> None:
    post = talk.person.says("returns news")
    talk.standin.fail(READING[0], Fault(retry_after=60))
    reacts(talk, post)
    talk.person.deletes(post)
    talk.recovers(minutes=5)
    assert talk.from_bot() == []
    assert state(talk, post) == "withdrawn"


def test_nobody_answers_whose_lease_ran_out_over_the_reading(talk: Talk) -> None:
    post = said(talk, "returns")
    public = talk.standin.workspace.public

    def slow(channel: str) -> list[Post]:
        talk.standin.workspace.public = public  # type: ignore[method-assign]
        talk.clock.goes_on(seconds=PATIENCE.lease.total_seconds())
        assert talk.store.claim(Key(TEAM, GENERAL, post.ts), "other", talk.clock()) is not None
        return public(channel)

    talk.standin.workspace.public = slow  # type: ignore[method-assign]
    reacts(talk, post)
    assert talk.from_bot() == []
    assert talk.recovers(minutes=10) == 1
    assert talk.only_reply().thread == post.ts


@pytest.mark.parametrize(
    ("text", "begins"), [("?!", "我不知道"), ("退换货", "客服专员"), ("returns", "Customer")]
)
def test_language_is_that_of_the_words_else_of_whoever_added_the_emoji(
    talk: Talk, text: str, begins: str
) -> None:
    talk.standin.workspace.locales[PERSON] = "zh-TW"
    reacts(talk, said(talk, text))
    assert talk.only_reply().text.startswith(begins)


def test_whoever_added_the_emoji_is_told_in_their_language(talk: Talk) -> None:
    talk.standin.workspace.locales[PERSON] = "zh-TW"
    reacts(talk, said(talk, "thanks"))
    assert talk.only_reply().text == "目錄裡找不到明顯負責這件事的人。"


@both_ways
@pytest.mark.parametrize("wrong", [{"user": "pat"}, {"event_ts": "soon"}, {"item": {"type": "message"}}])
def test_malformed_events_are_left_alone(
    talk: Talk, caplog: pytest.LogCaptureFixture, wrong: dict[str, object]
) -> None:
    caplog.set_level(logging.WARNING)
    event = emoji(talk, said(talk, "returns"))
    event["event"].update(wrong)
    assert talk.send(event).status == 200
    assert talk.from_bot() == []
    assert "ignored an event" in caplog.text
    assert "crashed" not in caplog.text


def test_channel_that_is_off_stays_silent(talk: Talk) -> None:
    post = said(talk, "returns are piling up")
    context = talk.bot.context
    context.store.set_mode(context.team, GENERAL, "off", PERSON, talk.clock())
    event = reacts(talk, post)
    talk.send(event)
    assert [each for each in talk.from_bot() if not each.shown_to] == []
    assert [each.shown_to for each in talk.from_bot()] == [PERSON]
    assert kept(talk, post) is None


def test_channel_switched_off_meanwhile_is_said_and_still_counts_later(talk: Talk) -> None:
    post = said(talk, "returns are piling up")
    context = talk.bot.context
    talk.standin.fail(READING[0], Fault(retry_after=60))
    reacts(talk, post)
    context.store.set_mode(context.team, GENERAL, "off", PERSON, talk.clock())
    assert talk.recovers(minutes=5) == 1
    assert talk.only_reply().text.startswith("I am switched off in this channel.")
    context.store.set_mode(context.team, GENERAL, "mention", PERSON, talk.clock())
    reacts(talk, post, user=COLLEAGUE)
    assert [each.shown_to for each in talk.from_bot()] == [PERSON, ""]


def test_emoji_still_counts_once_the_channel_listens_again(talk: Talk) -> None:
    post = said(talk, "returns are piling up")
    context = talk.bot.context
    context.store.set_mode(context.team, GENERAL, "off", PERSON, talk.clock())
    reacts(talk, post)
    context.store.set_mode(context.team, GENERAL, "listen", PERSON, talk.clock())
    reacts(talk, post)
    assert [bool(each.shown_to) for each in talk.from_bot()] == [True, False]

"""The emoji door: an emoji on a message, answered in that message's thread, once."""

import pytest

from bot.standin.driver import Person
from bot.standin.hands import Hands
from bot.standin.server import Fault
from bot.standin.workspace import BOT_USER, GENERAL, PERSON, Post
from tests.slack.conftest import Talk, talk_with
from tests.slack.test_shortcut import COLLEAGUE, said


def reacts(talk: Talk, post: Post, name: str = "raising_hand", user: str = PERSON) -> None:
    Hands(Person(talk.standin, talk.send, user)).reacts(post, name)


def test_message_is_answered_in_its_thread(talk: Talk) -> None:
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


def test_once_however_many_add_it(talk: Talk) -> None:
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
    reacts(talk, post, "thumbsup")
    assert talk.from_bot() == []
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


def test_what_it_cannot_place_it_says(talk: Talk) -> None:
    reacts(talk, said(talk, "zzz"))
    assert talk.only_reply().text.startswith("I don't know who handles this")


def test_chatter_is_no_matter_for_the_whole_thread(talk: Talk) -> None:
    reacts(talk, said(talk, "thanks"))
    assert talk.only_reply().text == "Nobody in the catalogue clearly fits this message."
    assert talk.only_reply().shown_to == PERSON


def test_message_without_words_is_said_to_who_added_it(talk: Talk) -> None:
    reacts(talk, said(talk, ""))
    assert talk.only_reply().text == "There are no words in this message to go by."
    assert talk.only_reply().shown_to == PERSON


def test_own_messages_and_own_emoji_are_ignored(talk: Talk) -> None:
    answer = talk.person.mentions("returns")
    reacts(talk, talk.only_reply())
    reacts(talk, said(talk, "returns again"), user=BOT_USER)
    assert [post.thread for post in talk.from_bot()] == [answer.ts]


def test_deleted_message_is_left_alone(talk: Talk) -> None:
    post = said(talk, "returns")
    talk.standin.workspace.remove(post)
    talk.standin.fail("conversations.replies", Fault(error="thread_not_found"))
    reacts(talk, post)
    assert [each.shown_to for each in talk.from_bot()] in ([], [PERSON])


def test_message_it_may_not_read_is_said_and_logged(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    post = said(talk, "returns are piling up")
    talk.standin.fail("conversations.history", Fault(error="missing_scope"))
    reacts(talk, post)
    assert talk.only_reply().shown_to == PERSON
    assert "missing_scope" in caplog.text
    assert "piling" not in caplog.text


def test_channel_that_is_off_stays_silent(talk: Talk) -> None:
    post = said(talk, "returns are piling up")
    service = talk.bot.service
    service.store.set_mode(service.team, GENERAL, "off", PERSON, talk.clock())
    reacts(talk, post)
    assert [each for each in talk.from_bot() if not each.shown_to] == []
    assert [each.shown_to for each in talk.from_bot()] == [PERSON]


def test_emoji_still_counts_once_the_channel_listens_again(talk: Talk) -> None:
    post = said(talk, "returns are piling up")
    service = talk.bot.service
    service.store.set_mode(service.team, GENERAL, "off", PERSON, talk.clock())
    reacts(talk, post)
    service.store.set_mode(service.team, GENERAL, "listen", PERSON, talk.clock())
    reacts(talk, post)
    assert [bool(each.shown_to) for each in talk.from_bot()] == [True, False]

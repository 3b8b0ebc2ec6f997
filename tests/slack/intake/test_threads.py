"""A follow-up right under the bot's answer needs no mention; between two people the bot keeps out."""

import pytest

from bot.standin.event_payloads import message
from bot.standin.server import Fault
from bot.standin.workspace import BOT_USER
from tests.slack.others import said
from tests.slack.talk import Talk


@pytest.mark.parametrize("way", ["mentions", "says"])
def test_follow_up_right_under_the_answer_is_answered(talk: Talk, way: str) -> None:
    question = getattr(talk.person, way)("who handles returns?")
    talk.person.says("and that?", thread=question.ts)
    first, second = talk.from_bot()
    assert (first.thread, second.thread) == (question.ts, question.ts)
    mention = f"<@{BOT_USER}> " if way == "mentions" else ""
    assert talk.finder.asked[-1] == ("and that?", f"{mention}who handles returns?")


def test_thread_is_left_alone_where_somebody_wrote_in_between(talk: Talk) -> None:
    question = talk.person.mentions("who handles returns?")
    said(talk, "I do", thread=question.ts)
    talk.person.says("and that?", thread=question.ts)
    assert len(talk.from_bot()) == 1


@pytest.mark.parametrize("text", ["thanks", "lovely weather", "and the weather?", "and goods?"])
def test_follow_up_is_answered_only_if_it_has_one_owner(talk: Talk, text: str) -> None:
    question = talk.person.mentions("payroll")
    talk.person.says(text, thread=question.ts)
    assert len(talk.from_bot()) == 1


def test_bot_stays_silent_in_other_peoples_threads(talk: Talk) -> None:
    other = said(talk, "who handles the door?")
    talk.person.says("and that?", thread=other.ts)
    assert talk.from_bot() == []
    assert talk.standin.workspace.called("conversations.replies") == []


def test_bot_stays_silent_where_only_mentions_are_answered(talk: Talk) -> None:
    talk.person.commands("settings mention")
    question = talk.person.mentions("who handles returns?")
    before = len(talk.from_bot())
    talk.person.says("and that?", thread=question.ts)
    assert len(talk.from_bot()) == before


def test_bot_stays_silent_where_the_thread_cannot_be_read(talk: Talk) -> None:
    question = talk.person.mentions("who handles returns?")
    talk.standin.fail("conversations.replies", Fault(error="missing_scope"), times=9)
    talk.person.says("and that?", thread=question.ts)
    assert len(talk.from_bot()) == 1


@pytest.mark.parametrize("kind", ["im", "channel"])
def test_me_messages_are_a_persons_words(talk: Talk, kind: str) -> None:
    channel = "D0PERSON0" if kind == "im" else "C0GENERAL"
    ts = "1700000100.000001"
    talk.send(
        message("who handles returns?", ts=ts, channel=channel, channel_type=kind, subtype="me_message")
    )
    assert talk.only_reply().text.startswith("Customer service specialist")

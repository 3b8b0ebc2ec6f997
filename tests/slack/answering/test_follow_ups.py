"""Conversations in several turns, held with the catalogue that ships."""

import pytest

from bot.catalogue.yaml.loader import load
from bot.desk import Desk
from bot.finder.finder import Finder, build
from bot.slack.answering.follow_ups import topic_of
from bot.standin.workspace import BOT_USER
from tests.fakes import hand_made_desk
from tests.paths import KNOWLEDGE
from tests.slack.talk import Talk

ENGLISH = ("who handles returns", "and exchanges?", "who else?", "what about their manager?")
TRADITIONAL = ("誰負責退換貨", "那退款呢", "還有誰?", "他們的主管是誰?")
SIMPLIFIED = ("谁负责退换货", "那退款呢", "还有谁?", "他们的主管是谁?")

CONVERSATIONS = pytest.mark.parametrize(
    ("said", "specialist", "manager", "nobody"),
    [
        (
            ENGLISH,
            "Customer service specialist",
            "Customer service manager",
            "I can't find anybody else in the catalogue",
        ),
        (TRADITIONAL, "客服專員", "客服經理", "目錄裡找不到其他可能負責這件事的人"),
        (SIMPLIFIED, "客服专员", "客服经理", "目录里找不到其他可能负责这件事的人"),
    ],
    ids=["English", "Traditional", "Simplified"],
)


@pytest.fixture(scope="module")
def shipped() -> Finder:
    return build(load(KNOWLEDGE))


@pytest.fixture
def conversation(talk: Talk, shipped: Finder) -> Talk:
    talk.desk.replace(shipped)
    return talk


def texts(talk: Talk) -> list[str]:
    return [post.text for post in talk.from_bot()]


@CONVERSATIONS
def test_direct_message_keeps_its_topic(
    conversation: Talk, said: tuple[str, ...], specialist: str, manager: str, nobody: str
) -> None:
    for text in said:
        conversation.person.writes(text)
    first, second, third, fourth = texts(conversation)
    assert first.startswith(specialist)
    assert second.startswith(specialist)
    assert third.startswith(nobody)
    assert fourth.startswith(manager)


@CONVERSATIONS
def test_thread_keeps_its_topic(
    conversation: Talk, said: tuple[str, ...], specialist: str, manager: str, nobody: str
) -> None:
    root = conversation.person.mentions(said[0])
    for text in said[1:]:
        conversation.person.mentions(text, thread=root.ts)
    first, second, third, fourth = texts(conversation)
    assert first.startswith(specialist)
    assert second.startswith(specialist)
    assert third.startswith(nobody)
    assert fourth.startswith(manager)
    assert {post.thread for post in conversation.from_bot()} == {root.ts}


def test_a_new_question_is_the_new_topic(conversation: Talk) -> None:
    for text in (ENGLISH[0], "who else?", "and who counts the stock?", "what about their manager?"):
        conversation.person.writes(text)
    assert texts(conversation)[-1].startswith("Logistics manager")


def test_thanks_are_no_topic(conversation: Talk) -> None:
    for text in (ENGLISH[0], "thanks", "what about their manager?"):
        conversation.person.writes(text)
    assert texts(conversation)[-1].startswith("Customer service manager")


def test_called_without_a_word_answers_the_last_words_on_their_topic(talk: Talk) -> None:
    first = talk.person.mentions("who handles returns?")
    talk.person.says("and how?", thread=first.ts)
    talk.person.mentions("", thread=first.ts)
    assert talk.finder.asked[-1] == ("and how?", f"<@{BOT_USER}> who handles returns?")


def test_topic_is_the_latest_question_that_stands_on_its_own() -> None:
    desk: Desk = hand_made_desk()
    assert topic_of(["who else?", "and exchanges?", "who handles returns?", "stock?"], desk) == (
        "who handles returns?"
    )
    assert topic_of(["who else?", "and exchanges?"], desk) == "and exchanges?"
    assert topic_of([], desk) == ""

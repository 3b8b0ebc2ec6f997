import pytest

from bot.standin.server import Fault
from tests.slack.talk import Talk, both_ways


@both_ways
def test_direct_message_is_answered_on_the_main_line(talk: Talk) -> None:
    talk.person.writes("退换货归谁管")
    reply = talk.only_reply()
    assert (reply.channel, reply.thread) == ("D0PERSON0", "")
    assert reply.text.startswith("客服专员（客服部）")


def test_direct_message_in_a_thread_is_answered_there(talk: Talk) -> None:
    talk.person.writes("returns", thread="1700000000.000001")
    assert talk.only_reply().thread == "1700000000.000001"


def test_chatter_is_answered_too(talk: Talk) -> None:
    talk.person.writes("thanks")
    assert talk.only_reply().text.startswith("I tell you who handles what.")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("help", "Ask who"),
        ("Help!", "Ask who"),
        ("?", "Ask who"),
        ("帮助", "用你自己的话"),
        ("說明", "用您自己的話"),
    ],
)
def test_a_word_for_help_gets_help(talk: Talk, text: str, says: str) -> None:
    talk.person.writes(text)
    assert talk.only_reply().text.startswith(says)
    assert talk.finder.asked == []


def test_a_mention_with_a_word_for_help_gets_help(talk: Talk) -> None:
    talk.person.mentions("帮助")
    assert talk.only_reply().text.startswith("用你自己的话")


def test_follow_up_keeps_the_topic(talk: Talk) -> None:
    talk.person.writes("who handles returns?")
    talk.person.writes("who else?")
    assert talk.finder.asked[-1] == ("who else?", "who handles returns?")


def test_direct_message_is_answered_though_the_history_cannot_be_read(talk: Talk) -> None:
    talk.standin.fail("conversations.history", Fault(error="missing_scope"))
    talk.person.writes("returns")
    assert talk.only_reply().text.startswith("Customer service specialist")


def test_a_file_without_words_gets_help_and_not_the_last_answer_again(talk: Talk) -> None:
    talk.person.writes("who handles returns?")
    talk.person.writes("")
    assert talk.from_bot()[-1].text.startswith("Ask who handles something")

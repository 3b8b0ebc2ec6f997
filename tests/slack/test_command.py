import pytest

from bot.standin.driver import body_of, buttons_of
from bot.standin.workspace import PERSON
from tests.slack.conftest import Talk


def test_answer_is_private_and_can_be_shared(talk: Talk) -> None:
    response = talk.person.commands("handles returns")
    assert response.status == 200
    assert body_of(response)["response_type"] == "ephemeral"
    reply = talk.only_reply()
    assert reply.shown_to == PERSON
    assert reply.text.startswith("Customer service specialist (Customer service)")
    assert [button["text"]["text"] for button in buttons_of(reply)] == ["Share in channel"]


def test_works_where_the_bot_is_not(talk: Talk) -> None:
    response = talk.person.commands("returns", channel="C0ELSEWHERE")
    assert body_of(response)["text"].startswith("Customer service specialist")
    assert talk.standin.workspace.called("chat.postMessage") == []


@pytest.mark.parametrize(("text", "says"), [("", "Ask who"), (" HELP ", "Ask who"), ("帮助", "用你自己的话")])
def test_help(talk: Talk, text: str, says: str) -> None:
    assert body_of(talk.person.commands(text))["text"].startswith(says)
    assert talk.finder.asked == []


def test_departments_are_listed_with_their_roles(talk: Talk) -> None:
    text = body_of(talk.person.commands("departments"))["text"]
    assert text.split("\n") == [
        "Departments:",
        "• Customer service: Customer service manager, Customer service specialist",
        "• Logistics: Warehouse keeper",
    ]


@pytest.mark.parametrize("text", ["zzz", "thanks"])
def test_what_names_nobody_is_not_for_sharing(talk: Talk, text: str) -> None:
    talk.person.commands(text)
    labels = [button["text"]["text"] for button in buttons_of(talk.only_reply())]
    assert labels == ["Show departments"]

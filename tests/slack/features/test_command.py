from threading import Event

import pytest

from bot.slack import context
from bot.slack.blocks.messages import CHOOSE, DEPARTMENTS
from bot.slack.features.answer_buttons.view import SHARE
from bot.slack.features.feedback.view import NONE_OF_THESE
from bot.standin.person import body_of, buttons_of
from bot.standin.server import Fault, stand_in
from bot.standin.workspace import PERSON
from tests.slack.talk import Talk, both_ways, talk_with


def ids(talk: Talk) -> list[str]:
    return [button["action_id"] for button in buttons_of(talk.only_reply())]


@both_ways
def test_answer_is_private_and_can_be_shared(talk: Talk) -> None:
    response = talk.person.commands("handles returns")
    assert response.status == 200
    assert body_of(response)["response_type"] == "ephemeral"
    reply = talk.only_reply()
    assert reply.shown_to == PERSON
    assert reply.text.startswith("Customer service specialist (Customer service)")
    assert ids(talk) == [SHARE]


@both_ways
def test_command_works_where_the_bot_is_not(talk: Talk) -> None:
    response = talk.person.commands("returns", channel="C0ELSEWHERE")
    assert body_of(response)["text"].startswith("Customer service specialist")
    assert talk.standin.workspace.called("chat.postMessage") == []


@both_ways
@pytest.mark.parametrize(
    ("text", "says"), [("help", "Ask who"), (" HELP ", "Ask who"), ("帮助", "用你自己的话")]
)
def test_command_for_help_gets_help(talk: Talk, text: str, says: str) -> None:
    assert body_of(talk.person.commands(text))["text"].startswith(says)
    assert talk.finder.asked == []


def test_help_names_the_shortcut_and_the_emoji_if_there_is_one(talk: Talk) -> None:
    text = body_of(talk.person.commands("help"))["text"]
    assert "• The shortcut *Find who handles it* opens the same search" in text
    assert "• Add :raising_hand: to a message" in text
    other = talk_with(talk.standin, reaction="eyes")
    assert "• Add :eyes: to a message" in body_of(other.person.commands("help"))["text"]
    none = talk_with(talk.standin, reaction="")
    text = body_of(none.person.commands("help"))["text"]
    assert "The shortcut *Find" in text
    assert "Add :" not in text


def test_help_is_in_the_language_of_the_profile(talk: Talk) -> None:
    talk.standin.workspace.locales[PERSON] = "zh-CN"
    assert body_of(talk.person.commands("help"))["text"].startswith("用你自己的话")


@pytest.mark.parametrize("text", ["departments", "department", "role"])
def test_departments_are_listed_with_their_roles(talk: Talk, text: str) -> None:
    assert body_of(talk.person.commands(text))["text"].split("\n") == [
        "Departments:",
        "• Customer service: Customer service manager, Customer service specialist",
        "• Logistics: Warehouse keeper",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("department logistics", "Logistics (department)"),
        ("DEPARTMENT  Customer", "Customer service (department)"),
        ("部門 物流", "物流部（部門）"),
        ("部门：客服部", "客服部（部门）"),
        ("department that handles returns", "Customer service (department)"),
        ("role warehouse keeper", "Warehouse keeper (Logistics)"),
        ("role warehouse", "Warehouse keeper (Logistics)"),
        ("岗位 仓管员", "仓管员（物流部）"),
        ("role of the warehouse chief", "Warehouse keeper (Logistics)"),
    ],
)
def test_department_or_role_is_shown_by_its_name(talk: Talk, text: str, says: str) -> None:
    body = body_of(talk.person.commands(text))
    assert body["text"].startswith(says)
    assert body["response_type"] == "ephemeral"
    assert ids(talk) == [SHARE]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("role astronaut", "No role is called “astronaut”.\nDepartments:\n• Customer service: "),
        ("department returns", "No department is called “returns”.\nDepartments:\n"),
        ("部門 太空", "沒有叫「太空」的部門。\n部門：\n• 客服部：客服經理、客服專員"),
        ("岗位 宇航员", "没有叫“宇航员”的岗位。\n部门：\n"),
    ],
)
def test_an_unknown_name_is_said_to_be_unknown(talk: Talk, text: str, says: str) -> None:
    talk.person.commands(text)
    assert talk.only_reply().text.startswith(says)


def test_an_unknown_name_is_shown_unchanged(talk: Talk) -> None:
    talk.person.commands("department *<!channel>* ")
    assert "<!channel>" not in str(talk.only_reply().blocks)


@pytest.mark.parametrize(
    ("text", "says"),
    [("department logistisc", "Logistics (dep"), ("role warehuose keeper", "Warehouse keeper")],
)
def test_a_slip_in_a_name_is_no_obstacle(talk: Talk, text: str, says: str) -> None:
    assert body_of(talk.person.commands(text))["text"].startswith(says)


@pytest.mark.parametrize("text", ["zzz", "thanks"])
def test_answer_that_names_nobody_cannot_be_shared(talk: Talk, text: str) -> None:
    talk.person.commands(text)
    assert ids(talk)[0] == DEPARTMENTS
    assert SHARE not in ids(talk)


def test_choices_can_be_shared_as_they_are(talk: Talk) -> None:
    talk.person.commands("goods")
    assert ids(talk) == [f"{CHOOSE}0", f"{CHOOSE}1", NONE_OF_THESE, SHARE]


@both_ways
def test_slow_lookups_leave_the_answer_without_contacts_but_in_time(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = Event()
    monkeypatch.setattr(context, "HURRY_SECONDS", 0.02)
    talk.standin.fail("users.info", Fault(held=released))
    try:
        response = talk.person.commands("退换货")
        assert response.status == 200
        assert not released.is_set()
        assert body_of(response)["text"].startswith("客服专员（客服部）")
        assert "#customer-help" not in str(talk.only_reply())
    finally:
        released.set()
    # the lookup went on meanwhile, and is of use to the next command
    monkeypatch.setattr(context, "HURRY_SECONDS", 60)
    assert "#customer-help" in body_of(talk.person.commands("returns"))["text"]
    assert len(talk.standin.workspace.called("users.info")) == 1


def test_command_is_acknowledged_in_time_by_a_running_bot(monkeypatch: pytest.MonkeyPatch) -> None:
    released = Event()
    monkeypatch.setattr(context, "HURRY_SECONDS", 0.02)
    with stand_in() as standin:
        talk = talk_with(standin, "http", process_before_response=False)
        standin.fail("users.info", Fault(held=released), times=9)
        try:
            response = talk.person.commands("returns")
        finally:
            released.set()
        assert response.status == 200
        assert body_of(response)["text"].startswith("Customer service specialist")


def test_search_opens_in_time_though_lookups_are_slow(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    released = Event()
    monkeypatch.setattr(context, "HURRY_SECONDS", 0.02)
    talk.standin.fail("users.info", Fault(held=released))
    try:
        talk.person.commands("")
        assert talk.standin.workspace.modal() is not None
    finally:
        released.set()

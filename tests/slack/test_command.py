import pytest

from bot.slack.blocks import CHOOSE, DEPARTMENTS, SHARE
from bot.standin.driver import body_of, buttons_of
from bot.standin.workspace import PERSON
from tests.slack.conftest import Talk


def ids(talk: Talk) -> list[str]:
    return [button["action_id"] for button in buttons_of(talk.only_reply())]


def test_answer_is_private_and_can_be_shared(talk: Talk) -> None:
    response = talk.person.commands("handles returns")
    assert response.status == 200
    assert body_of(response)["response_type"] == "ephemeral"
    reply = talk.only_reply()
    assert reply.shown_to == PERSON
    assert reply.text.startswith("Customer service specialist (Customer service)")
    assert ids(talk) == [SHARE]


def test_works_where_the_bot_is_not(talk: Talk) -> None:
    response = talk.person.commands("returns", channel="C0ELSEWHERE")
    assert body_of(response)["text"].startswith("Customer service specialist")
    assert talk.standin.workspace.called("chat.postMessage") == []


@pytest.mark.parametrize(
    ("text", "says"), [("help", "Ask who"), (" HELP ", "Ask who"), ("帮助", "用你自己的话")]
)
def test_help(talk: Talk, text: str, says: str) -> None:
    assert body_of(talk.person.commands(text))["text"].startswith(says)
    assert talk.finder.asked == []


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
def test_department_or_role_by_its_name(talk: Talk, text: str, says: str) -> None:
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
def test_a_name_that_nobody_bears_is_said_plainly(talk: Talk, text: str, says: str) -> None:
    talk.person.commands(text)
    assert talk.only_reply().text.startswith(says)


def test_a_name_that_nobody_bears_is_shown_as_it_is(talk: Talk) -> None:
    talk.person.commands("department *<!channel>* ")
    assert "<!channel>" not in str(talk.only_reply().blocks)


@pytest.mark.parametrize(
    ("text", "says"),
    [("department logistisc", "Logistics (dep"), ("role warehuose keeper", "Warehouse keeper")],
)
def test_a_slip_in_a_name_is_no_obstacle(talk: Talk, text: str, says: str) -> None:
    assert body_of(talk.person.commands(text))["text"].startswith(says)


@pytest.mark.parametrize("text", ["zzz", "thanks"])
def test_what_names_nobody_is_not_for_sharing(talk: Talk, text: str) -> None:
    talk.person.commands(text)
    assert ids(talk) == [DEPARTMENTS]


def test_choices_can_be_shared_as_they_are(talk: Talk) -> None:
    talk.person.commands("goods")
    assert ids(talk) == [f"{CHOOSE}0", f"{CHOOSE}1", SHARE]

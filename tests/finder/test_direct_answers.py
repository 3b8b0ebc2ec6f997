from dataclasses import replace

import pytest

from bot.answer import Courtesy
from bot.catalogue.model import Catalogue, Department, Role, Text
from bot.description import described
from bot.finder.finder import Finder, build
from bot.finder.text.cleaning import clean
from bot.finder.text.courtesy import asks_overview, courtesy_of
from bot.rendering import plain_text

PEOPLE = Catalogue(
    (
        Department(
            "sales",
            Text("Sales", "業務部", "销售部"),
            roles=(
                Role(
                    "head", Text("Head of sales"), holder="kay.miller@example.com", deputy="lin@example.com"
                ),
                Role("seller", Text("Seller"), holder="lin@example.com"),
                Role("packer", Text("Packer"), holder="U0PACKER1"),
            ),
        ),
    )
)


@pytest.fixture(scope="module")
def people() -> Finder:
    return build(PEOPLE)


@pytest.mark.parametrize(
    "text",
    [
        "list all departments",
        "Departments?",
        "can you show me all roles please",
        "show me the org chart",
        "what teams are there?",
        "how is the company structured",
        "有哪些部門？",
        "公司有哪些岗位",
        "部門列表",
        "列出所有職位",
        "組織架構圖",
    ],
)
def test_the_departments_as_a_whole_are_an_overview(people: Finder, text: str) -> None:
    answer = people.find(text)
    assert (answer.outcome, answer.asks, answer.plain) == ("answered", "overview", False)
    assert answer.best and answer.best.department == "sales"


@pytest.mark.parametrize(
    "text",
    [
        "list all roles in marketing",
        "which department handles returns",
        "部门负责退货的是谁",
        "overview of the sales figures",
        "team building",
        "物流部有哪些岗位",
    ],
)
def test_more_than_the_departments_is_no_overview(text: str) -> None:
    assert not asks_overview(clean(text).folded)


def test_an_overview_reads_as_a_list(people: Finder) -> None:
    text = plain_text(people.find("list all departments"), PEOPLE)
    assert text.split("\n") == ["The departments and their roles:", "• Sales: Head of sales, Seller, Packer"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thank you!", "thanks"),
        ("ok great, thanks a lot", "thanks"),
        ("謝謝你", "thanks"),
        ("感谢！", "thanks"),
        ("bye bye", "bye"),
        ("再見", "bye"),
        ("who are you?", "bot"),
        ("你是誰", "bot"),
        ("你能做什么？", "bot"),
        ("who made you", "bot"),
        ("who is my boss?", "boss"),
        ("我的主管是誰", "boss"),
        ("thanks, who handles returns?", ""),
        ("who are you asking about the returns", ""),
        ("who is the boss of logistics", ""),
    ],
)
def test_courtesies_are_recognised(people: Finder, text: str, kind: Courtesy) -> None:
    assert courtesy_of(clean(text).folded) == kind
    if kind:
        answer = people.find(text)
        assert (answer.outcome, answer.courtesy, answer.plain) == ("not_a_question", kind, False)
        assert len(plain_text(answer, PEOPLE).split("\n")) == 1


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("who is Kay?", ["head"]),
        ("what does Kay Miller do", ["head"]),
        ("what's lin responsible for?", ["head", "seller"]),
        ("who is the deputy of kay", ["head"]),
        ("who covers for Kay Miller?", ["head"]),
        ("kay负责什么", ["head"]),
    ],
)
def test_somebody_is_found_by_name(people: Finder, text: str, roles: list[str]) -> None:
    answer = people.find(text)
    assert (answer.outcome, answer.asks) == ("answered", "person")
    assert [match.role for match in answer.matches] == roles


def test_the_roles_of_somebody_are_told(people: Finder) -> None:
    text = plain_text(people.find("what does lin do?"), PEOPLE)
    assert text.split("\n") == [
        "lin@example.com fills these roles:",
        "• Head of sales (Sales), as deputy",
        "• Seller (Sales)",
    ]


def test_whoever_may_see_no_contacts_learns_nothing_of_somebody(people: Finder) -> None:
    found = described(people.find("who is Kay?"), PEOPLE, "en", contacts=False)
    assert (found["outcome"], found["matches"]) == ("unknown", [])


def test_a_name_that_two_share_names_neither() -> None:
    department = PEOPLE.departments[0]
    roles = (*department.roles, Role("other", Text("Other"), holder="kay.wong@example.com"))
    finder = build(Catalogue((replace(department, roles=roles),)))
    assert finder.find("who is kay?").asks != "person"
    assert finder.find("who is kay wong?").asks == "person"


def test_who_reports_to_a_role_are_those_of_its_department(shipped: Finder) -> None:
    for text in ("who reports to the marketing manager?", "谁向市场经理汇报"):
        answer = shipped.find(text)
        assert (answer.outcome, answer.asks) == ("answered", "members")
        assert answer.best and answer.best.department == "marketing"


def test_an_explanation_ends_with_the_outcome(people: Finder) -> None:
    for text in ("list all departments", "thanks", "who is kay?"):
        assert people.find(text, explain=True).steps[-1].title.startswith("Outcome: ")
        assert people.find(text).steps == ()

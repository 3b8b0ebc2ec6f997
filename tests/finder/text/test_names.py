"""Departments and roles called by name."""

from functools import partial

import pytest

from bot.catalogue.model import Catalogue, Department, Role, Text
from bot.finder.text.names import FoundName, asks_department, asks_description, asks_members, names_of
from bot.language.script import fold
from tests.effort import times_dearer
from tests.toys.shop import SHOP

NAMES = names_of(SHOP)


def ids(text: str) -> list[str]:
    return [named.id for named in NAMES.found_in(fold(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("what does the warehouse keeper do", ["warehouse-keeper"]),
        ("Warehouse  Keepers", ["warehouse-keeper"]),
        ("the warehouse-keeper's job", ["warehouse-keeper"]),
        ("倉庫管理員在做什麼", ["warehouse-keeper"]),
        ("仓库管理员做什么", ["warehouse-keeper"]),
        ("库管是谁", ["warehouse-keeper"]),
        ("head of logistics?", ["logistics-manager"]),
        ("who is in logistics", ["logistics"]),
        ("the logistics team", ["logistics"]),
        ("shipping dept", ["logistics"]),
        ("物流部有哪些岗位", ["logistics"]),
        ("物流部和客服部", ["logistics", "customer-service"]),
        ("customer service and logistics", ["customer-service", "logistics"]),
        ("logisticsmanager", []),
        ("who handles returns", []),
        ("", []),
    ],
)
def test_names_of_departments_and_roles_are_found(text: str, found: list[str]) -> None:
    assert ids(text) == found


def test_the_longest_name_wins() -> None:
    assert ids("the logistics manager of logistics") == ["logistics-manager", "logistics"]
    assert ids("物流经理") == ["logistics-manager"]


def test_a_name_that_two_share_names_neither() -> None:
    assert ids("the clerk") == []
    assert ids("the stock clerk") == ["warehouse-keeper"]


def test_a_department_and_its_only_role_may_share_a_name() -> None:
    same = Department("data", Text("Data"), roles=(Role("data-person", Text("Data")),))
    assert names_of(Catalogue((same,))).found_in("data") == []
    assert names_of(Catalogue((same,))).found_in("data team") == [
        FoundName("department", "data", "data team")
    ]


def test_the_longest_name_wins_across_scripts() -> None:
    roles = (Role("seo", Text("SEO")), Role("seo-clerk", Text("", "", "SEO专员")))
    names = names_of(Catalogue((Department("d", Text("D"), roles=roles),)))
    assert [named.id for named in names.found_in(fold("SEO專員和SEO"))] == ["seo-clerk", "seo"]


def test_a_name_is_found_wherever_it_stands_in_the_text() -> None:
    assert NAMES.found_in(fold("Is it 物流經理?")) == [FoundName("role", "logistics-manager", "物流经理")]


@pytest.mark.parametrize(
    "text",
    [
        "what does the warehouse keeper do?",
        "duties of the clerk",
        "tell me about logistics",
        "物流部負責什麼",
        "仓管的职责",
    ],
)
def test_questions_for_a_description_are_recognised(text: str) -> None:
    assert asks_description(fold(text))
    assert not asks_members(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "who is in logistics?",
        "who's in the team",
        "list the roles",
        "people in logistics",
        "物流部有誰",
        "物流部有哪些岗位",
    ],
)
def test_questions_for_members_are_recognised(text: str) -> None:
    assert asks_members(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "which department handles returns",
        "what team owns the blog",
        "whose team",
        "哪個部門負責退貨",
        "退货归哪个部门",
    ],
)
def test_questions_for_a_department_are_recognised(text: str) -> None:
    assert asks_department(fold(text))
    assert not asks_department("who handles returns")


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["what ", "list ", "物流", "who is "])
def test_ten_times_the_text_costs_about_ten_times_as_much(piece: str) -> None:
    short, long = (piece * 2000)[:200], (piece * 2000)[:2000]
    for asks in (asks_description, asks_members, asks_department):
        assert times_dearer(partial(asks, long), partial(asks, short)) < 50


SIGNS = names_of(
    Catalogue(
        (
            Department(
                "hk", Text("Finance (HK)", "", "财务（香港）"), roles=(Role("x", Text("C++ / Ops?")),)
            ),
            Department("rd", Text("Labs (R&D)"), roles=(Role("y", Text("", "", "出纳·负责人")),)),
        )
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("who is in Finance (HK)?", ["hk"]),
        ("who is in finance hk", ["hk"]),
        ("谁在财务（香港）", ["hk"]),
        ("labs (r&d) please", ["rd"]),
        ("what does C++ / Ops? do", ["x"]),
        ("出纳·负责人做什么", ["y"]),
    ],
)
def test_names_with_signs_are_found(text: str, found: list[str]) -> None:
    assert [named.id for named in SIGNS.found_in(fold(text))] == found

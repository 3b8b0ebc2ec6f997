"""Owner, role, department, members."""

import pytest

from bot.finder.text.cleaning import clean
from bot.finder.text.intent import Intent, intent_of
from bot.finder.text.names import names_of
from tests.toys.shop import SHOP

NAMES = names_of(SHOP)


def asked(text: str) -> tuple[str, str | None]:
    found = intent_of(clean(text), NAMES)
    return found.asks, found.about.id if found.about else None


@pytest.mark.parametrize(
    ("text", "asks", "named"),
    [
        ("who handles returns?", "owner", None),
        ("谁负责退货", "owner", None),
        ("which department handles returns?", "department", None),
        ("哪個部門負責退貨", "department", None),
        ("what does the warehouse keeper do?", "role", "warehouse-keeper"),
        ("<@U012AB3CD> *what* does the warehouse keeper do?", "role", "warehouse-keeper"),
        ("倉庫管理員的工作內容是什麼", "role", "warehouse-keeper"),
        ("who is the head of logistics", "role", "logistics-manager"),
        ("what does the logistics department do", "department", "logistics"),
        ("logistics", "department", "logistics"),
        ("物流部是做什么的", "department", "logistics"),
        ("who is in logistics?", "members", "logistics"),
        ("who else is in logistics?", "members", "logistics"),
        ("物流部有哪些岗位?", "members", "logistics"),
        ("物流部有谁", "members", "logistics"),
    ],
)
def test_the_intent_of_a_question_is_recognised(text: str, asks: str, named: str | None) -> None:
    assert asked(text) == (asks, named)


@pytest.mark.parametrize(
    "text", ["who in logistics counts the stock?", "logistics lost my kettle", "物流部谁管盘点", "the clerk"]
)
def test_a_name_beside_a_need_is_no_question_about_the_name(text: str) -> None:
    assert asked(text) == ("owner", None)


def test_a_role_is_meant_where_its_department_is_named_too() -> None:
    assert asked("what does the warehouse keeper in logistics do") == ("role", "warehouse-keeper")


def test_a_text_that_asks_nothing_asks_for_an_owner() -> None:
    assert intent_of(clean(""), NAMES) == Intent("owner")

"""The questions that are made of a catalogue's own duties."""

import pytest

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.desk import Desk
from bot.evaluate.rehearsal import make_questions, rehearse
from bot.finder.finder import Finder
from tests.toys.shop import SHOP


def of(*duties_by_role: list[str]) -> Catalogue:
    roles = tuple(
        Role(
            f"role-{number}", Text(f"Role {number}"), duties=tuple(Duty(text, Text(text)) for text in duties)
        )
        for number, duties in enumerate(duties_by_role)
    )
    return Catalogue((Department("all", Text("All"), roles=roles),))


def test_every_role_is_asked_about_before_any_is_asked_twice() -> None:
    catalogue = of(["one a", "one b", "one c"], ["two a"], ["three a", "three b"])
    asked = [each.duty.id for each in make_questions(catalogue, 5)]
    assert asked == ["one a", "two a", "three a", "one b", "three b"]


def test_of_many_roles_those_asked_about_lie_at_even_distances() -> None:
    catalogue = of(*([f"duty {number}"] for number in range(100)))
    assert [each.role.id for each in make_questions(catalogue, 4)] == [
        "role-0",
        "role-25",
        "role-50",
        "role-75",
    ]


def test_a_catalogue_without_duties_is_asked_nothing() -> None:
    assert make_questions(of([])) == []


@pytest.mark.parametrize(
    ("duty", "asked"),
    [
        (Text("Order phones"), "order phones: who handles that?"),
        (Text("VPN access."), "VPN access: who handles that?"),
        (Text("Judge offers, and negotiate prices."), "negotiate prices: who handles that?"),
        (Text("Plan (and pay)"), "plan (and pay): who"),
        (Text("", "負責排定班表、停診"), "排定班表找誰？"),
        (Text("", "", "接待访客以及安排会议室。"), "安排会议室找谁？"),
    ],
)
def test_a_question_asks_about_a_whole_clause(duty: Text, asked: str) -> None:
    catalogue = Catalogue(
        (Department("d", Text("D"), roles=(Role("r", Text("R"), duties=(Duty("x", duty),)),)),)
    )
    assert make_questions(catalogue)[0].text.casefold().startswith(asked.casefold())


def test_the_languages_of_a_duty_take_turns() -> None:
    asked = [each.text for each in make_questions(SHOP)]
    assert asked[0] == "coordinate carriers: who handles that?"
    assert asked[1] == "定期盤點庫存歸誰管？"
    assert asked[2] == "处理退换货由谁负责？"


def test_answers_are_judged_by_the_role(company: Finder) -> None:
    found = rehearse(Desk(company))
    assert [each.result for each in found] == [each.result for each in rehearse(Desk(company))]
    assert {each.result for each in found} <= {"right", "offered", "wrong", "nobody"}
    assert sum(each.result == "right" for each in found) > len(found) / 2

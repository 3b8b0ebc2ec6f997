import pytest

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.finder.finder import Finder, build
from bot.finder.text.asides import Asides


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("omg who do i bug about lamps lol", ["omg", "bug", "lol"]),
        ("who should we chase up for lamps", ["chase up"]),
        ("who is it best to nag about lamps", ["nag"]),
        ("sorry to bother, who mends lamps", ["sorry to bother"]),
        ("a bug in the lamp page", []),
        ("i got ghosted by the lamp team", ["ghosted"]),
        ("灯坏了跟谁反映", ["反映"]),
        ("哈哈哈灯又坏了已读不回", ["哈哈哈", "已读不回"]),
        ("转贴:灯坏了", ["转贴"]),
        ("lol", []),
        ("哈哈", []),
    ],
)
def test_expressions_beside_the_need_are_found(text: str, off: list[str]) -> None:
    assert Asides("").found_in(text) == off


def test_a_name_of_the_catalogue_holds_its_words() -> None:
    assert Asides(" stop ghosting customers").found_in("a ghosting lamp seller") == []
    assert Asides(" 处理客户反映").found_in("灯坏了反映") == []


@pytest.mark.parametrize(
    ("plain", "told"),
    [
        ("who handles refunds", "omg who do I bug about refunds, getting ghosted lol"),
        ("谁负责盘点", "笑死 盤點要跟誰反映 在線等"),
        ("who does SEO", "sorry to bother folks, who do I ping for SEO, going nuts here"),
    ],
)
def test_words_beside_the_need_change_nothing(shipped: Finder, plain: str, told: str) -> None:
    first, second = shipped.find(plain), shipped.find(told)
    assert first.best and second.best
    assert first.best.role == second.best.role
    assert second.outcome == "answered"


def test_a_team_that_owns_the_word_is_found_by_it() -> None:
    roles = (
        Role("ghosts", Text("Recovery"), duties=(Duty("g", Text("Win back ghosting customers")),)),
        Role("lamps", Text("Lamps"), duties=(Duty("l", Text("Mend lamps")),)),
    )
    finder = build(Catalogue((Department("all", Text("All"), roles=roles),)))
    answer = finder.find("who looks at ghosting")
    assert answer.best and answer.best.role == "ghosts"


def test_the_explanation_names_what_stands_beside_the_need(shipped: Finder) -> None:
    steps = shipped.find("omg who do I bug about refunds", explain=True).steps
    off = next(step for step in steps if step.title == "Left out")
    assert "beside the need: omg, bug" in off.lines

"""Find as you type."""

from dataclasses import replace
from functools import cache

import pytest

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.finder.suggest import Suggester, Suggestion, suggester_of
from tests.effort import Scanned


def catalogue(duties: int = 0) -> Catalogue:
    more = tuple(Duty(f"more-{n}", Text(f"Look after shelf number {n} of the hall")) for n in range(duties))
    keeper = Role(
        "warehouse-keeper",
        Text("Warehouse keeper", "倉庫管理員", "仓库管理员"),
        aliases={"en": ("stock clerk",)},
        duties=(
            Duty("stocktaking", Text("Count the stock regularly", "定期盤點庫存", "定期盘点库存")),
            Duty("goods-safety", Text("Keep the goods safe", "確保貨物安全", "确保货物安全")),
            *more,
        ),
    )
    return Catalogue((Department("logistics", Text("Logistics", "物流部", "物流部"), roles=(keeper,)),))


def ids(typed: str, limit: int = 20) -> list[str]:
    return [found.id for found in suggester_of(catalogue()).suggest(typed, limit)]


def test_a_name_that_begins_so_comes_before_a_word_that_does() -> None:
    assert ids("stock") == ["warehouse-keeper", "stocktaking"]


def test_names_are_found_in_any_language_and_either_script() -> None:
    assert ids("盘点") == ["stocktaking"]
    assert ids("盤點") == ["stocktaking"]
    assert ids("仓") == ["warehouse-keeper"]


def test_words_are_found_in_any_order() -> None:
    assert ids("safe goods") == ["goods-safety"]


def test_nothing_typed_gives_the_first_names() -> None:
    assert ids("", limit=2) == ["logistics", "warehouse-keeper"]


def test_an_unknown_name_finds_nothing() -> None:
    assert ids("zebra") == []


def test_the_last_line_is_found_too() -> None:
    assert ids("keep the goods") == ["goods-safety"]
    assert suggester_of(catalogue(3)).suggest("number 2") == [Suggestion("duty", "more-2")]


@cache
def scanned(duties: int) -> tuple[Suggester, Scanned]:
    suggester = suggester_of(catalogue(duties))
    names = Scanned(suggester.text)
    return replace(suggester, text=names), names


@pytest.mark.parametrize("typed", ["s", "sh", "shelf", "shelf number 99", "zebra", "hall", "盘"])
def test_what_is_typed_costs_a_few_walks_over_the_names_however_many_there_are(typed: str) -> None:
    for duties in (1_000, 20_000):
        suggester, names = scanned(duties)
        names.walked = names.searches = 0
        suggester.suggest(typed)
        assert names.passes <= 4
        assert names.searches <= 5_000


def test_all_that_hold_the_words_are_found_and_nothing_else() -> None:
    """The same as looking at every name, with words whole, cut, repeated, swapped and unknown."""
    made = catalogue(60)
    suggester = suggester_of(made)
    names = {duty.id: duty.text.en.lower() for duty, _, _ in made.duties()}
    for typed in (
        "shelf number 1",
        "hall shelf",
        "number number",
        "1 shel",
        "look zebra",
        "after 5 look",
        "e r",
    ):
        found = {each.id for each in suggester.suggest(typed, limit=200) if each.level == "duty"}
        assert found == {name for name, text in names.items() if all(word in text for word in typed.split())}


def test_words_that_are_in_every_name_cost_few_walks_over_the_names() -> None:
    """As many as a text can hold: looking for each of them would be fifty walks."""
    suggester, names = scanned(20_000)
    names.walked = names.searches = 0
    suggester.suggest(" ".join("abcdefghijklmnopqrstuvwxyz"[:25] * 2))
    assert names.passes <= 8
    assert names.searches <= 10_000

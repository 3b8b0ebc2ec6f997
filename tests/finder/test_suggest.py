"""Find as you type."""

import time

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.finder.suggest import Suggestion, suggester_of


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


def test_any_language_and_either_script() -> None:
    assert ids("盘点") == ["stocktaking"]
    assert ids("盤點") == ["stocktaking"]
    assert ids("仓") == ["warehouse-keeper"]


def test_words_in_any_order() -> None:
    assert ids("safe goods") == ["goods-safety"]


def test_nothing_typed_gives_the_first_names() -> None:
    assert ids("", limit=2) == ["logistics", "warehouse-keeper"]


def test_nothing_found() -> None:
    assert ids("zebra") == []


def test_the_last_line_is_found_too() -> None:
    assert ids("keep the goods") == ["goods-safety"]
    assert suggester_of(catalogue(3)).suggest("number 2") == [Suggestion("duty", "more-2")]


def test_a_hundred_thousand_duties_cost_little_more_than_a_thousand() -> None:
    def seconds(suggester_size: int) -> float:
        suggester = suggester_of(catalogue(suggester_size))
        typed = ["s", "sh", "shelf", "shelf number 99", "zebra", "hall", "盘"]
        best = float("inf")
        for _ in range(3):
            started = time.perf_counter()
            for text in typed:
                suggester.suggest(text)
            best = min(best, time.perf_counter() - started)
        return best

    # A hundred times the duties: scanning is linear at worst, and machines are noisy.
    assert seconds(100_000) < 500 * seconds(1_000)


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


def test_words_that_are_in_every_name_cost_no_more_than_one() -> None:
    """As many as a text can hold, against one of them: few walks over the names, whatever is typed."""
    suggester = suggester_of(catalogue(20_000))

    def seconds(typed: str) -> float:
        best = float("inf")
        for _ in range(3):
            started = time.perf_counter()
            suggester.suggest(typed)
            best = min(best, time.perf_counter() - started)
        return best

    # Looking for each word by itself would cost fifty times as much.
    assert seconds(" ".join("abcdefghijklmnopqrstuvwxyz"[:25] * 2)) < 25 * seconds("number 19999")

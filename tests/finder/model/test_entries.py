"""The catalogue as phrases with owners."""

from bot.finder.model.entries import Owner, entries_of, small_talk
from tests.toys.shop import SHOP

ENTRIES = entries_of(SHOP)


def owners_of(phrase: str) -> list[tuple[str, str]]:
    """Every owner and duty that a phrase speaks for."""
    return [
        (ENTRIES.owners[owner].id, duty)
        for text, owner, duty in zip(ENTRIES.phrases, ENTRIES.owner_of, ENTRIES.duty_of, strict=True)
        if text == phrase
    ]


def test_owners_are_roles_then_topics_then_small_talk() -> None:
    assert ENTRIES.owners == (
        Owner("role", "logistics-manager", "logistics"),
        Owner("role", "warehouse-keeper", "logistics"),
        Owner("role", "returns-specialist", "customer-service"),
        Owner("topic", "finance"),
        Owner("topic", "pay"),
        Owner("small_talk", "small-talk"),
    )
    assert ENTRIES.role_count == 3


def test_every_wording_speaks_for_its_owner() -> None:
    assert owners_of("倉庫管理員") == [("warehouse-keeper", "")]
    assert owners_of("stock clerk") == [("warehouse-keeper", "")]
    assert owners_of("定期盤點庫存") == [("warehouse-keeper", "stocktaking")]
    assert owners_of("annual stock count") == [("warehouse-keeper", "stocktaking")]
    assert owners_of("薪資") == [("pay", "")]
    assert owners_of("报税") == [("finance", "")]
    assert owners_of(small_talk()[0]) == [("small-talk", "")]


def languages_of(phrase: str) -> list[str | None]:
    pairs = zip(ENTRIES.phrases, ENTRIES.language_of, strict=True)
    return [language for text, language in pairs if text == phrase]


def test_every_wording_has_its_language() -> None:
    assert languages_of("Warehouse keeper") == ["en"]
    assert languages_of("倉庫管理員") == ["zh-Hant"]
    assert languages_of("客服部") == []  # departments own nothing
    assert languages_of("盘点仓库") == ["zh-Hans"]
    assert languages_of("tax returns") == languages_of(small_talk()[0]) == [None]


def test_a_boundary_speaks_for_whoever_owns_it_instead() -> None:
    assert owners_of("tax returns") == [("finance", "")]
    assert owners_of("returned stock on the shelf") == [("warehouse-keeper", "stocktaking")]
    assert owners_of("returning trucks") == [("logistics-manager", "")]


def test_a_boundary_that_leads_nowhere_says_nothing() -> None:
    assert owners_of("found umbrellas") == []


def test_every_column_of_the_entries_has_one_value_per_phrase() -> None:
    count = len(ENTRIES.phrases)
    assert len(ENTRIES.owner_of) == len(ENTRIES.duty_of) == len(ENTRIES.language_of) == count
    assert set(ENTRIES.owner_of.tolist()) == set(range(len(ENTRIES.owners)))


def test_small_talk_has_both_languages() -> None:
    assert any(text.isascii() for text in small_talk())
    assert any(not text.isascii() for text in small_talk())
    assert not any(text.startswith("#") or not text.strip() for text in small_talk())

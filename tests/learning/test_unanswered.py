"""Rows for what was asked, and what a lesson would change besides."""

from datetime import UTC, datetime, timedelta

from bot.catalogue.lesson import Lesson
from bot.desk import Desk
from bot.finder.finder import Finder
from bot.learning.preview import changes_by
from bot.learning.unanswered import group_misses
from bot.store.misses.model import Missed
from tests.store.builders import key

NOW = datetime(2026, 3, 4, tzinfo=UTC)
DRONES = ("who can get me a permit to fly a drone?", "who do I ask for permission to fly our drone?")


def miss(number: int, text: str, *, apart: bool = False) -> Missed:
    at = NOW + timedelta(hours=number)
    return Missed(key(number), at, "unknown", text, "unknown", "", "", "", "en", apart)


def test_one_row_for_one_thing_asked_the_most_asked_first(company: Finder) -> None:
    texts = ("who waters the plants?", *DRONES, DRONES[0])
    first, second = group_misses([miss(*each) for each in enumerate(texts, 1)], Desk(company))
    assert (len(first.misses), first.texts, first.last) == (3, DRONES, NOW + timedelta(hours=4))
    assert (second.texts, second.whys) == (("who waters the plants?",), {"unknown": 1})
    assert [match.role for match in first.likely] == [
        match.role for match in company.find(DRONES[0]).matches if match.confidence >= 0.05
    ]


def test_what_was_split_stays_apart(company: Finder) -> None:
    found = group_misses(
        [miss(number, text, apart=True) for number, text in enumerate(DRONES, 1)], Desk(company)
    )
    assert len(found) == 2


def test_what_is_taken_from_somebody_comes_first(company: Finder) -> None:
    lesson = Lesson("pallet is damaged", "duty", "prices")
    gold = {"who handles pallet is damaged": ("keeper",), "who handles refund not received": ("helper",)}
    change, *others = changes_by(Desk(company), [lesson], gold, ["who can help me fly to the moon?"])
    assert (change.question, change.before, change.after) == (
        "who handles pallet is damaged",
        ("keeper",),
        ("pricer",),
    )
    assert (change.golden, change.taken_from) == (True, "keeper")
    assert [each for each in others if each.taken_from] == []


def test_a_lesson_that_harms_nobody_changes_no_other_answer(company: Finder) -> None:
    gold = {"who handles refund not received": ("helper",), "谁负责库存盘点": ("keeper",)}
    assert changes_by(Desk(company), [Lesson("permit to fly a drone", "duty", "stock")], gold, []) == ()

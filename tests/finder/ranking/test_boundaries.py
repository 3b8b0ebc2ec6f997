"""A message that holds what a duty is not is moved to its true owner."""

import numpy as np
import pytest

from bot.finder.finder import Finder
from bot.finder.model.entries import entries_of
from bot.finder.ranking.boundaries import STRENGTH, apply_bounds, bounds_of, crossed_bounds
from bot.finder.ranking.scoring import Scores, read_query
from tests.toys.shop import SHOP

OWNERS = [owner.id for owner in entries_of(SHOP).owners]
NONE = np.zeros(len(OWNERS), dtype=np.float32)


def phrases(finder: Finder, text: str) -> list[str]:
    bounds = bounds_of(SHOP, finder.entries, detailed=finder.index.detailed)
    return [
        bound.phrase
        for bound in crossed_bounds(bounds, read_query(finder.index, finder.corrector, [(text, 1.0)]))
    ]


@pytest.mark.parametrize(
    ("text", "crosses"),
    [
        ("who handles tax returns?", ["tax returns"]),
        ("the returns of last year's tax", ["tax returns"]),
        ("returning the trucks", ["returning trucks"]),
        ("who handles returns?", []),
        ("income tax", []),
        ("", []),
    ],
)
def test_a_name_matches_only_with_all_its_words(shop: Finder, text: str, crosses: list[str]) -> None:
    assert phrases(shop, text) == crosses


def moved(shop: Finder, phrase: str) -> dict[str, float]:
    bounds = bounds_of(SHOP, shop.entries, detailed=shop.index.detailed)
    hit = tuple(bound for held in bounds.values() for bound in held if bound.phrase == phrase)
    total = apply_bounds(Scores(NONE, NONE, NONE, {}), hit).total
    return {owner: value for owner, value in zip(OWNERS, total.tolist(), strict=True) if value}


def test_a_boundary_takes_from_one_owner_and_gives_to_the_other(shop: Finder) -> None:
    by = float(STRENGTH)
    assert moved(shop, "tax returns") == {"returns-specialist": -by, "finance": by}
    assert moved(shop, "returned stock on the shelf") == {"returns-specialist": -by, "warehouse-keeper": by}
    assert moved(shop, "returning trucks") == {"returns-specialist": -by, "logistics-manager": by}


def test_a_boundary_that_leads_nowhere_only_takes(shop: Finder) -> None:
    assert moved(shop, "found umbrellas") == {"returns-specialist": -float(STRENGTH)}


def test_without_a_boundary_nothing_changes() -> None:
    scores = Scores(NONE, NONE, NONE, {})
    assert apply_bounds(scores, ()) is scores

"""Chances and outcomes."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Outcome
from bot.finder.finder import Finder
from bot.finder.model import calibration, costs
from bot.finder.ranking.decision import chances_of, decide, softmax
from bot.finder.ranking.scoring import Query, Scores, read_query, score


def asked(finder: Finder, text: str) -> tuple[Scores, Query]:
    query = read_query(finder.index, finder.corrector, [(text, 1.0)])
    owners = finder.entries
    return score(finder.index, owners.owner_of, len(owners.owners), finder.weights, query), query


def test_softmax_gives_shares_of_the_powers() -> None:
    totals = np.array([0.3, 0.1, -2.0], dtype=np.float32)
    powers = [math.exp(total / 0.25) for total in (0.3, 0.1, -2.0)]
    assert softmax(totals, 0.25) == pytest.approx([power / sum(powers) for power in powers], abs=1e-5)
    assert softmax(np.array([1e6, -1e6], dtype=np.float32), 0.25).tolist() == [1, 0]


@pytest.mark.parametrize("constants", [calibration.MANY, calibration.FEW], ids=["many", "few"])
def test_the_chances_of_the_roles_sum_to_that_of_any_owner(
    shop: Finder, constants: calibration.Constants
) -> None:
    for text in ("returned kettle", "tax", "盘点", "hello"):
        found = chances_of(*asked(shop, text), shop.entries.role_count, True, constants)
        assert len(found.roles) == shop.entries.role_count
        assert float(found.roles.sum()) == pytest.approx(found.owned, abs=1e-5)
        logit = constants.owned.bias + sum(
            weight * found.signals[name]
            for name, weight in zip(constants.signals, constants.owned.weights, strict=True)
        )
        assert found.owned == pytest.approx(1 / (1 + math.exp(-logit)))


def test_asking_who_speaks_for_an_owner(shop: Finder) -> None:
    scores = asked(shop, "returned kettle")
    count = shop.entries.role_count
    assert chances_of(*scores, count, True).owned > chances_of(*scores, count, False).owned


def test_what_is_ours_has_a_better_chance_than_what_is_not(shop: Finder) -> None:
    count = shop.entries.role_count
    ours = chances_of(*asked(shop, "refund for a broken lamp"), count, True).owned
    assert ours > chances_of(*asked(shop, "annual tax declaration"), count, True).owned
    assert ours > chances_of(*asked(shop, "good morning"), count, True).owned


def test_outcomes_have_their_expected_values() -> None:
    values = decide(0.9, [0.5, 0.3, 0.05], True, "unknown").values
    assert values == pytest.approx(
        {
            "answered": 0.5 - costs.WRONG_NAME * 0.5,
            "choose 2": costs.RIGHT_CHOICE * 0.8 - costs.WRONG_CHOICE * 0.2,
            "choose 3": costs.RIGHT_CHOICE * costs.THIRD_OPTION * 0.85 - costs.WRONG_CHOICE * 0.15,
            "refuse": costs.RIGHT_REFUSAL * 0.1 - costs.WRONG_REFUSAL * 0.9,
        }
    )


def test_one_clear_owner_is_named() -> None:
    found = decide(0.99, [0.97, 0.01, 0.01], True, "unknown")
    assert (found.outcome, found.offered) == ("answered", 0)


def test_two_or_three_likely_ones_are_offered() -> None:
    two = decide(0.99, [0.55, 0.43, 0.01], True, "unknown")
    three = decide(0.99, [0.4, 0.3, 0.28], True, "unknown")
    assert (two.outcome, two.offered) == ("choose", 2)
    assert (three.outcome, three.offered) == ("choose", 3)


@pytest.mark.parametrize(
    ("asks", "outside", "outcome"),
    [
        (True, "unknown", "unknown"),
        (False, "unknown", "not_a_question"),
        (True, "elsewhere", "elsewhere"),
        (False, "elsewhere", "elsewhere"),
    ],
)
def test_refusals_take_the_outcome_outside(asks: bool, outside: Outcome, outcome: Outcome) -> None:
    found = decide(0.02, [0.01, 0.01], asks, outside)
    assert (found.outcome, found.offered) == (outcome, 0)


def test_nobody_is_offered_where_there_is_nobody() -> None:
    assert decide(0.0, [], True, "unknown").outcome == "unknown"
    assert "choose 2" not in decide(0.9, [0.9], True, "unknown").values
    assert "choose 3" not in decide(0.9, [0.5, 0.4], True, "unknown").values


def test_a_choice_of_which_none_is_likely_is_not_offered() -> None:
    assert decide(0.95, [0.2, 0.19, 0.1], True, "unknown").offered == 3
    hardly = decide(0.95, [0.15, 0.14, 0.1], True, "unknown")
    assert (hardly.outcome, hardly.offered) == ("unknown", 0)


def test_a_likely_owner_is_offered_rather_than_kept_back() -> None:
    kept_back = decide(0.62, [0.54, 0.001], True, "unknown")
    assert (kept_back.outcome, kept_back.offered) == ("unknown", 0)
    offered = decide(0.62, [0.6, 0.001], True, "unknown")
    assert (offered.outcome, offered.offered) == ("choose", 2)
    assert decide(0.95, [0.9, 0.001], True, "unknown").outcome == "answered"
    assert decide(0.62, [0.6], True, "unknown").outcome == "unknown"


@given(st.floats(0, 1), st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_the_best_value_is_chosen(owned: float, shares: list[float]) -> None:
    ranked = sorted((owned * share / max(sum(shares), 1) for share in shares), reverse=True)
    found = decide(owned, ranked, True, "unknown")
    chosen = {"answered": "answered", "choose": f"choose {found.offered}"}.get(found.outcome, "refuse")
    assert found.values[chosen] == max(found.values.values())
    assert found.offered <= len(ranked)

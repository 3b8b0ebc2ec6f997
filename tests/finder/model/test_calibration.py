"""The fitted numbers are of the right kind; how good they are, `bench` says."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from bot.finder.finder import Finder
from bot.finder.model import calibration, costs
from bot.finder.ranking.decision import decide, signals_of
from bot.finder.ranking.scoring import read_query, score

BOTH = pytest.mark.parametrize("constants", [calibration.MANY, calibration.FEW], ids=["many", "few"])


@BOTH
def test_a_weight_for_every_signal(shop: Finder, constants: calibration.Constants) -> None:
    query = read_query(shop.index, shop.corrector, [("returns", 1.0)])
    owners = shop.entries
    scores = score(shop.index, owners.owner_of, len(owners.owners), shop.weights, query)
    assert tuple(signals_of(scores, query, owners.role_count, True)) == calibration.SIGNALS
    assert len(constants.owned.weights) == len(calibration.SIGNALS) == len(set(calibration.SIGNALS))
    assert np.isfinite((*constants.owned.weights, constants.owned.bias)).all()


def test_a_weight_for_every_signal_of_a_meaning(shop: Finder) -> None:
    texts = [("returns", 1.0)]
    query = read_query(shop.index, shop.corrector, texts)
    meant = shop.score_meaning(texts, query)
    owners = shop.entries
    scores = score(shop.index, owners.owner_of, len(owners.owners), shop.weights, query, meant)
    assert tuple(signals_of(scores, query, owners.role_count, True)) == calibration.MEANT_SIGNALS
    assert calibration.MEANT.first is not None
    for logit in (calibration.MEANT.owned, calibration.MEANT.first):
        assert len(logit.weights) == len(calibration.MEANT_SIGNALS)
        assert np.isfinite((*logit.weights, logit.bias)).all()


def test_what_speaks_for_an_owner_weighs_for_it() -> None:
    logits = (calibration.MANY.owned, calibration.FEW.owned)
    many, few = (dict(zip(calibration.SIGNALS, logit.weights, strict=True)) for logit in logits)
    meant = dict(zip(calibration.MEANT_SIGNALS, calibration.MEANT.owned.weights, strict=True))
    assert min(meant["score_share"], meant["nearest"]) > 0 > max(meant["background"], meant["outside_lead"])
    assert min(many["lead_over_outside"], many["asks_who"]) > 0
    assert min(few[name] for name in calibration.STEADY) > 0
    assert not any(few[name] for name in few if name not in calibration.STEADY)


@BOTH
def test_no_sign_of_an_owner_means_none(constants: calibration.Constants) -> None:
    assert constants.owned.bias < 0


@BOTH
def test_the_softmax_is_neither_blind_nor_all_or_nothing(constants: calibration.Constants) -> None:
    assert 0.01 < constants.temperature < 2


def test_each_kind_of_catalogue_has_its_own(shop: Finder, shipped: Finder) -> None:
    assert (shop.constants, shipped.constants) == (calibration.MEANT, calibration.MANY)
    assert replace(shop, meaning=None).constants == calibration.FEW


def test_a_wrong_name_costs_several_times_anything_else() -> None:
    others = (costs.RIGHT_CHOICE, costs.WRONG_CHOICE, costs.RIGHT_REFUSAL, costs.WRONG_REFUSAL)
    assert all(0 < cost < 1 for cost in others)  # a right answer is one unit
    assert max(others) * 2 < costs.WRONG_NAME
    assert 0.5 < costs.THIRD_OPTION <= 1


def test_a_surer_finder_is_bolder() -> None:
    """From refusing over offering to naming, and never back."""
    order = {"refuse": 0, "choose": 1, "answered": 2}
    steps = [
        order.get(decide(chance, [chance * 0.8, chance * 0.2], True, "unknown").outcome, 0)
        for chance in np.linspace(0, 1, 101).tolist()
    ]
    assert all(before <= after for before, after in pairwise(steps))
    assert decide(1.0, [0.95, 0.03], True, "unknown").outcome == "answered"
    assert decide(1.0, [0.6, 0.38], True, "unknown").outcome == "choose"
    assert decide(0.1, [0.08, 0.01], True, "unknown").outcome == "unknown"

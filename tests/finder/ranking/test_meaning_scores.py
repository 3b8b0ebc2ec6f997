"""What a message means as a whole."""

import numpy as np
import pytest

from bot.finder.finder import Finder
from bot.finder.ranking.decision import reconcile_first
from bot.finder.ranking.meaning_scores import MeaningScores, nearest_phrase, vector_of
from bot.finder.ranking.scoring import MEANT_PHRASE_WEIGHT, NEAREST_WEIGHT, read_query, score


def meant_by(finder: Finder, text: str, *further: tuple[str, float]) -> MeaningScores | None:
    texts = [(text, 1.0), *further]
    return finder.score_meaning(texts, read_query(finder.index, finder.corrector, texts))


def test_meaning_is_a_part_of_the_score(shop: Finder) -> None:
    texts = [("broken lamp", 1.0)]
    query = read_query(shop.index, shop.corrector, texts)
    meant = shop.score_meaning(texts, query)
    assert meant is not None
    owners = shop.entries
    found = score(shop.index, owners.owner_of, len(owners.owners), shop.weights, query, meant)
    parts = found.linear + MEANT_PHRASE_WEIGHT * found.closest + meant.linear + NEAREST_WEIGHT * meant.nearest
    parts -= meant.usual
    assert np.allclose(found.total, parts, atol=1e-5)


def test_the_nearest_phrase_is_the_owner_s_own(shop: Finder) -> None:
    meant = meant_by(shop, "盘点仓库")
    assert meant is not None
    for owner in range(len(shop.entries.owners)):
        nearest = nearest_phrase(shop, meant, owner)
        if nearest is not None:
            assert shop.entries.owner_of[nearest] == owner
            assert max(meant.similar[nearest], 0) == pytest.approx(float(meant.nearest[owner]))


def test_who_alone_means_nothing_unless_it_is_taken_whole(shop: Finder) -> None:
    assert shop.encoder is not None
    assert vector_of(shop.encoder, [("who handles", 1.0)], {}, whole=False) is None
    assert vector_of(shop.encoder, [("who handles", 1.0)], {}, whole=True) is not None


def test_the_parts_of_a_message_count_what_they_weigh(shop: Finder) -> None:
    alone = meant_by(shop, "broken lamp")
    mixed = meant_by(shop, "broken lamp", ("annual stock count", 0.3))
    assert alone is not None
    assert mixed is not None
    assert mixed.text == "broken lamp. annual stock count"
    assert float(np.abs(alone.similar - mixed.similar).max()) > 0.01


@pytest.mark.parametrize("first", [0.0, 0.2, 0.5, 0.9, 1.0])
def test_the_best_role_stays_the_best(first: float) -> None:
    shares, given = reconcile_first(np.array([0.4, 0.35, 0.25], dtype=np.float32), first)
    assert float(shares.sum()) == pytest.approx(1, abs=1e-5)
    assert shares.argmax() == 0
    assert given == pytest.approx(float(shares[0]), abs=1e-6)
    assert given >= first


def test_a_single_role_keeps_the_whole_share() -> None:
    assert reconcile_first(np.array([1.0], dtype=np.float32), 0.3)[1] == 1


def test_a_brand_is_encoded_as_its_kind(shop: Finder) -> None:
    assert shop.encoder is not None
    read_as = vector_of(
        shop.encoder, [("sap is down", 1.0), ("we sell lamps", 0.3)], {"sap": "erp"}, whole=False
    )
    assert read_as is not None
    assert read_as[0] == "erp is down. we sell lamps"

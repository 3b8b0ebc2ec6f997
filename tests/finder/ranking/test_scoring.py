"""Scores, and what they are made of."""

import numpy as np
import pytest

from bot.finder.finder import Finder, assemble
from bot.finder.model.entries import entries_of
from bot.finder.model.index import build
from bot.finder.ranking import scoring
from bot.finder.ranking.scoring import (
    CLOSEST,
    CLOSEST_SHARE,
    PHRASE_WEIGHT,
    Correction,
    Query,
    Scores,
    read_query,
)
from bot.finder.text.spelling import MAX_MENDS, MENDED, SOUNDS_LIKE
from tests.toys.shop import SHOP


@pytest.fixture(scope="module")
def words() -> Finder:
    """The shop with words as features, as a larger catalogue has them, and nothing fitted."""
    flat = entries_of(SHOP)
    index, _, counted = build(flat.phrases)
    return assemble(SHOP, flat, index, counted, None)


def query(finder: Finder, *texts: str | tuple[str, float]) -> Query:
    weighed = [(text, 1.0) if isinstance(text, str) else text for text in texts]
    return read_query(finder.index, finder.corrector, weighed)


def score(finder: Finder, asked: Query, *, fitted: bool = True) -> Scores:
    owners = finder.entries
    weights = finder.weights if fitted else None
    return scoring.score(finder.index, owners.owner_of, len(owners.owners), weights, asked)


def raw(asked: Query, finder: Finder) -> dict[str, float]:
    """How often each feature counts, before its idf (none of these is counted twice)."""
    whole = asked.weight / asked.known**0.5  # with what is unknown
    lengths = asked.values * whole / finder.index.idf[asked.numbers]
    return dict(zip(asked.names, lengths.tolist(), strict=True))


@pytest.mark.parametrize("text", ["who handles returns", "谁管退货", "stock stock returns"])
def test_a_question_is_a_unit_vector(shop: Finder, text: str) -> None:
    asked = query(shop, text)
    assert float(np.linalg.norm(asked.values)) == pytest.approx(1, abs=1e-6)
    assert len(asked.numbers) == len(set(asked.numbers.tolist())) == len(asked.names)
    assert [shop.index.vocabulary[name] for name in asked.names] == asked.numbers.tolist()


def test_what_is_unknown_counts_in_the_length(shop: Finder) -> None:
    asked = query(shop, "retunrs zebra")
    assert 0 < float(np.linalg.norm(asked.values)) < 1
    assert asked.known < 1


def test_a_query_without_features_is_empty(shop: Finder) -> None:
    for text in ("", "who?", "zqxjkv"):
        asked = query(shop, text)
        assert (len(asked.numbers), asked.weight) == (0, 0)
    assert query(shop, "zqxjkv").known == 0


def test_a_query_tells_the_share_that_is_known(shop: Finder) -> None:
    assert query(shop, "who handles returns").known == 1
    assert 0 < query(shop, "returns zebra").known < 1
    assert query(shop, "returns zebra giraffe").known < query(shop, "returns zebra").known


def test_a_sentence_counts_its_share(words: Finder) -> None:
    counted = raw(query(words, "kettle", ("lamp", 0.35)), words)
    assert counted["kettl"] == pytest.approx(1, abs=1e-4)
    assert counted["lamp"] == pytest.approx(0.35, abs=1e-4)


def test_a_word_twice_counts_less_than_double(words: Finder) -> None:
    assert raw(query(words, "kettle. kettle"), words)["kettl"] == pytest.approx(1 + np.log(2), abs=1e-4)


def test_a_corrected_word_counts_a_little_less(words: Finder) -> None:
    asked = query(words, "kettel")
    assert asked.corrections == (Correction("kettel", "kettle"),)
    assert raw(asked, words) == pytest.approx({"kettl": MENDED}, abs=1e-4)


def test_a_homophone_counts_less_still(words: Finder) -> None:
    asked = query(words, "退或")
    assert asked.corrections == (Correction("退或", "退货"),)
    assert raw(asked, words)["退货"] == pytest.approx(SOUNDS_LIKE, abs=1e-4)


def test_words_are_joined_and_split(words: Finder) -> None:
    assert query(words, "stock taking").corrections == ()  # “taking” carries no need
    assert query(words, "pay slip brokenlamp").corrections == (Correction("brokenlamp", "broken lamp"),)
    assert query(words, "ware house keeper").corrections == (Correction("ware house", "warehouse"),)


def test_a_page_of_slips_is_corrected_in_part(shop: Finder) -> None:
    assert len(query(shop, "kettel retunrs brokne " * 20).corrections) == MAX_MENDS


@pytest.mark.parametrize(
    "text", ["who handles returns", "谁管退货", "income tax for a kettle", "hello stock"]
)
def test_a_score_is_the_sum_of_its_parts(shop: Finder, text: str) -> None:
    asked = query(shop, text)
    found = score(shop, asked)
    assert shop.weights is not None
    assert np.allclose(found.linear, asked.values @ shop.weights[asked.numbers], atol=1e-5)
    for owner in range(len(shop.entries.owners)):
        hits = found.hits.get(owner, ())
        assert len(hits) <= CLOSEST
        assert [hit.similarity for hit in hits] == sorted((hit.similarity for hit in hits), reverse=True)
        assert all(shop.entries.owner_of[hit.phrase] == owner for hit in hits)
        closest = sum(hit.similarity * CLOSEST_SHARE**rank for rank, hit in enumerate(hits))
        assert found.closest[owner] == pytest.approx(closest, abs=1e-5)
        assert found.total[owner] == pytest.approx(found.linear[owner] + PHRASE_WEIGHT * closest, abs=1e-5)


def test_without_fitted_weights_phrases_alone_decide(shop: Finder) -> None:
    found = score(shop, query(shop, "returned parcels"), fitted=False)
    assert not found.linear.any()
    assert shop.entries.owners[int(found.total.argmax())].id == "returns-specialist"


def test_the_best_owner_has_the_highest_score(shop: Finder) -> None:
    for text, owner in {
        "customers who send a broken kettle": "returns-specialist",
        "盘点": "warehouse-keeper",
        "tax returns": "finance",
        "pay slips": "pay",
        "good morning": "small-talk",
    }.items():
        assert shop.entries.owners[int(score(shop, query(shop, text)).total.argmax())].id == owner


def test_an_empty_question_scores_nothing(shop: Finder) -> None:
    found = score(shop, query(shop, ""))
    assert not found.total.any()
    assert found.hits == {}

"""The inverted index gives the cosines that counting by hand gives."""

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.finder.model.index import Index, build
from tests.finder.features import features_of

Vector = dict[str, float]

PHRASES = (
    "returns and exchanges",
    "customer returns a kettle",
    "count the stock, stock after stock",
    "退换货",
    "客户退货",
    "lost parcel 退货",
    "returns",
    "…",
)


def idf_of(phrases: tuple[str, ...]) -> Vector:
    holding: Counter[str] = Counter()
    for phrase, times in Counter(phrases).items():
        holding.update(dict.fromkeys(features_of(phrase), times))
    return {name: math.log((1 + len(phrases)) / (1 + count)) + 1 for name, count in holding.items()}


def unit(text: str, idf: Vector) -> Vector:
    counts = Counter(features_of(text))
    raw = {name: (1 + math.log(count)) * idf[name] for name, count in counts.items() if name in idf}
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {name: value / length for name, value in raw.items()}


def naive(phrases: tuple[str, ...], question: str) -> dict[int, float]:
    idf = idf_of(phrases)
    asked = unit(question, idf)
    cosines = {
        phrase: sum(asked[name] * value for name, value in unit(phrase, idf).items() if name in asked)
        for phrase in set(phrases)
    }
    return {number: cosines[phrase] for number, phrase in enumerate(phrases) if cosines[phrase] > 0}


def looked_up(index: Index, vector: Vector) -> dict[int, float]:
    numbers = np.array([index.vocabulary[name] for name in vector], dtype=np.int32)
    phrases, cosines = index.similarities(numbers, np.array(list(vector.values()), dtype=np.float32))
    assert len(set(phrases.tolist())) == len(phrases) == len(cosines)
    return dict(zip(phrases.tolist(), cosines.tolist(), strict=True))


@pytest.mark.parametrize(
    "question", [*PHRASES[:-1], "who counts returned kettles", "谁管退货和包裹", "stock stock"]
)
def test_similarities_are_cosines(question: str) -> None:
    index, _, _ = build(PHRASES)
    expected = naive(PHRASES, question)
    assert looked_up(index, unit(question, idf_of(PHRASES))) == pytest.approx(expected, abs=1e-6)


def test_a_phrase_is_nearest_to_itself() -> None:
    index, _, _ = build(PHRASES)
    found = looked_up(index, unit(PHRASES[1], idf_of(PHRASES)))
    assert max(found, key=lambda number: found[number]) == 1
    assert found[1] == pytest.approx(1)


@settings(max_examples=30)
@given(
    st.lists(st.text(alphabet="ab退货 ", max_size=8), min_size=1, max_size=12), st.text(alphabet="ab退货 ")
)
def test_similarities_of_any_phrases_are_cosines(phrases: list[str], question: str) -> None:
    index, _, _ = build(phrases)
    expected = naive(tuple(phrases), question)
    found = looked_up(index, unit(question, idf_of(tuple(phrases))) if expected else {})
    assert found == pytest.approx(expected, abs=1e-5)


def test_the_rows_are_the_same_vectors() -> None:
    index, rows, _ = build(PHRASES)
    names = list(index.vocabulary)
    idf = idf_of(PHRASES)
    for number, phrase in enumerate(PHRASES):
        part = slice(rows.starts[number], rows.starts[number + 1])
        found = {
            names[column]: value for column, value in zip(rows.columns[part], rows.values[part], strict=True)
        }
        assert found == pytest.approx(unit(phrase, idf), abs=1e-6) if features_of(phrase) else found == {}


def test_postings_ascend_and_count() -> None:
    index, _, _ = build(PHRASES)
    for feature, number in index.vocabulary.items():
        held = index.postings[index.starts[number] : index.starts[number + 1]].tolist()
        assert held == [place for place, phrase in enumerate(PHRASES) if feature in features_of(phrase)]
        assert index.frequency(feature) == len(held)
    assert index.frequency("zebra") == 0


def test_rarer_features_weigh_more() -> None:
    index, _, _ = build(PHRASES)
    found = dict(zip(index.vocabulary, index.idf.tolist(), strict=True))
    assert found == pytest.approx(idf_of(PHRASES), abs=1e-6)


def test_words_are_counted_as_written() -> None:
    _, _, words = build(PHRASES)
    assert words["returns"] == 3
    assert words["stock"] == 3
    assert "退换货" not in words
    assert "the" not in words


MANY = tuple(
    " ".join(
        ["kettle"]
        + ["lamp"] * (place % 2)
        + ["sofa"] * (place % 8 == 0 and place < 33_600)
        + ["umbrella"] * (place % 4000 == 8)
    )
    for place in range(36_000)
)


@pytest.mark.parametrize(
    "question", ["umbrella kettle", "umbrella lamp kettle", "sofa kettle", "umbrella sofa kettle", "kettle"]
)
def test_features_of_tens_of_thousands_of_phrases_give_the_same_cosines(question: str) -> None:
    """Few phrases may be looked at, to save time; those that are, are scored in full, the best among them."""
    index, _, _ = build(MANY)
    expected = naive(MANY, question)
    found = looked_up(index, unit(question, idf_of(MANY)))
    assert found == pytest.approx({number: expected[number] for number in found}, abs=1e-5)
    best = max(expected.values())
    assert max(found.values()) == pytest.approx(best, abs=1e-5)
    if "umbrella" in question:
        assert set(range(8, 36_000, 4000)) <= set(found)


def test_an_index_may_be_empty() -> None:
    index, _, words = build([])
    assert (index.phrase_count, words) == (0, {})
    assert looked_up(build(PHRASES)[0], {}) == {}


def test_the_same_phrases_give_the_same_index() -> None:
    one, other = build(PHRASES)[0], build(PHRASES)[0]
    assert list(one.vocabulary) == list(other.vocabulary)
    assert np.array_equal(one.postings, other.postings)
    assert np.array_equal(one.weights, other.weights)

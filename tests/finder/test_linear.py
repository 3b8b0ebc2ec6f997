"""The fitted weights are what the formulas say."""

import numpy as np
from numpy.typing import NDArray

from bot.finder.index import Rows, build
from bot.finder.linear import naive_bayes, ridge

PHRASES = ("tax returns", "tax declaration", "customer returns", "kettle returns", "stock", "")
OWNERS = np.array([0, 0, 1, 1, 2, 2], dtype=np.int32)


def fitted() -> tuple[dict[str, int], Rows, NDArray[np.float64]]:
    index, rows, _ = build(PHRASES)
    dense = np.zeros((len(PHRASES), len(index.vocabulary)))
    for row in range(len(PHRASES)):
        part = slice(rows.starts[row], rows.starts[row + 1])
        dense[row, rows.columns[part]] = rows.values[part]
    return index.vocabulary, rows, dense


def test_ridge_solves_the_normal_equations() -> None:
    vocabulary, rows, dense = fitted()
    targets = np.eye(3)[OWNERS]
    exact = np.linalg.solve(dense.T @ dense + np.eye(len(vocabulary)), dense.T @ targets)
    assert np.allclose(ridge(rows, OWNERS, 3, len(vocabulary)), exact, atol=2e-3)


def test_naive_bayes_is_the_smoothed_log_likelihood_around_its_mean() -> None:
    vocabulary, rows, dense = fitted()
    mass = np.stack([dense[owner == OWNERS].sum(axis=0) for owner in range(3)], axis=1) + 0.1
    exact = np.log(mass / mass.sum(axis=0))
    exact -= exact.mean(axis=1, keepdims=True)
    assert np.allclose(naive_bayes(rows, OWNERS, 3, len(vocabulary)), exact, atol=1e-4)


def test_a_word_that_separates_weighs_more_than_one_that_is_shared() -> None:
    vocabulary, rows, _ = fitted()
    for fit in (ridge, naive_bayes):
        weights = fit(rows, OWNERS, 3, len(vocabulary))
        assert (
            weights[vocabulary["tax"], 0] > weights[vocabulary["return"], 0] > weights[vocabulary["stock"], 0]
        )
        assert weights[vocabulary["tax"]].argmax() == 0
        assert weights[vocabulary["return"]].argmax() == 1


def test_an_owner_without_phrases_gets_finite_weights() -> None:
    vocabulary, rows, _ = fitted()
    for fit in (ridge, naive_bayes):
        assert np.isfinite(fit(rows, OWNERS, 4, len(vocabulary))).all()

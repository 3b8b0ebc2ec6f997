"""The fitted weights are what the formulas say."""

import numpy as np
from numpy.typing import NDArray

from bot.finder import linear
from bot.finder.index import Rows, build
from bot.finder.linear import logistic, naive_bayes, ridge

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


def test_logistic_regression_ends_where_its_loss_is_flat() -> None:
    vocabulary, rows, dense = fitted()
    weights = logistic(rows, OWNERS, 3, len(vocabulary)).astype(np.float64)
    powers = np.exp(dense @ weights)
    chances = powers / powers.sum(axis=1, keepdims=True)
    slope = dense.T @ (chances - np.eye(3)[OWNERS]) + 0.03 * weights
    start = dense.T @ (np.full((len(PHRASES), 3), 1 / 3) - np.eye(3)[OWNERS])
    assert np.abs(slope).max() < 0.01 * np.abs(start).max()


def test_logistic_regression_counts_common_and_rare_features_alike() -> None:
    """Features of more phrases than ``_COMMON`` are multiplied in another way than rare ones."""
    phrases = tuple(f"returns {word}{number}" for word in ("tax", "shoe") for number in range(40))
    owners = np.repeat(np.arange(2, dtype=np.int32), 40)
    index, rows, _ = build(phrases)
    turned = linear._turned(rows, len(index.vocabulary))
    dense = np.zeros((len(phrases), len(index.vocabulary)), dtype=np.float32)
    for row in range(len(phrases)):
        part = slice(rows.starts[row], rows.starts[row + 1])
        dense[row, rows.columns[part]] = rows.values[part]
    assert np.diff(turned.starts).max() > linear._COMMON > np.diff(turned.starts).min()
    assert np.allclose(linear._similarities(rows, turned), dense @ dense.T, atol=1e-5)
    weights = logistic(rows, owners, 2, len(index.vocabulary))
    assert ((dense @ weights).argmax(axis=1) == owners).all()


def test_a_word_that_separates_weighs_more_than_one_that_is_shared() -> None:
    vocabulary, rows, _ = fitted()
    for fit in (ridge, naive_bayes, logistic):
        weights = fit(rows, OWNERS, 3, len(vocabulary))
        assert (
            weights[vocabulary["tax"], 0] > weights[vocabulary["return"], 0] > weights[vocabulary["stock"], 0]
        )
        assert weights[vocabulary["tax"]].argmax() == 0
        assert weights[vocabulary["return"]].argmax() == 1


def test_an_owner_without_phrases_gets_finite_weights() -> None:
    vocabulary, rows, _ = fitted()
    for fit in (ridge, naive_bayes, logistic):
        assert np.isfinite(fit(rows, OWNERS, 4, len(vocabulary))).all()

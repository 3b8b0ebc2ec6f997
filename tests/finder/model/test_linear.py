"""The fitted weights are what the formulas say."""

from functools import partial

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.finder.model import linear
from bot.finder.model.index import Rows, build

PHRASES = ("tax returns", "tax declaration", "customer returns", "kettle returns", "stock", "")
OWNERS = np.array([0, 0, 1, 1, 2, 2], dtype=np.int32)
PENALTY = 0.03

naive_bayes = partial(linear.fit_naive_bayes, smoothing=0.1)


def logistic(
    rows: Rows, owners: NDArray[np.int32], owner_count: int, feature_count: int, *, steps: int = 25
) -> NDArray[np.float32]:
    """Without vectors."""
    return linear.fit_logistic(rows, owners, owner_count, feature_count, penalty=PENALTY, steps=steps)[0]


def fitted() -> tuple[dict[str, int], Rows, NDArray[np.float64]]:
    index, rows, _ = build(PHRASES)
    dense = np.zeros((len(PHRASES), len(index.vocabulary)))
    for row in range(len(PHRASES)):
        part = slice(rows.starts[row], rows.starts[row + 1])
        dense[row, rows.columns[part]] = rows.values[part]
    return index.vocabulary, rows, dense


def slope(dense: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """The steepest slope of the penalised loss."""
    powers = np.exp(dense @ weights + np.log(np.bincount(OWNERS)))
    chances = powers / powers.sum(axis=1, keepdims=True)
    return float(np.abs(dense.T @ (chances - np.eye(3)[OWNERS]) + PENALTY * weights).max())


def test_ridge_solves_the_normal_equations() -> None:
    vocabulary, rows, dense = fitted()
    targets = np.eye(3)[OWNERS]
    exact = np.linalg.solve(dense.T @ dense + np.eye(len(vocabulary)), dense.T @ targets)
    assert np.allclose(linear.fit_ridge(rows, OWNERS, 3, len(vocabulary)), exact, atol=2e-3)


def test_naive_bayes_is_the_smoothed_log_likelihood_around_its_mean() -> None:
    vocabulary, rows, dense = fitted()
    mass = np.stack([dense[owner == OWNERS].sum(axis=0) for owner in range(3)], axis=1) + 0.1
    exact = np.log(mass / mass.sum(axis=0))
    exact -= exact.mean(axis=1, keepdims=True)
    assert np.allclose(naive_bayes(rows, OWNERS, 3, len(vocabulary)), exact, atol=1e-4)


@pytest.mark.parametrize("largest", [0, 10_000])
def test_logistic_regression_ends_where_its_loss_is_flat(
    largest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both where phrases are multiplied by way of the features and where by how alike they are."""
    monkeypatch.setattr(linear, "_LARGEST_SQUARE", largest)
    vocabulary, rows, dense = fitted()
    weights = logistic(rows, OWNERS, 3, len(vocabulary)).astype(np.float64)
    assert slope(dense, weights) < 0.01 * slope(dense, np.zeros_like(weights))


def test_both_ways_of_multiplying_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    vocabulary, rows, _ = fitted()
    square = logistic(rows, OWNERS, 3, len(vocabulary))
    monkeypatch.setattr(linear, "_LARGEST_SQUARE", 0)
    assert np.allclose(logistic(rows, OWNERS, 3, len(vocabulary)), square, atol=1e-3)


def test_fewer_steps_fit_less() -> None:
    vocabulary, rows, dense = fitted()
    none, some, all_ = (logistic(rows, OWNERS, 3, len(vocabulary), steps=steps) for steps in (0, 1, 25))
    assert not none.any()
    assert slope(dense, some.astype(np.float64)) > 10 * slope(dense, all_.astype(np.float64))


def test_a_word_that_separates_weighs_more_than_one_that_is_shared() -> None:
    vocabulary, rows, _ = fitted()
    for fit in (linear.fit_ridge, logistic, naive_bayes):
        weights = fit(rows, OWNERS, 3, len(vocabulary))
        assert (
            weights[vocabulary["tax"], 0] > weights[vocabulary["return"], 0] > weights[vocabulary["stock"], 0]
        )
        assert weights[vocabulary["tax"]].argmax() == 0
        assert weights[vocabulary["return"]].argmax() == 1


def test_an_owner_without_phrases_gets_finite_weights() -> None:
    vocabulary, rows, _ = fitted()
    for fit in (linear.fit_ridge, logistic, naive_bayes):
        assert np.isfinite(fit(rows, OWNERS, 4, len(vocabulary))).all()

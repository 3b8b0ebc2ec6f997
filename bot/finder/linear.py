"""What each feature says for each owner: weights fitted at load, from the phrases alone.

Two closed-form or few-step linear models over the same unit vectors, averaged: multinomial naive Bayes
(robust where an owner has few phrases) and ridge regression by conjugate gradients (learns what separates
owners that share words). Both are linear, so their average is one matrix.
"""

from typing import Final

import numpy as np

from bot.finder.index import Floats, Ints, Rows

_SMOOTHING: Final = 0.1
_RIDGE: Final = 1.0
_STEPS: Final = 8
_AT_ONCE: Final = 1 << 17  # numbers gathered in one go: what stays in a processor's cache


def naive_bayes(rows: Rows, owners: Ints, owner_count: int, feature_count: int) -> Floats:
    """Log-likelihood of each feature under each owner, features × owners, uniform priors."""
    row_of = np.repeat(np.arange(len(rows.starts) - 1), np.diff(rows.starts))
    cells = rows.columns.astype(np.int64) * owner_count + owners[row_of]
    mass = np.bincount(cells, weights=rows.values, minlength=feature_count * owner_count)
    smooth = mass.reshape(feature_count, owner_count) + _SMOOTHING
    likelihood = np.log(smooth) - np.log(smooth.sum(axis=0))
    centred: Floats = (likelihood - likelihood.mean(axis=1, keepdims=True)).astype(np.float32)
    return centred


def ridge(rows: Rows, owners: Ints, owner_count: int, feature_count: int) -> Floats:
    """Least squares towards 1 for the owner and 0 for the rest, features × owners."""
    by_feature = np.argsort(rows.columns, kind="stable")
    row_of = np.repeat(np.arange(len(rows.starts) - 1, dtype=np.int32), np.diff(rows.starts))
    frequency = np.bincount(rows.columns, minlength=feature_count)
    feature_starts = np.concatenate(([0], np.cumsum(frequency))).astype(np.int64)
    turned = Rows(feature_starts, row_of[by_feature], rows.values[by_feature])

    targets = np.zeros((len(owners), owner_count), dtype=np.float32)
    targets[np.arange(len(owners)), owners] = 1
    residual = _product(turned, targets)
    weights = np.zeros_like(residual)
    direction = residual.copy()
    norm = (residual * residual).sum(axis=0)
    for _ in range(_STEPS):
        applied = _product(turned, _product(rows, direction)) + np.float32(_RIDGE) * direction
        step = norm / np.maximum((direction * applied).sum(axis=0), 1e-12)
        weights += step * direction
        residual -= step * applied
        new_norm = (residual * residual).sum(axis=0)
        direction = residual + direction * (new_norm / np.maximum(norm, 1e-12))
        norm = new_norm
    return weights


def _product(rows: Rows, matrix: Floats) -> Floats:
    """A sparse matrix times a dense one, a cache's worth of rows at a time."""
    found = np.zeros((len(rows.starts) - 1, matrix.shape[1]), dtype=np.float32)
    filled = np.flatnonzero(np.diff(rows.starts))
    starts = rows.starts[filled]
    step = max(1, _AT_ONCE // matrix.shape[1])
    first = 0
    while first < len(filled):
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + step)))
        low, high = starts[first], rows.starts[filled[last - 1] + 1]
        parts = matrix[rows.columns[low:high]]
        parts *= rows.values[low:high, None]
        found[filled[first:last]] = np.add.reduceat(parts, starts[first:last] - low, axis=0)
        first = last
    return found

"""What each feature says for each owner: weights fitted at load, from the phrases alone.

Linear models over the same unit vectors, averaged: multinomial naive Bayes (robust where an owner has few
phrases) and one that learns what separates owners that share words, ridge regression or, for catalogues small
enough, logistic regression. All are linear in the features, so their average is one matrix.
"""

from typing import Final

import numpy as np

from bot.finder.index import Floats, Ints, Rows

_RIDGE: Final = 1.0
_PENALTY: Final = 0.03  # of logistic regression, beside a loss of at most a few units a phrase
_LINE_STEPS: Final = 3
_COMMON: Final = 24  # phrases that hold a feature, past which it is multiplied as a column
_STEPS: Final = 8
_STEPS_UPHILL: Final = 25
_FLAT: Final = 1e-7  # the squared slope, a phrase, below which nothing more is gained
_AT_ONCE: Final = 1 << 17  # numbers gathered in one go: what stays in a processor's cache


def naive_bayes(
    rows: Rows, owners: Ints, owner_count: int, feature_count: int, smoothing: float = 0.1
) -> Floats:
    """Log-likelihood of each feature under each owner, features × owners, uniform priors."""
    row_of = np.repeat(np.arange(len(rows.starts) - 1), np.diff(rows.starts))
    cells = rows.columns.astype(np.int64) * owner_count + owners[row_of]
    mass = np.bincount(cells, weights=rows.values, minlength=feature_count * owner_count)
    smooth = mass.reshape(feature_count, owner_count) + smoothing
    likelihood = np.log(smooth) - np.log(smooth.sum(axis=0))
    centred: Floats = (likelihood - likelihood.mean(axis=1, keepdims=True)).astype(np.float32)
    return centred


def ridge(rows: Rows, owners: Ints, owner_count: int, feature_count: int) -> Floats:
    """Least squares towards 1 for the owner and 0 for the rest, features × owners."""
    turned = _turned(rows, feature_count)
    residual = _product(turned, _targets(owners, owner_count))
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


def logistic(rows: Rows, owners: Ints, owner_count: int, feature_count: int) -> Floats:
    """Multinomial logistic regression, features × owners: log-odds, without priors.

    Conjugate gradients over what each phrase adds, since there are fewer phrases than features. Takes
    memory for phrases² numbers, and time for as many times the owners a step.
    """
    turned = _turned(rows, feature_count)
    alike = _similarities(rows, turned)
    targets = _targets(owners, owner_count)
    added = np.zeros_like(targets)  # phrases × owners: the weights are their sum over the phrases' features
    scores = np.zeros_like(targets)
    slope = _chances(scores) - targets
    pull = alike @ slope
    direction, change = -slope, -pull
    steepness = float(np.vdot(slope, pull))
    for _ in range(_STEPS_UPHILL):
        if steepness <= _FLAT * len(owners):
            break
        length = _along(scores, change, added, direction, targets)
        added += np.float32(length) * direction
        scores += np.float32(length) * change
        turn = _chances(scores) - targets + np.float32(_PENALTY) * added
        pulled = alike @ turn
        kept = np.float32(max(0.0, float(np.vdot(turn, pulled - pull)) / steepness))
        steepness = float(np.vdot(turn, pulled))
        direction = kept * direction - turn
        change = kept * change - pulled
        pull = pulled
    return _product(turned, added)


def _along(scores: Floats, change: Floats, added: Floats, direction: Floats, targets: Floats) -> float:
    """How far to go along a direction: Newton's method on the loss, which is convex."""
    length = 0.0
    bent = _PENALTY * float(np.vdot(direction, change))
    held = _PENALTY * float(np.vdot(added, change))
    for _ in range(_LINE_STEPS):
        chances = _chances(scores + np.float32(length) * change)
        expected = np.einsum("ij,ij->i", chances, change)
        slope = float(np.vdot(chances - targets, change)) + held + length * bent
        curve = float(np.einsum("ij,ij,ij->", chances, change, change) - expected @ expected) + bent
        length -= slope / max(curve, 1e-12)
    return length


def _chances(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = powers / powers.sum(axis=1, keepdims=True)
    return chances


def _similarities(rows: Rows, turned: Rows) -> Floats:
    """Cosines of all phrases with all phrases: common features as a matrix, rare ones pair by pair."""
    count = len(rows.starts) - 1
    sizes = np.diff(turned.starts)
    common = np.flatnonzero(sizes > _COMMON)
    columns = np.zeros((count, len(common)), dtype=np.float32)
    for place, feature in enumerate(common):
        part = slice(turned.starts[feature], turned.starts[feature + 1])
        columns[turned.columns[part], place] = turned.values[part]
    alike = columns @ columns.T
    places = np.flatnonzero(np.repeat(sizes <= _COMMON, sizes))
    partners = np.repeat(sizes, sizes)[places]
    left = np.repeat(places, partners)
    nth = np.arange(len(left)) - np.repeat(np.cumsum(partners) - partners, partners)
    right = np.repeat(turned.starts[:-1], sizes)[left] + nth
    cells = turned.columns[left].astype(np.int64) * count + turned.columns[right]
    shared = np.bincount(cells, turned.values[left] * turned.values[right], minlength=count * count)
    alike += shared.reshape(count, count).astype(np.float32)
    return alike


def _turned(rows: Rows, feature_count: int) -> Rows:
    """The same numbers by feature: the matrix transposed."""
    by_feature = np.argsort(rows.columns, kind="stable")
    row_of = np.repeat(np.arange(len(rows.starts) - 1, dtype=np.int32), np.diff(rows.starts))
    frequency = np.bincount(rows.columns, minlength=feature_count)
    starts = np.concatenate(([0], np.cumsum(frequency))).astype(np.int64)
    return Rows(starts, row_of[by_feature], rows.values[by_feature])


def _targets(owners: Ints, owner_count: int) -> Floats:
    """Phrases × owners: 1 for the phrase's own."""
    targets = np.zeros((len(owners), owner_count), dtype=np.float32)
    targets[np.arange(len(owners)), owners] = 1
    return targets


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

"""What each feature says for each owner: weights fitted at load, from the phrases alone.

Linear models over the same unit vectors: multinomial naive Bayes (robust where an owner has few phrases), and
two that learn what separates owners that share words, ridge regression and multinomial logistic regression.
All are linear in the features, so an average is one matrix.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.finder.model.index import Floats, Ints, Rows
from bot.finder.model.sparse import product, similarities, turned

Doubles = NDArray[np.float64]

_RIDGE: Final = 1.0
_RIDGE_STEPS: Final = 8
_LINE_STEPS: Final = 3
_FLAT: Final = 1e-7  # the squared slope, a phrase, below which nothing more is gained
_DECIMALS: Final = 5
_LARGEST_SQUARE: Final = 9_000_000  # numbers held of how alike phrases are


def naive_bayes(
    rows: Rows, owners: Ints, owner_count: int, feature_count: int, *, smoothing: float
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
    by_feature = turned(rows, feature_count)
    residual = product(by_feature, _targets(owners, owner_count))
    weights = np.zeros_like(residual)
    direction = residual.copy()
    norm = (residual * residual).sum(axis=0)
    for _ in range(_RIDGE_STEPS):
        applied = product(by_feature, product(rows, direction)) + np.float32(_RIDGE) * direction
        step = norm / np.maximum((direction * applied).sum(axis=0), 1e-12)
        weights += step * direction
        residual -= step * applied
        new_norm = (residual * residual).sum(axis=0)
        direction = residual + direction * (new_norm / np.maximum(norm, 1e-12))
        norm = new_norm
    return weights


def logistic(
    rows: Rows, owners: Ints, owner_count: int, feature_count: int, *, penalty: float, steps: int
) -> Floats:
    """Log-odds of each owner, features × owners, without priors.

    By conjugate gradients over what each phrase adds to the weights; ended early, they hold back as a larger
    penalty would. A step multiplies all phrases with all phrases: by a matrix of how alike they are, where
    that is small, else by way of the features.
    """
    by_feature = turned(rows, feature_count)
    square = None
    if len(owners) ** 2 <= _LARGEST_SQUARE:
        square = similarities(rows, by_feature).astype(np.float64)

    def shared(each: Doubles) -> Doubles:
        if square is not None:
            return square @ each
        return product(rows, product(by_feature, each.astype(np.float32))).astype(np.float64)

    targets = _targets(owners, owner_count).astype(np.float64)
    added = np.zeros_like(targets)  # phrases × owners: the weights are their sum over the phrases' features
    scores = np.zeros_like(targets)
    slope = _chances(scores) - targets
    pull = shared(slope)
    direction, change = -slope, -pull
    steepness = float(np.vdot(slope, pull))
    for _ in range(steps):
        if steepness <= _FLAT * len(owners):
            break
        length = _along(scores, change, added, direction, targets, penalty)
        added += length * direction
        scores += length * change
        slope = _chances(scores) - targets + penalty * added
        pulled = shared(slope)
        kept = max(0.0, float(np.vdot(slope, pulled - pull)) / steepness)
        steepness = float(np.vdot(slope, pulled))
        direction = kept * direction - slope
        change = kept * change - pulled
        pull = pulled
    # Rounded, so that what the order of sums changes is mostly gone; it depends on processor and threads.
    return product(by_feature, added.round(_DECIMALS).astype(np.float32))


def _along(
    scores: Doubles, change: Doubles, added: Doubles, direction: Doubles, targets: Doubles, penalty: float
) -> float:
    """How far to go along a direction: Newton's method on the loss, which is convex."""
    length = 0.0
    bent = penalty * float(np.vdot(direction, change))
    held = penalty * float(np.vdot(added, change))
    for _ in range(_LINE_STEPS):
        chances = _chances(scores + length * change)
        expected = np.einsum("ij,ij->i", chances, change)
        slope = float(np.vdot(chances - targets, change)) + held + length * bent
        curve = float(np.einsum("ij,ij,ij->", chances, change, change) - expected @ expected) + bent
        length -= slope / max(curve, 1e-12)
    return length


def _chances(scores: Doubles) -> Doubles:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Doubles = powers / powers.sum(axis=1, keepdims=True)
    return chances


def _targets(owners: Ints, owner_count: int) -> Floats:
    """Phrases × owners: 1 for the phrase's own."""
    targets = np.zeros((len(owners), owner_count), dtype=np.float32)
    targets[np.arange(len(owners)), owners] = 1
    return targets

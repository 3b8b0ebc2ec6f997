"""What each feature says for each owner: weights fitted at load, from the phrases alone.

Linear models over the same unit vectors: multinomial naive Bayes (robust where an owner has few phrases), and
two that learn what separates owners that share words, ridge regression and multinomial logistic regression.
All are linear in the features, so an average is one matrix.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.finder.model.index import Floats, Ints, Rows
from bot.finder.model.sparse import multiply, similarities, transpose

Doubles = NDArray[np.float64]

_RIDGE: Final = 1.0
_RIDGE_STEPS: Final = 8
_LINE_STEPS: Final = 3
_HALVINGS: Final = 10
_TINY: Final = 1e-9
_FLAT: Final = 1e-7  # the squared slope per phrase below which nothing more is gained
_DECIMALS: Final = 5
_LARGEST_SQUARE: Final = 9_000_000  # similarities of phrases held in memory


def fit_naive_bayes(
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


def fit_ridge(rows: Rows, owners: Ints, owner_count: int, feature_count: int) -> Floats:
    """Least squares towards 1 for the owner and 0 for the rest, features × owners."""
    by_feature = transpose(rows, feature_count)
    residual = multiply(by_feature, _targets(owners, owner_count))
    weights = np.zeros_like(residual)
    direction = residual.copy()
    norm = (residual * residual).sum(axis=0)
    for _ in range(_RIDGE_STEPS):
        applied = multiply(by_feature, multiply(rows, direction)) + np.float32(_RIDGE) * direction
        step = norm / np.maximum((direction * applied).sum(axis=0), 1e-12)
        weights += step * direction
        residual -= step * applied
        new_norm = (residual * residual).sum(axis=0)
        direction = residual + direction * (new_norm / np.maximum(norm, 1e-12))
        norm = new_norm
    return weights


def fit_logistic(
    rows: Rows,
    owners: Ints,
    owner_count: int,
    feature_count: int,
    *,
    penalty: float,
    steps: int,
    vectors: Floats | None = None,
) -> tuple[Floats, Floats | None]:
    """Log-odds of each owner, features × owners; and numbers of a vector × owners, where there are any.

    While it is fitted, and only then, an owner leads by the logarithm of its phrases: so one with few learns
    to stand up to one with many.

    By conjugate gradients over what each phrase adds to the weights; ended early, they hold back as a larger
    penalty would. A step multiplies all phrases with all phrases: by a matrix of how alike they are, where
    that is small, else by way of the features.
    """
    by_feature = transpose(rows, feature_count)
    # Twice as exact as the vectors: what the order of sums changes is far below what is rounded.
    exact = None if vectors is None else vectors.astype(np.float64)
    square = None
    if len(owners) ** 2 <= _LARGEST_SQUARE:
        square = similarities(rows, by_feature).astype(np.float64)
        if exact is not None:
            square += exact @ exact.T

    def shared(each: Doubles) -> Doubles:
        if square is not None:
            return square @ each
        single = each.astype(np.float32)
        found = multiply(rows, multiply(by_feature, single)).astype(np.float64)
        return found if exact is None else found + exact @ (exact.T @ each)

    fit = _Fit(_targets(owners, owner_count).astype(np.float64), _lead(owners, owner_count), penalty)
    added = np.zeros_like(
        fit.targets
    )  # phrases × owners: the weights are their sum over the phrases' features
    scores = np.zeros_like(fit.targets)
    slope = fit.slope(added, scores)
    pull = shared(slope)
    direction, change = -slope, -pull
    steepness = float(np.vdot(slope, pull))
    for _ in range(steps):
        if steepness <= _FLAT * len(owners):
            break
        length = fit.along(scores, change, added, direction)
        added += length * direction
        scores += length * change
        slope = fit.slope(added, scores)
        pulled = shared(slope)
        kept = max(0.0, float(np.vdot(slope, pulled - pull)) / steepness)
        steepness = float(np.vdot(slope, pulled))
        direction = kept * direction - slope
        change = kept * change - pulled
        pull = pulled
    # Rounded far above what the order of sums can change, so any number of threads gives the same weights.
    final = added.round(_DECIMALS).astype(np.float32)
    words = multiply(by_feature, final)
    return words, None if exact is None else (exact.T @ final).astype(np.float32)


def _lead(owners: Ints, owner_count: int) -> Doubles:
    lead: Doubles = np.log(np.maximum(np.bincount(owners, minlength=owner_count), 1)).astype(np.float64)
    return lead


@dataclass(frozen=True, slots=True)
class _Fit:
    """The loss to minimise: how unlikely the phrases' owners are, plus a penalty on large weights."""

    targets: Doubles
    lead: Doubles
    """Per owner, added to its score while fitting."""
    penalty: float

    def slope(self, added: Doubles, scores: Doubles) -> Doubles:
        return _chances(scores + self.lead) - self.targets + self.penalty * added

    def along(self, scores: Doubles, change: Doubles, added: Doubles, direction: Doubles) -> float:
        """How far to go along a direction: Newton's method on the loss, which is convex, and back again by
        halves where that leapt too far."""
        length = 0.0
        bent = self.penalty * float(np.vdot(direction, change))
        held = self.penalty * float(np.vdot(added, change))
        for _ in range(_LINE_STEPS):
            chances = _chances(scores + self.lead + length * change)
            expected = np.einsum("ij,ij->i", chances, change)
            slope = float(np.vdot(chances - self.targets, change)) + held + length * bent
            curve = float(np.einsum("ij,ij,ij->", chances, change, change) - expected @ expected) + bent
            length -= slope / max(curve, 1e-12)
        now = self._loss(scores)
        for _ in range(_HALVINGS):
            more = self._loss(scores + length * change) + length * held + length * length * bent / 2
            if more <= now + _TINY:
                break
            length /= 2
        return length

    def _loss(self, scores: Doubles) -> float:
        """Without the penalty."""
        led = scores + self.lead
        most = led.max(axis=1)
        whole = np.log(np.exp(led - most[:, None]).sum(axis=1)) + most
        return float(whole.sum() - np.vdot(self.targets, led))


def _chances(scores: Doubles) -> Doubles:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Doubles = powers / powers.sum(axis=1, keepdims=True)
    return chances


def _targets(owners: Ints, owner_count: int) -> Floats:
    """Phrases × owners: 1 for the phrase's own."""
    targets = np.zeros((len(owners), owner_count), dtype=np.float32)
    targets[np.arange(len(owners)), owners] = 1
    return targets

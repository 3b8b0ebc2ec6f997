"""Logistic regression by Newton's method: the one that the calibration is fitted with."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

_RIDGE: Final = 1.0
"""On standardised signals, in units of questions: enough to keep signals that say the same apart."""
_NEWTON_STEPS: Final = 25
_TINY: Final = 1e-9


def fit_logistic(signals: Doubles, truth: Doubles, counted: Doubles | None = None) -> tuple[Doubles, float]:
    """Weights and bias by Newton's method, with a little ridge on the standardised signals.

    ``counted`` is what each question counts, one if nothing is said.
    """
    if counted is None:
        counted = np.ones(len(truth))
    mean = np.average(signals, axis=0, weights=counted)
    spread = np.maximum(np.sqrt(np.average((signals - mean) ** 2, axis=0, weights=counted)), _TINY)
    design = np.column_stack([(signals - mean) / spread, np.ones(len(signals))])
    penalty = np.diag([_RIDGE] * signals.shape[1] + [_TINY])
    found = np.zeros(design.shape[1])
    for _ in range(_NEWTON_STEPS):
        chance = chance_of(design @ found)
        gradient = design.T @ (counted * (truth - chance)) - penalty @ found
        curvature = (design * (counted * chance * (1 - chance))[:, None]).T @ design + penalty
        found = found + np.linalg.solve(curvature, gradient)
    weights = found[:-1] / spread
    return weights, float(found[-1] - weights @ mean)


def chance_of(logits: Doubles) -> Doubles:
    chance: Doubles = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    return chance

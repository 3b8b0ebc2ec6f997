"""Which weights are fitted to a catalogue: the linear models that its size allows, averaged."""

from typing import Final

import numpy as np

from bot.finder import linear
from bot.finder.entries import Entries
from bot.finder.index import Floats, Index, Ints, Rows

_BAYES_SHARE: Final = 0.2
_FEW_ODDS_SHARE: Final = 0.2
_FEW_BAYES_SHARE: Final = 0.1
_FEW_SMOOTHING: Final = 0.03
_LARGEST_ODDS: Final = 1_500_000_000
"""Phrases² × owners past which the ridge stands in for logistic regression."""
_LARGEST_FIT: Final = 60_000_000
"""Postings × owners past which only the closed form is fitted, not the ridge."""
_LARGEST_MATRIX: Final = 40_000_000
"""Features × owners past which the fitted weights are left out."""


def fitted(flat: Entries, found: Index, rows: Rows) -> Floats | None:
    """Features × owners; None for catalogues so large that phrases alone decide."""
    shape = (flat.owner_of, len(flat.owners), len(found.vocabulary))
    if len(found.vocabulary) * len(flat.owners) > _LARGEST_MATRIX:
        return None
    if found.fine:
        return _fit_few(rows, *shape)
    weights: Floats = np.float32(_BAYES_SHARE) * linear.naive_bayes(rows, *shape)
    if len(rows.columns) * len(flat.owners) <= _LARGEST_FIT:
        weights += linear.ridge(rows, *shape)
    return weights


def _fit_few(rows: Rows, owner_of: Ints, owner_count: int, feature_count: int) -> Floats:
    """With few phrases an owner, log-odds tell owners apart better than least squares do."""
    shape = (owner_of, owner_count, feature_count)
    bayes = np.float32(_FEW_BAYES_SHARE) * linear.naive_bayes(rows, *shape, smoothing=_FEW_SMOOTHING)
    if len(owner_of) ** 2 * owner_count > _LARGEST_ODDS:
        return bayes + linear.ridge(rows, *shape)
    return bayes + np.float32(_FEW_ODDS_SHARE) * linear.logistic(rows, *shape)

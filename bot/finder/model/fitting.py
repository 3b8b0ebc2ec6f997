"""Which weights are fitted to a catalogue: as much as its size allows."""

from typing import Final

import numpy as np

from bot.finder.model import linear
from bot.finder.model.entries import Entries
from bot.finder.model.index import Floats, Index, Rows

_BAYES_SHARE: Final = 0.2
_BAYES_SMOOTHING: Final = 0.1
_FEW_ODDS_SHARE: Final = 0.2
_FEW_PENALTY: Final = 0.03
_FEW_STEPS: Final = 25
_FEW_BAYES_SHARE: Final = 0.1
_FEW_SMOOTHING: Final = 0.03
_LARGEST_FIT: Final = 60_000_000
"""Postings × owners past which only the closed form is fitted."""
_LARGEST_MATRIX: Final = 40_000_000
"""Features × owners past which the fitted weights are left out."""


def fitted(flat: Entries, found: Index, rows: Rows) -> Floats | None:
    """Features × owners; None for catalogues so large that phrases alone decide."""
    shape = (flat.owner_of, len(flat.owners), len(found.vocabulary))
    if len(found.vocabulary) * len(flat.owners) > _LARGEST_MATRIX:
        return None
    small = len(rows.columns) * len(flat.owners) <= _LARGEST_FIT
    if found.fine and small:
        # With few phrases an owner, log-odds tell owners apart better than least squares do.
        odds = linear.logistic(rows, *shape, penalty=_FEW_PENALTY, steps=_FEW_STEPS)
        bayes = linear.naive_bayes(rows, *shape, smoothing=_FEW_SMOOTHING)
        return np.float32(_FEW_ODDS_SHARE) * odds + np.float32(_FEW_BAYES_SHARE) * bayes
    weights: Floats = np.float32(_BAYES_SHARE) * linear.naive_bayes(rows, *shape, smoothing=_BAYES_SMOOTHING)
    return weights + linear.ridge(rows, *shape) if small else weights

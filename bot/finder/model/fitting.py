"""Which weights are fitted to a catalogue: as much as its size allows."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.finder.model import linear
from bot.finder.model.entries import Entries
from bot.finder.model.index import Floats, Index, Rows
from bot.finder.model.sparse import multiply

_BAYES_SHARE: Final = 0.2
_BAYES_SMOOTHING: Final = 0.1
_FEW_ODDS_SHARE: Final = 0.2
_FEW_PENALTY: Final = 0.03
_FEW_STEPS: Final = 25
_VECTOR: Final = 1.2
"""What a phrase's vector counts for beside its words, whose vector is a unit too."""
_FEW_PHRASES: Final = 60  # an owner
_MOST_FEW_PHRASES: Final = 12_000
"""Phrases past which only a catalogue with few an owner is read in detail."""
_LARGEST_FIT: Final = 60_000_000
_LARGEST_DETAILED_FIT: Final = 150_000_000
"""Postings × owners past which only the closed form is fitted."""
_LARGEST_MATRIX: Final = 40_000_000
"""Features × owners past which the fitted weights are left out."""


@dataclass(frozen=True, slots=True)
class Weights:
    words: Floats | None = None
    """Features × owners; None for catalogues so large that phrases alone decide."""
    meaning: Floats | None = None
    """Numbers of a vector × owners; None where no encoder is used."""
    level: float = 1.0
    """What the weights give the owner of a phrase for the phrase itself, on average: what is much, here."""


def has_few_phrases(flat: Entries) -> bool:
    """True for a catalogue with so few phrases that every letter counts."""
    return len(flat.phrases) <= _MOST_FEW_PHRASES or len(flat.phrases) < _FEW_PHRASES * len(flat.owners)


def uses_meaning(flat: Entries, found: Index, rows: Rows) -> bool:
    """True for a catalogue that a sentence encoder helps more than it costs.

    With hundreds of phrases an owner it adds a point at most, and the vectors of so many take longer than all
    the rest.
    """
    return found.detailed and len(flat.phrases) <= _MOST_FEW_PHRASES and _affordable(flat, found, rows)


def _affordable(flat: Entries, found: Index, rows: Rows) -> bool:
    return len(rows.columns) * len(flat.owners) <= (_LARGEST_DETAILED_FIT if found.detailed else _LARGEST_FIT)


def fit(flat: Entries, found: Index, rows: Rows, vectors: Floats | None = None) -> Weights:
    """The weights of a catalogue, whose phrases have the ``vectors``, if any."""
    shape = (flat.owner_of, len(flat.owners), len(found.vocabulary))
    if len(found.vocabulary) * len(flat.owners) > _LARGEST_MATRIX:
        return Weights()
    affordable = _affordable(flat, found, rows)
    if found.detailed and affordable:
        # With few phrases an owner, log-odds tell owners apart better than least squares do.
        share = np.float32(_FEW_ODDS_SHARE)
        weighed = None if vectors is None else np.float32(_VECTOR) * vectors
        odds, meaning = linear.fit_logistic(
            rows, *shape, penalty=_FEW_PENALTY, steps=_FEW_STEPS, vectors=weighed
        )
        words = share * odds
        if meaning is not None:
            meaning *= share * np.float32(_VECTOR)
        return Weights(words, meaning, _level(flat, rows, vectors, words, meaning))
    words = np.float32(_BAYES_SHARE) * linear.fit_naive_bayes(rows, *shape, smoothing=_BAYES_SMOOTHING)
    return Weights(words + linear.fit_ridge(rows, *shape) if affordable else words)


def _level(flat: Entries, rows: Rows, vectors: Floats | None, words: Floats, meaning: Floats | None) -> float:
    scores = multiply(rows, words)
    if vectors is not None and meaning is not None:
        scores += vectors @ meaning
    own = scores[np.arange(len(flat.owner_of)), flat.owner_of][flat.owner_of < flat.role_count]
    return float(own.mean()) if len(own) else 1.0

"""The vectors that a message's is compared with: of the catalogue's wordings, and of what is around them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from bot.catalogue.model import Catalogue
from bot.finder.model.background import background_of, themes
from bot.finder.model.encoder import Encoder, Floats, phrase_to_encode
from bot.finder.model.entries import Entries
from bot.finder.model.index import Ints

_OWNED: Final = 0.6
"""The cosine with a wording of the catalogue from which a ready-made message is taken to be its own."""
_AT_ONCE: Final = 64
"""Messages of the background compared with all phrases in one go."""
_DECIMALS: Final = 4


@dataclass(frozen=True, slots=True)
class Meaning:
    phrases: Floats
    """One for each phrase of the entries, in rows."""
    background: Floats
    """What people everywhere ask that this catalogue does not own."""
    usual: Floats
    """By owner: the cosine of its nearest phrase with a message of the background, on average."""


def meaning_of(catalogue: Catalogue, flat: Entries, encoder: Encoder) -> Meaning:
    own = encoder.encode([phrase_to_encode(text) for text in flat.phrases])
    kept = frozenset(background_of(catalogue))
    lines = tuple(line for theme in themes().values() for line in theme)
    chosen = np.array([line in kept for line in lines], dtype=np.bool_)
    background = _encoded(encoder, lines)[chosen]
    roles = own[flat.owner_of < flat.role_count]
    if len(roles) and len(background):
        background = background[(background @ roles.T).max(axis=1) < _OWNED]
    return Meaning(own, background, usual_of(own, flat.owner_of, len(flat.owners), background))


def usual_of(phrases: Floats, owner_of: Ints, owner_count: int, background: Floats) -> Floats:
    """How near each owner is to what has nothing to do with it; nothing where there is no background.

    Short names, and many wordings, are near everything.
    """
    order = np.argsort(owner_of, kind="stable")
    owners, starts = np.unique(owner_of[order], return_index=True)
    # Twice as exact as what is kept, so that no order of sums shows.
    turned = phrases[order].astype(np.float64).T
    summed = np.zeros(owner_count)
    for first in range(0, len(background), _AT_ONCE):
        cosines = background[first : first + _AT_ONCE].astype(np.float64) @ turned
        summed[owners] += np.maximum.reduceat(cosines, starts, axis=1).clip(0).sum(axis=0)
    usual: Floats = (summed / max(1, len(background))).round(_DECIMALS).astype(np.float32)
    return usual


@lru_cache(maxsize=1)
def _encoded(encoder: Encoder, texts: tuple[str, ...]) -> Floats:
    """The same for every catalogue of a process."""
    return encoder.encode([phrase_to_encode(text) for text in texts])

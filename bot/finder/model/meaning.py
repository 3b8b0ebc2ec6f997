"""The vectors that a message's is compared with: of the catalogue's wordings, and of what is around them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from bot.catalogue.model import Catalogue
from bot.finder.model.background import background_of, themes
from bot.finder.model.encoder import Encoder, Floats, phrase_to_encode
from bot.finder.model.entries import Entries

_OWNED: Final = 0.6
"""The cosine with a wording of the catalogue from which a ready-made message is taken to be its own."""


@dataclass(frozen=True, slots=True)
class Meaning:
    phrases: Floats
    """One for each phrase of the entries, in rows."""
    background: Floats
    """What people everywhere ask that this catalogue does not own."""


def meaning_of(catalogue: Catalogue, flat: Entries, encoder: Encoder) -> Meaning:
    own = encoder.encode([phrase_to_encode(text) for text in flat.phrases])
    kept = frozenset(background_of(catalogue))
    lines = tuple(line for theme in themes().values() for line in theme)
    chosen = np.array([line in kept for line in lines], dtype=np.bool_)
    background = _encoded(encoder, lines)[chosen]
    roles = own[flat.owner_of < flat.role_count]
    if len(roles) and len(background):
        background = background[(background @ roles.T).max(axis=1) < _OWNED]
    return Meaning(own, background)


@lru_cache(maxsize=1)
def _encoded(encoder: Encoder, texts: tuple[str, ...]) -> Floats:
    """The same for every catalogue of a process."""
    return encoder.encode([phrase_to_encode(text) for text in texts])

"""How alike questions are, and which of them ask for one thing."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from bot.finder.model import index
from bot.finder.model.encoder import Encoder, phrase
from bot.finder.model.index import Floats
from bot.finder.model.sparse import similarities, turned

ALIKE: Final = 0.45
"""From this likeness on, two questions ask for one thing."""
_OF_MEANING: Final = 0.7
"""The share of what they mean, where an encoder is used; their words take the rest."""


def likeness(texts: Sequence[str], encoder: Encoder | None) -> Floats:
    """How alike each two texts are, from 0 to 1; what only asks who counts for nothing."""
    if not texts:
        return np.zeros((0, 0), dtype=np.float32)
    found, rows, _ = index.build(texts, detailed=True)
    words = similarities(rows, turned(rows, len(found.vocabulary)))
    if encoder is None:
        return np.sqrt(words.clip(0, 1)).astype(np.float32)
    vectors = encoder.encode([phrase(text) for text in texts])
    meaning = np.einsum("ik,jk->ij", vectors, vectors)
    both: Floats = (_OF_MEANING * meaning + (1 - _OF_MEANING) * np.sqrt(words.clip(0, 1))).astype(np.float32)
    return both.clip(0, 1)


def groups(alike: Floats, apart: Sequence[bool], *, least: float = ALIKE) -> list[list[int]]:
    """Texts by number that ask for one thing: each joins the group that it is most like, on average.

    Those set ``apart`` stay alone. In the order of the texts, within groups and between them.
    """
    found: list[list[int]] = []
    for number, alone in enumerate(apart):
        best, place = least, -1
        for at, group in enumerate(found):
            near = float(alike[number, group].mean())
            if not alone and near >= best and not apart[group[0]]:
                best, place = near, at
        if place < 0:
            found.append([number])
        else:
            found[place].append(number)
    return found

"""How alike questions are, and which of them ask for one thing."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from bot.finder.model import index
from bot.finder.model.encoder import Encoder, phrase_to_encode
from bot.finder.model.index import Floats
from bot.finder.model.sparse import similarities, transpose

ALIKE: Final = 0.45
"""From this likeness on, two questions ask for one thing."""
ALIKE_IN_WORDS: Final = 0.35
_OF_MEANING: Final = 0.7
"""The share of what they mean, where an encoder is used; their words take the rest."""


def likeness(texts: Sequence[str], encoder: Encoder | None) -> Floats:
    """How alike each two texts are, from 0 to 1; what only asks who counts for nothing."""
    if not texts:
        return np.zeros((0, 0), dtype=np.float32)
    found, rows, _ = index.build(texts, detailed=True)
    words = similarities(rows, transpose(rows, len(found.vocabulary)))
    if encoder is None:
        alone: Floats = np.sqrt(words.clip(0, 1))
        return alone
    vectors = encoder.encode([phrase_to_encode(text) for text in texts])
    meaning = np.einsum("ik,jk->ij", vectors, vectors)
    both = _OF_MEANING * meaning + (1 - _OF_MEANING) * np.sqrt(words.clip(0, 1))
    found_alike: Floats = both.clip(0, 1).astype(np.float32)
    return found_alike


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


def reads_alike(text: str, other: str) -> bool:
    """True for two wordings of one thing, as far as their words alone tell."""
    return bool(likeness([text, other], None)[0, 1] >= ALIKE_IN_WORDS)

"""Boundaries: what a duty says it is not. A message that holds such a wording is moved to its true owner."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from bot.catalogue.model import Catalogue
from bot.finder.model.entries import Entries
from bot.finder.ranking.scoring import Query, Scores
from bot.finder.text.tokens import features, is_whole, split_runs

STRENGTH: Final = np.float32(1.0)
"""Taken from one owner and given to the other: about what a perfect match is worth."""


@dataclass(frozen=True, slots=True)
class Bound:
    phrase: str
    features: frozenset[str]
    """All of them must be in the message."""
    off: int
    """The owner whose duty it is not."""
    to: int | None
    """The owner it belongs to; None where only a department is named."""


Bounds = Mapping[str, tuple[Bound, ...]]
"""Keyed by one of their features, so that a message checks only a few."""


def bounds_of(catalogue: Catalogue, entries: Entries, *, detailed: bool) -> Bounds:
    number = {owner.id: place for place, owner in enumerate(entries.owners)}
    number |= {duty.id: number[role.id] for duty, role, _ in catalogue.duties()}
    found: dict[str, list[Bound]] = {}
    for duty, role, _ in catalogue.duties():
        own = _words(" \n".join(duty.text.every()), detailed=detailed)
        for boundary in duty.not_for:
            held = _words(boundary.phrase, detailed=detailed)
            # With nothing left but the duty's own words, it would give the duty away.
            if held and not held <= own:
                bound = Bound(boundary.phrase, held, number[role.id], number.get(boundary.see))
                found.setdefault(min(held), []).append(bound)
    return {feature: tuple(bounds) for feature, bounds in found.items()}


def _words(text: str, *, detailed: bool) -> frozenset[str]:
    return frozenset(filter(is_whole, features(split_runs(text, detailed=detailed), detailed=detailed)))


def crossed_bounds(bounds: Bounds, query: Query) -> tuple[Bound, ...]:
    """The boundaries whose wording the message holds."""
    if not bounds:
        return ()
    names = frozenset(query.names)
    return tuple(bound for name in query.names for bound in bounds.get(name, ()) if bound.features <= names)


def apply_bounds(scores: Scores, hit: tuple[Bound, ...]) -> Scores:
    """The scores with what the boundaries take and give; unchanged without a boundary."""
    if not hit:
        return scores
    total = scores.total.copy()
    for bound in hit:
        if bound.to != bound.off:
            total[bound.off] -= STRENGTH
            if bound.to is not None:
                total[bound.to] += STRENGTH
    return replace(scores, total=total)

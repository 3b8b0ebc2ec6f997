"""A message that names something a role owns (a system, brand, subproject, place) is about its owner."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from bot.catalogue.model import Catalogue
from bot.finder.model.entries import Entries
from bot.finder.ranking.scoring import Scores
from bot.language.script import CJK, fold, has_chinese

STRENGTH: Final = np.float32(1.0)
"""Given to the owner: about what a perfect match is worth."""
_SHORTEST: Final = 2  # characters
_SIGNS: Final = re.compile(rf"'s\b|[^a-z0-9{CJK}]+")

OwnedNames = Mapping[str, tuple[int, ...]]
"""A name, folded and without signs → the numbers of its owners."""


def owned_names_of(catalogue: Catalogue, entries: Entries) -> OwnedNames:
    number = {owner.id: place for place, owner in enumerate(entries.owners[: entries.role_count])}
    found: dict[str, dict[int, None]] = {}
    for role, _ in catalogue.roles():
        for name in map(_plain, role.owns):
            if len(name) >= _SHORTEST:
                found.setdefault(name, {})[number[role.id]] = None
    return {name: tuple(owners) for name, owners in found.items()}


def favour_owned_names(scores: Scores, owned: OwnedNames, texts: Sequence[str]) -> Scores:
    """The scores with a gain for owners of things that the texts name; unchanged where none is named."""
    said = [f" {_plain(text)} " for text in texts] if owned else []
    named = {name: owners for name, owners in owned.items() if any(_holds(text, name) for text in said)}
    # The longest name says what is meant: “customer portal” is not “portal”.
    longest = {name: owners for name, owners in named.items() if not any(_within(name, one) for one in named)}
    if not longest:
        return scores
    total = scores.total.copy()
    for owners in longest.values():
        total[list(owners)] += STRENGTH
    return replace(scores, total=total, owned=longest)


def _holds(text: str, name: str) -> bool:
    if has_chinese(name):
        return name in text
    return f" {name} " in text or f" {name}s " in text


def _within(name: str, other: str) -> bool:
    return name != other and name in other


def _plain(text: str) -> str:
    """Folded, a space for each sign and between Chinese and other characters."""
    apart = re.sub(rf"(?<=[{CJK}])(?=[a-z0-9])|(?<=[a-z0-9])(?=[{CJK}])", " ", fold(text))
    return _SIGNS.sub(" ", apart).strip()

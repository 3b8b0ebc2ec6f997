"""A message as a whole, compared with the catalogue by what it means rather than by its words.

Where an encoder is used, an owner's score holds more: what the fitted weights say of the message's vector,
and the cosine of the owner's phrase that is nearest in meaning, less what any message has of that: some
owners are near everything, and whoever has many phrases is nearer than whoever has few.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.finder.model.encoder import Encoder, need_to_encode
from bot.finder.model.fitted import FittedModel
from bot.finder.model.index import Floats, Ints

NEAREST_WEIGHT: Final = np.float32(1.0)
_HEAD_START: Final = np.float32(0.1)
"""What an owner's phrases give it for their mere number, times its logarithm."""
_LEAST_LEVEL: Final = 0.1
_AROUND: Final = 3
"""Messages of the background that say how near a message is to it."""


@dataclass(frozen=True, slots=True)
class MeaningScores:
    text: str
    """What was encoded."""
    linear: Floats
    """By owner."""
    nearest: Floats
    """By owner: the cosine of its nearest phrase."""
    usual: Floats
    """By owner: what any message has of that, and what many phrases give, more than roles have on average;
    taken off. Nothing for what lies outside."""
    common: float
    """What roles have of it on average."""
    similar: Floats
    """By phrase."""
    background: float
    """How near the message is to what people everywhere ask."""
    level: float
    """What the fitted weights give the owner of a phrase for the phrase itself, on average."""
    counts: Ints
    """Phrases by owner."""


def vector_of(
    encoder: Encoder, texts: Sequence[tuple[str, float]], kinds: Mapping[str, str], *, whole: bool
) -> tuple[str, Floats] | None:
    """What is encoded of a message's weighed sentences, with its vector.

    None where they only ask who, unless they are to be taken ``whole`` then. Brands are encoded as
    their ``kinds``, of which an encoder knows more.
    """
    by_weight: dict[float, list[str]] = {}
    for text, weight in texts:
        if need := need_to_encode(text):
            for brand, kind in kinds.items():
                need = need.replace(brand, kind)
            by_weight.setdefault(weight, []).append(need)
    if whole and not by_weight:
        by_weight[1.0] = [text for text, _ in texts]
    if not by_weight:
        return None
    parts = {weight: ". ".join(needs) for weight, needs in by_weight.items()}
    vectors = encoder.encode(list(parts.values()))
    summed = np.array(list(parts), dtype=np.float32) @ vectors
    unit: Floats = summed / np.float32(max(float(np.linalg.norm(summed)), 1e-9))
    return ". ".join(parts.values()), unit


def score_meaning(fitted: FittedModel, text: str, vector: Floats) -> MeaningScores | None:
    """What the vector says of every owner; None where the catalogue has no vectors."""
    if fitted.meaning is None or fitted.fit.meaning is None:
        return None
    similar = _cosines(fitted.meaning.phrases, vector)
    nearest = np.full(len(fitted.entries.owners), -1, dtype=np.float32)
    np.maximum.at(nearest, fitted.entries.owner_of, similar)
    many: Floats = np.log(np.maximum(fitted.counts, 1)).astype(np.float32)
    roles = fitted.entries.role_count
    usual = fitted.meaning.usual + _HEAD_START * many
    common = float(usual[:roles].mean()) if roles else 0.0
    usual -= np.float32(common)
    usual[roles:] = 0
    return MeaningScores(
        text,
        _cosines(fitted.fit.meaning.T, vector),
        nearest.clip(0),
        usual,
        common,
        similar,
        _near(_cosines(fitted.meaning.background, vector)),
        max(fitted.fit.level, _LEAST_LEVEL),
        fitted.counts,
    )


def _cosines(rows: Floats, vector: Floats) -> Floats:
    """Products of each row with the vector, summed up in one order whatever a numerics library's threads."""
    found: Floats = np.einsum("ij,j->i", rows, vector)
    return found


def _near(similar: Floats) -> float:
    if not len(similar):
        return 0.0
    return float(np.sort(similar)[-_AROUND:].mean())


def nearest_phrase(fitted: FittedModel, meant: MeaningScores, owner: int) -> int | None:
    """The owner's phrase that is nearest in meaning; the first of equals."""
    own = np.flatnonzero(fitted.entries.owner_of == owner)
    return int(own[np.argmax(meant.similar[own])]) if len(own) else None

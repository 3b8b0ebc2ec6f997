"""A message → a score for every owner, with everything the score is made of.

An owner is a role, a topic outside the catalogue, or small talk. Its score is
``linear part + closest phrases + meaning``: the first sums the fitted weights of the message's features, the
second the cosines of the owner's three closest phrases, each worth half of the one before; the third is there
where a sentence encoder is used (``meant``). Boundaries and exact wordings come on top (``boundaries``,
``exact_wording``).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.finder.model.index import Floats, Index, Ints
from bot.finder.ranking.meaning_scores import NEAREST_WEIGHT, MeaningScores
from bot.finder.text.brands import is_brand
from bot.finder.text.near_words import MAX_RELATED, relate_words
from bot.finder.text.spelling import MAX_MENDS, MAX_TRIES, MENDED, SOUNDS_LIKE, Corrector
from bot.finder.text.tokens import LETTERS, Run, features, is_whole, runs_of
from bot.language.script import has_chinese

CLOSEST: Final = 3
CLOSEST_SHARE: Final = 0.5
_LOOKED_AT: Final = 80  # best phrases that count for their owners
_NEAREST: Final = 30
_NEAR: Final = 0.7  # similarity; words that may be written as one are read both ways
PHRASE_WEIGHT: Final = 0.6
MEANT_PHRASE_WEIGHT: Final = 0.15
"""Of the closest phrases' words, without and with an encoder: what is near in meaning says more."""
_LIKE: Final = "like "
MAX_FEATURES: Final = 160
"""Of a long message the weightiest are compared: the rest costs time and says little."""


@dataclass(frozen=True, slots=True)
class Correction:
    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class Query:
    """A message as a vector over the index's features."""

    numbers: Ints
    values: Floats
    """Parallel to ``numbers``; a unit vector if the unknown words are included."""
    names: tuple[str, ...]
    corrections: tuple[Correction, ...]
    known: float
    """Share of the message's weight that the catalogue's vocabulary knows, 0 to 1."""
    weight: float
    """Length of the vector before normalising: how much there is to go by."""

    @property
    def kinds(self) -> dict[str, str]:
        """The brands in it, and what each is read as."""
        near = (
            correction
            for correction in self.corrections
            if correction.meant.startswith(_LIKE) and is_brand(correction.typed)
        )
        return {correction.typed: correction.meant.removeprefix(_LIKE).split(", ")[0] for correction in near}


class Hit(NamedTuple):
    phrase: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Scores:
    total: Floats
    """One per owner."""
    linear: Floats
    closest: Floats
    """Before its weight."""
    hits: dict[int, tuple[Hit, ...]]
    """Owner → its closest phrases, best first."""
    near_wordings: tuple[int, ...] = ()
    """Phrases that could be the message's very wording, closest first."""
    meaning: MeaningScores | None = None
    """What the message means as a whole; None where no encoder is used."""
    exact: Mapping[int, float] = field(default_factory=dict)
    """Owners whose very wording the message is, with what they gain by it."""
    owned: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Names of things that the message holds, each with the owners who gain by it."""

    @property
    def phrase_weight(self) -> float:
        """What the cosines of the closest phrases count for."""
        return PHRASE_WEIGHT if self.meaning is None else MEANT_PHRASE_WEIGHT


@dataclass(slots=True)
class _Corrections:
    """The corrections made in one message so far, and how many more unknown words are looked into."""

    corrector: Corrector
    corrections: list[Correction]
    related: list[Correction] = field(default_factory=list)
    tries: int = MAX_TRIES

    def word(self, word: str) -> tuple[str, ...] | None:
        if not self.corrector.unknown(word) or not self._try():
            return None
        return self._made(word, self.corrector.word(word))

    def pair(self, characters: str) -> str | None:
        meant = self.corrector.pair(characters) if len(self.corrections) < MAX_MENDS else None
        if meant is not None:
            self.corrections.append(Correction(characters, meant))
        return meant

    def joined(self, first: str, second: str) -> str | None:
        meant = self.corrector.joined(first, second)
        if meant is not None:
            self.corrections.append(Correction(f"{first} {second}", meant))
        return meant

    def _try(self) -> bool:
        self.tries -= 1
        return self.tries >= 0 and len(self.corrections) < MAX_MENDS

    def _made(self, typed: str, meant: tuple[str, ...] | None) -> tuple[str, ...] | None:
        if meant is not None:
            self.corrections.append(Correction(typed, " ".join(meant)))
        return meant


def read_query(index: Index, corrector: Corrector, texts: Sequence[tuple[str, float]]) -> Query:
    """The vector of a message's sentences (cleaned and folded), each with the weight it counts."""
    counts: dict[str, float] = {}
    corrections = _Corrections(corrector, [])
    for text, share in texts:
        for run in runs_of(text, detailed=index.detailed):
            mended, weight = _correct(run, corrections)
            _count(mended, weight * share, index, corrections, counts)
    return _vector(index, counts, (*corrections.corrections, *corrections.related))


def _correct(run: Run, corrections: _Corrections) -> tuple[Run, float]:
    """The run with its unknown words replaced by what was meant; with the weight it then counts."""
    if run.characters:
        return run, 1.0
    words: list[str] = []
    changed = False
    joins = [corrections.corrector.joined(first, second) is not None for first, second in pairwise(run.words)]
    for place, word in enumerate(run.words):
        # Half of a split word is not a slip of its own.
        split = any(joins[max(place - 1, 0) : place + 1])
        meant = None if split else corrections.word(word)
        if meant is not None:
            words.extend(meant)
            changed = True
            continue
        words.append(word)
        if place and (together := corrections.joined(run.words[place - 1], word)):
            words.append(together)
    return Run(words=tuple(words)), MENDED if changed else 1.0


def _count(
    run: Run, weight: float, index: Index, corrections: _Corrections, counts: dict[str, float]
) -> None:
    for feature in features([run], detailed=index.detailed):
        counts[feature] = counts.get(feature, 0.0) + weight
        unheard = len(feature) == 2 and feature not in index.vocabulary and has_chinese(feature[0])
        if unheard and (meant := corrections.pair(feature)):
            counts[meant] = counts.get(meant, 0.0) + SOUNDS_LIKE * weight
    left = MAX_RELATED - len(corrections.related)
    for near in islice(relate_words(run, index.vocabulary, brands_only=not index.detailed), left):
        corrections.related.append(Correction(near.typed, f"{_LIKE}{', '.join(near.meant)}"))
        for feature in near.features:
            counts[feature] = max(counts.get(feature, 0.0), near.share * weight)


def _vector(index: Index, counts: dict[str, float], corrections: tuple[Correction, ...]) -> Query:
    numbers: list[int] = []
    values: list[float] = []
    names: list[str] = []
    known = unknown = 0.0
    for feature, count in counts.items():
        number = index.vocabulary.get(feature)
        scale = 1 + math.log(count) if count > 1 else count
        if number is not None:
            numbers.append(number)
            values.append(scale)
            names.append(feature)
        elif is_whole(feature):
            unknown += (scale * index.strange) ** 2
    for place, idf in enumerate(index.idf[numbers].tolist() if numbers else ()):
        values[place] *= idf
        if not names[place].startswith(LETTERS):
            known += values[place] * values[place]
    if len(values) > MAX_FEATURES:
        kept = sorted(range(len(values)), key=lambda place: -values[place])[:MAX_FEATURES]
        numbers = [numbers[place] for place in kept]
        values = [values[place] for place in kept]
        names = [names[place] for place in kept]
    length = math.sqrt(sum(value * value for value in values))
    # Unknown words count in the length: one known word of three says a third.
    whole = math.sqrt(length * length + unknown)
    unit = np.array(values, dtype=np.float32) / np.float32(max(whole, 1e-9))
    share = known / max(known + unknown, 1e-9)
    return Query(np.array(numbers, dtype=np.int32), unit, tuple(names), corrections, share, length)


def score(
    index: Index,
    owners: Ints,
    owner_count: int,
    weights: Floats | None,
    query: Query,
    meant: MeaningScores | None = None,
) -> Scores:
    """Score every owner. ``owners`` gives each phrase's owner; ``weights`` is features × owners, or None."""
    linear = np.zeros(owner_count, dtype=np.float32)
    if weights is not None and len(query.numbers):
        linear = query.values @ weights[query.numbers]
    closest = np.zeros(owner_count, dtype=np.float32)
    hits: dict[int, list[Hit]] = {}
    phrases, similarities = _best(index, query)
    best = list(zip(phrases.tolist(), similarities.tolist(), strict=True))
    for (phrase, similarity), owner in zip(best, owners[phrases].tolist(), strict=True):
        found = hits.setdefault(owner, [])
        if len(found) < CLOSEST:
            closest[owner] += similarity * CLOSEST_SHARE ** len(found)
            found.append(Hit(phrase, similarity))
    total = linear + np.float32(PHRASE_WEIGHT if meant is None else MEANT_PHRASE_WEIGHT) * closest
    if meant is not None:
        total += meant.linear + NEAREST_WEIGHT * meant.nearest - meant.usual
    near = tuple(phrase for phrase, similarity in best[:_NEAREST] if similarity >= _NEAR)
    return Scores(total, linear, closest, {owner: tuple(found) for owner, found in hits.items()}, near, meant)


def _best(index: Index, query: Query) -> tuple[NDArray[np.integer], Floats]:
    """The phrases closest to the message and their similarities, closest first."""
    phrases, similarities = index.similarities(query.numbers, query.values)
    if len(phrases) > _LOOKED_AT:
        kept = np.argpartition(-similarities, _LOOKED_AT - 1)[:_LOOKED_AT]
        # Equal similarities at the cut are settled by phrase number, so that runs agree.
        floor = similarities[kept].min()
        kept = np.flatnonzero(similarities >= floor)
        phrases, similarities = phrases[kept], similarities[kept]
    order = np.lexsort((phrases, -similarities))[:_LOOKED_AT]
    return phrases[order], similarities[order]

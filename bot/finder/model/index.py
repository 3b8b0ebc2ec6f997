"""The inverted index over all phrases, and the weights of their features.

A phrase is a unit vector over features: ``(1 + ln tf) · idf``. Its similarity to a question is the
cosine. Held as flat arrays: a million phrases fit and load without building objects.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from operator import add
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.finder.text.carrier import stop_words
from bot.finder.text.tokens import (
    END,
    LETTERS,
    PAIR,
    fresh_stem,
    is_word,
    letter_features,
    plain_word,
    tokens_of,
    word_features,
)

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

_BUDGET: Final = 20_000
"""Postings walked to find candidates for one question; commoner features only add to their scores."""
_RESCORED: Final = 4_000
"""Candidates kept, the best so far, where a common feature has too many postings to walk."""
_DENSE: Final = 8
"""Postings walked in the time it takes to look up one candidate."""
_AT_ONCE: Final = 2_000
"""Phrases tokenised at once."""
_DETAILED_WORD: Final = 2.5
_FINE_PAIR: Final = 1.5
_FINE_CHARACTER: Final = 1.5
"""What a word and a pair of words count for beside one of a word's many groups of letters, and what a single
Chinese character counts for beside a pair of them."""


@dataclass(frozen=True, slots=True)
class Index:
    vocabulary: dict[str, int]
    idf: Floats
    """One per feature: how rare it is and, where words are read in detail, what it counts for."""
    starts: NDArray[np.int64]
    """Feature ``f`` has the postings ``starts[f]:starts[f+1]``."""
    postings: Ints
    """Phrase numbers, ascending within a feature."""
    weights: Floats
    """The feature's part in the phrase's unit vector, beside ``postings``."""
    phrase_count: int
    detailed: bool = False
    """True where words are read in detail, as a catalogue with few phrases needs."""

    @property
    def strange(self) -> float:
        """The weight of a word that no phrase has."""
        return (math.log(1 + self.phrase_count) + 1) * (_DETAILED_WORD if self.detailed else 1)

    def frequency(self, feature: str) -> int:
        """How many phrases hold the feature."""
        number = self.vocabulary.get(feature)
        return 0 if number is None else int(self.starts[number + 1] - self.starts[number])

    def similarities(self, numbers: Ints, values: Floats) -> tuple[NDArray[np.integer], Floats]:
        """Phrases that share a feature with the question, and their cosines.

        ``numbers`` are feature numbers without repeats, ``values`` their parts in the question's unit vector.
        """
        sizes = self.starts[numbers + 1] - self.starts[numbers]
        order = np.argsort(sizes, kind="stable")
        if not len(order):
            return np.empty(0, np.int32), np.empty(0, np.float32)
        rare = max(1, int(np.searchsorted(np.cumsum(sizes[order]), _BUDGET, side="right")))
        scores = np.zeros(self.phrase_count, dtype=np.float32)
        walked = np.zeros(self.phrase_count, dtype=np.bool_)
        walked[self._walk(scores, numbers[order[:rare]], values[order[:rare]])] = True
        candidates = np.flatnonzero(walked)
        common = order[rare:]
        if len(common) and sizes[common[-1]] > _DENSE * len(candidates) > _DENSE * _RESCORED:
            best = np.argpartition(-scores[candidates], _RESCORED)[:_RESCORED]
            candidates = np.sort(candidates[best])
        # Scores of phrases that are no candidates are never read.
        short = common[sizes[common] <= _DENSE * len(candidates)]
        self._walk(scores, numbers[short], values[short])
        for place in common[len(short) :]:
            self._look_up(scores, candidates, numbers[place], values[place])
        return candidates, scores[candidates]

    def _walk(self, scores: Floats, numbers: Ints, values: Floats) -> NDArray[np.intp]:
        """Add features to the scores of all phrases that hold them; the phrases, with repeats."""
        first, last = self.starts[numbers], self.starts[numbers + 1]
        slices = [slice(*each) for each in zip(first.tolist(), last.tolist(), strict=True)]
        if not slices:
            return np.empty(0, np.intp)
        phrases = np.concatenate([self.postings[part] for part in slices]).astype(np.intp)
        parts = np.concatenate([self.weights[part] for part in slices])
        parts *= np.repeat(values, last - first)
        np.add.at(scores, phrases, parts)
        return phrases

    def _look_up(
        self, scores: Floats, candidates: NDArray[np.intp], number: np.int32, value: np.float32
    ) -> None:
        """Add a feature to the scores of the candidates that hold it."""
        part = slice(self.starts[number], self.starts[number + 1])
        found = self.postings[part]
        places = np.minimum(np.searchsorted(found, candidates), len(found) - 1)
        hit = found[places] == candidates
        scores[candidates[hit]] += value * self.weights[part][places[hit]]


@dataclass(frozen=True, slots=True)
class Rows:
    """Phrases as rows of a sparse matrix: row ``i`` has ``columns[starts[i]:starts[i+1]]``."""

    starts: NDArray[np.int64]
    columns: Ints
    values: Floats


def build(phrases: Sequence[str], *, detailed: bool = False) -> tuple[Index, Rows, dict[str, int]]:
    """Index phrases; the third is how often each word occurs as written.

    Deterministic: features are numbered in the order they first appear.
    """
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    pieces: list[Ints] = []
    lengths: list[int] = []
    words: dict[str, int] = {}
    known: dict[str, _Word] = {}
    for start in range(0, len(phrases), _AT_ONCE):
        tokens = tokens_of(phrases[start : start + _AT_ONCE], detailed=detailed)
        pieces.append(np.array(_number(tokens, numbers, known, lengths, detailed=detailed), dtype=np.int32))
        for token, times in Counter(tokens).items():
            if token in known and known[token].stem:
                word = plain_word(token)
                words[word] = words.get(word, 0) + times
    numbers.default_factory = None
    flat = np.concatenate(pieces) if pieces else np.empty(0, np.int32)
    counted = np.fromiter(map(share_of, numbers), np.float32, len(numbers)) if detailed else None
    index, rows = _assemble(numbers, flat, np.array(lengths, dtype=np.int64), counted)
    return replace(index, detailed=detailed), rows, words


def share_of(feature: str) -> float:
    """The weight of a feature where words are read in detail."""
    if not feature[0].isascii():
        return _FINE_CHARACTER if len(feature) == 1 else 1.0
    if feature.startswith(LETTERS):
        return 1.0
    return _FINE_PAIR if PAIR in feature else _DETAILED_WORD


class _Word(NamedTuple):
    """A word seen before: its stem, empty for a stop word, and the numbers of its features."""

    stem: str
    numbers: tuple[int, ...]


def _number(
    tokens: Sequence[str],
    numbers: dict[str, int],
    known: dict[str, _Word],
    lengths: list[int],
    *,
    detailed: bool,
) -> list[int]:
    """The features of tokens, as ``tokens.features`` gives them; how many each text has goes to ``lengths``.

    One loop instead of an object per run: a million phrases pass through here.
    """
    flat: list[int] = []
    end = 0
    number, stops = numbers.__getitem__, stop_words()
    previous = ""
    for token in tokens:
        word = known.get(token)
        if word is None:
            if not is_word(token):
                previous = ""
                if token == END:
                    lengths.append(len(flat) - end)
                    end = len(flat)
                elif token[0].isalnum():
                    flat.extend(map(number, token))
                    flat.extend(map(number, map(add, token, token[1:])))
                continue
            plain = plain_word(token)
            stemmed = "" if plain in stops and not detailed else fresh_stem(plain)
            own = letter_features(plain) if detailed else word_features(stemmed) if stemmed else ()
            word = known[token] = _Word(stemmed, tuple(map(number, own)))
        stemmed, numbered = word
        if stemmed:
            flat.extend(numbered)
            if previous:
                flat.append(number(previous + PAIR + stemmed))
            previous = stemmed
    return flat


def _assemble(
    vocabulary: dict[str, int], flat: Ints, lengths: NDArray[np.int64], parts: Floats | None
) -> tuple[Index, Rows]:
    phrase_count, feature_count = len(lengths), len(vocabulary)
    row_of = np.repeat(np.arange(phrase_count, dtype=np.int64), lengths)
    cells, counts = np.unique(row_of * max(feature_count, 1) + flat, return_counts=True)
    rows = (cells // max(feature_count, 1)).astype(np.int32)
    columns = (cells % max(feature_count, 1)).astype(np.int32)
    frequency = np.bincount(columns, minlength=feature_count)
    idf = (np.log((1 + phrase_count) / (1 + frequency)) + 1).astype(np.float32)
    if parts is not None:
        idf *= parts
    values = ((1 + np.log(counts)) * idf[columns]).astype(np.float32)
    norms = np.sqrt(np.bincount(rows, weights=values.astype(np.float64) ** 2, minlength=phrase_count))
    values /= np.maximum(norms, 1e-9).astype(np.float32)[rows]
    row_starts = np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=phrase_count)))).astype(np.int64)
    by_feature = np.argsort(columns, kind="stable")
    starts = np.concatenate(([0], np.cumsum(frequency))).astype(np.int64)
    index = Index(vocabulary, idf, starts, rows[by_feature], values[by_feature], phrase_count)
    return index, Rows(row_starts, columns, values)

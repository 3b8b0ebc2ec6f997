"""The inverted index over all phrases, and the weights of their features.

A phrase is a unit vector over features: ``(1 + ln tf) · idf``. Its similarity to a question is the
cosine. Held as flat arrays: a million phrases fit and load without building objects.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.finder.tokens import features, runs

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

_BUDGET: Final = 20_000
"""Postings walked in full for one question; the commonest features past that only re-score candidates."""


@dataclass(frozen=True, slots=True)
class Index:
    vocabulary: dict[str, int]
    idf: Floats
    """One per feature."""
    starts: NDArray[np.int64]
    """Feature ``f`` has the postings ``starts[f]:starts[f+1]``."""
    postings: Ints
    """Phrase numbers, ascending within a feature."""
    weights: Floats
    """The feature's part in the phrase's unit vector, beside ``postings``."""
    phrase_count: int

    def frequency(self, feature: str) -> int:
        """How many phrases hold the feature."""
        number = self.vocabulary.get(feature)
        return 0 if number is None else int(self.starts[number + 1] - self.starts[number])

    def similarities(self, numbers: Ints, values: Floats) -> tuple[Ints, Floats]:
        """Phrases that share a feature with the question, and their cosines.

        ``numbers`` are feature numbers without repeats, ``values`` their parts in the question's unit vector.
        """
        scores = np.zeros(self.phrase_count, dtype=np.float32)
        sizes = self.starts[numbers + 1] - self.starts[numbers]
        walked = 0
        touched: list[Ints] = []
        for place in np.argsort(sizes, kind="stable"):
            number, size = numbers[place], int(sizes[place])
            low, high = self.starts[number], self.starts[number + 1]
            if walked and walked + size > _BUDGET:
                self._rescore(scores, touched, low, high, values[place])
                continue
            found = self.postings[low:high]
            scores[found] += values[place] * self.weights[low:high]
            touched.append(found)
            walked += size
        if not touched:
            return np.empty(0, np.int32), np.empty(0, np.float32)
        candidates = np.unique(np.concatenate(touched))
        return candidates, scores[candidates]

    def _rescore(self, scores: Floats, touched: list[Ints], low: int, high: int, value: np.float32) -> None:
        candidates = np.unique(np.concatenate(touched))
        found = self.postings[low:high]
        places = np.minimum(np.searchsorted(found, candidates), len(found) - 1)
        hit = found[places] == candidates
        scores[candidates[hit]] += value * self.weights[low:high][places[hit]]


@dataclass(frozen=True, slots=True)
class Rows:
    """Phrases as rows of a sparse matrix: row ``i`` has ``columns[starts[i]:starts[i+1]]``."""

    starts: NDArray[np.int64]
    columns: Ints
    values: Floats


def build(phrases: Sequence[str]) -> tuple[Index, Rows, dict[str, int]]:
    """Index phrases; the third is how often each word occurs as written.

    Deterministic: features are numbered in the order they first appear.
    """
    vocabulary: dict[str, int] = {}
    flat: list[int] = []
    lengths = np.empty(len(phrases), dtype=np.int64)
    number_of = vocabulary.setdefault
    words: dict[str, int] = {}
    for row, phrase in enumerate(phrases):
        cut = list(runs(phrase))
        for run in cut:
            for word in run.words:
                words[word] = words.get(word, 0) + 1
        found = features(cut)
        lengths[row] = len(found)
        flat.extend([number_of(feature, len(vocabulary)) for feature in found])
    index, rows = _assemble(vocabulary, np.array(flat, dtype=np.int64), lengths)
    return index, rows, words


def _assemble(
    vocabulary: dict[str, int], flat: NDArray[np.int64], lengths: NDArray[np.int64]
) -> tuple[Index, Rows]:
    phrase_count, feature_count = len(lengths), len(vocabulary)
    row_of = np.repeat(np.arange(phrase_count, dtype=np.int64), lengths)
    cells, counts = np.unique(row_of * max(feature_count, 1) + flat, return_counts=True)
    rows = (cells // max(feature_count, 1)).astype(np.int32)
    columns = (cells % max(feature_count, 1)).astype(np.int32)
    frequency = np.bincount(columns, minlength=feature_count)
    idf = (np.log((1 + phrase_count) / (1 + frequency)) + 1).astype(np.float32)
    values = ((1 + np.log(counts)) * idf[columns]).astype(np.float32)
    norms = np.sqrt(np.bincount(rows, weights=values.astype(np.float64) ** 2, minlength=phrase_count))
    values /= np.maximum(norms, 1e-9).astype(np.float32)[rows]
    row_starts = np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=phrase_count)))).astype(np.int64)
    by_feature = np.argsort(columns, kind="stable")
    starts = np.concatenate(([0], np.cumsum(frequency))).astype(np.int64)
    index = Index(vocabulary, idf, starts, rows[by_feature], values[by_feature], phrase_count)
    return index, Rows(row_starts, columns, values)

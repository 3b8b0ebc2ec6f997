"""The inverted index over all phrases, and the weights of their features.

A phrase is a unit vector over features: ``(1 + ln tf) · idf``. Its similarity to a question is the
cosine. Held as flat arrays: a million phrases fit and load without building objects.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from operator import add
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.finder.carrier import stop_words
from bot.finder.tokens import END, PAIR, is_word, plain_word, stem, tokens_of, word_features

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

_BUDGET: Final = 20_000
"""Postings walked to find candidates for one question; commoner features only add to their scores."""
_RESCORED: Final = 4_000
"""Candidates kept, the best so far, where a common feature has too many postings to walk."""
_DENSE: Final = 8
"""Postings walked in the time that one candidate is looked up."""
_AT_ONCE: Final = 2_000
"""Phrases cut in one go."""


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
        sizes = self.starts[numbers + 1] - self.starts[numbers]
        order = np.argsort(sizes, kind="stable")
        if not len(order):
            return np.empty(0, np.int32), np.empty(0, np.float32)
        rare = max(1, int(np.searchsorted(np.cumsum(sizes[order]), _BUDGET, side="right")))
        scores = np.zeros(self.phrase_count, dtype=np.float32)
        for place in order[:rare]:
            scores[self._holding(numbers[place])] += values[place] * self._parts(numbers[place])
        candidates = np.unique(
            np.concatenate([self._holding(numbers[place]) for place in order[:rare]])
        )
        common = order[rare:]
        if len(common) and sizes[common[-1]] > _DENSE * len(candidates) > _DENSE * _RESCORED:
            best = np.argpartition(-scores[candidates], _RESCORED)[:_RESCORED]
            candidates = np.sort(candidates[best])
        for place in common:
            self._add(scores, candidates, numbers[place], values[place])
        return candidates, scores[candidates]

    def _add(self, scores: Floats, candidates: Ints, number: np.int32, value: np.float32) -> None:
        """Add a common feature to the candidates' scores; what it adds to others is never looked at."""
        found, parts = self._holding(number), self._parts(number)
        if len(found) <= _DENSE * len(candidates):
            scores[found] += value * parts
            return
        places = np.minimum(np.searchsorted(found, candidates), len(found) - 1)
        hit = found[places] == candidates
        scores[candidates[hit]] += value * parts[places[hit]]

    def _holding(self, number: np.int32) -> Ints:
        """The phrases that hold a feature."""
        return self.postings[self.starts[number] : self.starts[number + 1]]

    def _parts(self, number: np.int32) -> Floats:
        """The feature's part in each of them."""
        return self.weights[self.starts[number] : self.starts[number + 1]]


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
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    flat = array("i")
    ends = array("q")
    words: dict[str, int] = {}
    known: dict[str, _Word] = {}
    for start in range(0, len(phrases), _AT_ONCE):
        tokens = tokens_of(phrases[start : start + _AT_ONCE])
        _number(tokens, numbers, known, flat, ends)
        for token, times in Counter(tokens).items():
            if token in known and known[token].stem:
                word = plain_word(token)
                words[word] = words.get(word, 0) + times
    numbers.default_factory = None
    lengths = np.diff(np.frombuffer(ends, dtype=np.int64), prepend=0)
    index, rows = _assemble(numbers, np.frombuffer(flat, dtype=np.int32), lengths)
    return index, rows, words


class _Word(NamedTuple):
    """A word seen before: its stem, empty for a stop word, and the numbers of its features."""

    stem: str
    numbers: tuple[int, ...]


def _number(
    tokens: Sequence[str], numbers: dict[str, int], known: dict[str, _Word], flat: "array[int]", ends: "array[int]"
) -> None:
    """Append the features of tokens to ``flat``, as ``tokens.features`` gives them, and where each text ends.

    One loop instead of objects a run: a million phrases come through here.
    """
    number, stops = numbers.__getitem__, stop_words()
    previous = ""
    for token in tokens:
        word = known.get(token)
        if word is None:
            if not is_word(token):
                previous = ""
                if token == END:
                    ends.append(len(flat))
                elif token[0].isalnum():
                    flat.extend(map(number, token))
                    flat.extend(map(number, map(add, token, token[1:])))
                continue
            stemmed = "" if (plain := plain_word(token)) in stops else stem(plain)
            word = known[token] = _Word(stemmed, tuple(map(number, word_features(stemmed))) if stemmed else ())
        stemmed, own = word
        if stemmed:
            flat.extend(own)
            if previous:
                flat.append(number(previous + PAIR + stemmed))
            previous = stemmed


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

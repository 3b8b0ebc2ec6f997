"""The peers themselves: each indexes phrases once and then gives the best phrase's role for a text."""

import math
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, utils
from rapidfuzz.process import extract

from bot.language.script import CJK, has_chinese

Rank = Callable[[str], str]
"""A text → the role of the best phrase that belongs to one; empty if none fits."""

Make = Callable[[Sequence[str], Sequence[str]], AbstractContextManager[Rank]]
"""Phrases and their roles → a rank, good until the context ends."""


@dataclass(frozen=True, slots=True)
class Rival:
    make: Make
    looks_up: bool = True
    """It ranks the phrases themselves; False for a classifier fitted to them."""
    comparisons: int | None = None
    """A slow peer answers only this many questions; None: all of them."""
    to_reach: float | None = None
    """How many times faster our answers must be, where that is required."""


_LOOKED_AT: Final = 60
_K1: Final = 1.5
_B: Final = 0.75
_TOKEN: Final = re.compile(rf"[a-z0-9]+|[{CJK}]+")


def tokens(text: str) -> list[str]:
    """Words, and pairs of Chinese characters, of a folded text."""
    found: list[str] = []
    for token in _TOKEN.findall(text):
        if has_chinese(token) and len(token) > 1:
            found.extend("".join(pair) for pair in pairwise(token))
        else:
            found.append(token)
    return found


def _first_role(places: Iterable[int], roles: Sequence[str]) -> str:
    return next((roles[place] for place in places if roles[place]), "")


def w_ratio(phrases: Sequence[str], roles: Sequence[str]) -> Rank:
    def rank(text: str) -> str:
        found = extract(text, phrases, scorer=fuzz.WRatio, processor=None, limit=_LOOKED_AT)
        return _first_role((place for _, _, place in found), roles)

    return rank


def token_set_ratio(phrases: Sequence[str], roles: Sequence[str]) -> Rank:
    plain = [utils.default_process(phrase) for phrase in phrases]

    def rank(text: str) -> str:
        query = utils.default_process(text)
        found = extract(query, plain, scorer=fuzz.token_set_ratio, processor=None, limit=_LOOKED_AT)
        return _first_role((place for _, _, place in found), roles)

    return rank


def bm25(phrases: Sequence[str], roles: Sequence[str]) -> Rank:
    """Okapi BM25 with every phrase a document."""
    counted = [Counter(tokens(phrase)) for phrase in phrases]
    lengths = np.array([sum(counts.values()) for counts in counted], dtype=np.float64)
    mean = float(lengths.mean()) if len(lengths) else 1.0
    postings: dict[str, list[tuple[int, int]]] = {}
    for place, counts in enumerate(counted):
        for token, times in counts.items():
            postings.setdefault(token, []).append((place, times))
    weights: dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]] = {}
    for token, rows in postings.items():
        places = np.array([place for place, _ in rows], dtype=np.int64)
        often = np.array([times for _, times in rows], dtype=np.float64)
        idf = math.log(1 + (len(phrases) - len(rows) + 0.5) / (len(rows) + 0.5))
        length = 1 - _B + _B * lengths[places] / mean
        weights[token] = places, idf * often * (_K1 + 1) / (often + _K1 * length)

    def rank(text: str) -> str:
        scores = np.zeros(len(phrases))
        for token in tokens(text):
            if token in weights:
                places, parts = weights[token]
                scores[places] += parts
        return _first_role(_best(scores), roles)

    return rank


def _best(scores: NDArray[np.float64]) -> list[int]:
    """Places of the best scores above zero, best first; equal ones in the order of the phrases."""
    count = min(_LOOKED_AT, len(scores))
    kept = np.sort(np.argpartition(-scores, count - 1)[:count]) if count else np.empty(0, np.int64)
    kept = kept[np.argsort(-scores[kept], kind="stable")]
    return [int(place) for place in kept if scores[place] > 0]


def character_n_grams(phrases: Sequence[str], roles: Sequence[str]) -> Rank:
    """Cosine of TF-IDF over character n-grams. Raises ImportError without scikit-learn."""
    text_features = import_module("sklearn.feature_extraction.text")
    vectorizer = text_features.TfidfVectorizer(
        analyzer="char", ngram_range=(1, 4), sublinear_tf=True, dtype=np.float32
    )
    matrix = vectorizer.fit_transform(phrases).T.tocsr()

    def rank(text: str) -> str:
        scores = (vectorizer.transform([text]) @ matrix).toarray()[0]
        return _first_role(_best(scores), roles)

    return rank


@contextmanager
def full_text_search(phrases: Sequence[str], roles: Sequence[str]) -> Iterator[Rank]:
    """SQLite FTS5 ordered by bm25: stemmed words for English, trigrams for Chinese."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for name, tokenizer in (("words", "porter unicode61"), ("trigrams", "trigram")):
            connection.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(phrase, tokenize='{tokenizer}')")
            connection.executemany(
                f"INSERT INTO {name}(rowid, phrase) VALUES (?, ?)",  # noqa: S608  # one of two names
                enumerate(phrases),
            )

        def rank(text: str) -> str:
            chinese = has_chinese(text)
            terms = _trigrams(text) if chinese else _TOKEN.findall(text)
            if not terms:
                return ""
            query = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms))
            table = "trigrams" if chinese else "words"
            rows = connection.execute(
                f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT ?",  # noqa: S608
                (query, _LOOKED_AT),
            )
            return _first_role((place for (place,) in rows), roles)

        yield rank


def _trigrams(text: str) -> list[str]:
    runs = _TOKEN.findall(text)
    return [run[at : at + 3] for run in runs for at in range(len(run) - 2)]


def linear_classifier(phrases: Sequence[str], roles: Sequence[str]) -> Rank:
    """Logistic regression over TF-IDF of words and character pairs, on the same phrases: an upper peer.

    Raises ImportError without scikit-learn.
    """
    ours = [place for place, role in enumerate(roles) if role]
    vectorizer = import_module("sklearn.feature_extraction.text").TfidfVectorizer(
        analyzer=tokens, sublinear_tf=True
    )
    classifier = import_module("sklearn.linear_model").SGDClassifier(
        loss="log_loss", alpha=1e-5, max_iter=20, tol=None, random_state=0
    )
    classifier.fit(vectorizer.fit_transform([phrases[n] for n in ours]), [roles[n] for n in ours])

    def rank(text: str) -> str:
        return str(classifier.predict(vectorizer.transform([text]))[0])

    return rank


def in_memory(make: Callable[[Sequence[str], Sequence[str]], Rank]) -> Make:
    """Wraps a peer that has nothing to close."""

    def opened(phrases: Sequence[str], roles: Sequence[str]) -> AbstractContextManager[Rank]:
        return nullcontext(make(phrases, roles))

    return opened


RIVALS: Final[dict[str, Rival]] = {
    "rapidfuzz WRatio": Rival(in_memory(w_ratio), comparisons=2_000_000, to_reach=50),
    "rapidfuzz token_set_ratio": Rival(in_memory(token_set_ratio), comparisons=8_000_000),
    "BM25": Rival(in_memory(bm25)),
    "TF-IDF, character n-grams": Rival(in_memory(character_n_grams)),
    "SQLite FTS5": Rival(full_text_search),
    "logistic regression": Rival(in_memory(linear_classifier), looks_up=False),
}

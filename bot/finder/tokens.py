"""Text → features: stems and pairs of stems for words, single characters and bigrams for Chinese.

Character bigrams beat a word segmenter in every set measured, so there is none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import snowballstemmer

from bot.finder.carrier import stop_words, without_chinese_carrier
from bot.finder.script import CJK, fold

_RUN: Final = re.compile(rf"[a-z0-9]+(?:'[a-z]+)?|[{CJK}]+|[^\sa-z0-9{CJK}'&/-]|\n")
_PREFIX: Final = 5
_stemmer = snowballstemmer.stemmer("english")

PAIR: Final = "_"
START: Final = "^"


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    return str(_stemmer.stemWord(word))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text no feature reaches across: words in a row, or Chinese characters in a row."""

    words: tuple[str, ...] = ()
    characters: str = ""


def runs(text: str) -> Iterator[Run]:
    """Cut a text (cleaned, not yet folded) into runs, carriers and stop words off."""
    stops = stop_words()
    words: list[str] = []
    for found in _RUN.finditer(without_chinese_carrier(fold(text))):
        token = found.group()
        if token[0].isascii() and token[0].isalnum():
            word = plain_word(token)
            if word not in stops:
                words.append(word)
            continue
        if words:
            yield Run(words=tuple(words))
            words = []
        if token[0].isalnum():
            yield Run(characters=token)
    if words:
        yield Run(words=tuple(words))


def plain_word(token: str) -> str:
    """Without a possessive or apostrophe: ``customer's`` → ``customer``, ``don't`` → ``dont``."""
    return token[:-2] if token.endswith("'s") else token.replace("'", "")


def features(cut: Iterable[Run]) -> list[str]:
    """The features of runs, repeats included, in the order of the text."""
    found: list[str] = []
    for run in cut:
        if run.characters:
            found.extend(run.characters)
            found.extend(han_pairs(run.characters))
            continue
        previous = ""
        for word in run.words:
            stemmed = stem(word)
            found.append(stemmed)
            if len(stemmed) > _PREFIX:
                found.append(START + stemmed[:_PREFIX])
            if previous:
                found.append(previous + PAIR + stemmed)
            previous = stemmed
    return found


def han_pairs(characters: str) -> list[str]:
    return [characters[i : i + 2] for i in range(len(characters) - 1)]


def features_of(text: str) -> list[str]:
    """The features of one phrase."""
    return features(runs(text))

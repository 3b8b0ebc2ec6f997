"""Text → features: stems and pairs of stems for words, single characters and bigrams for Chinese.

Character bigrams beat a word segmenter in every set measured, so there is none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import Any, Final

import snowballstemmer

from bot.finder.carrier import stop_words, without_chinese_carrier
from bot.finder.script import CJK, fold

_RUN: Final = re.compile(rf"[a-z0-9]+(?:'[a-z]+)?|[{CJK}]+|[^\sa-z0-9{CJK}'&/-]|\n")
_PREFIX: Final = 5
_LOCK: Final = Lock()

PAIR: Final = "_"
START: Final = "^"
END: Final = "\x02"
"""Stands after each text of ``tokens_of``; like any sign, it ends a run."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    with _LOCK:  # a stemmer keeps the word it works on in itself
        return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    """Written in C where PyStemmer is installed, which makes indexing twice as fast; the stems are the same."""
    return snowballstemmer.stemmer("english")


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
        if is_word(token):
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


def tokens_of(texts: Sequence[str]) -> list[str]:
    """The words, stretches of Chinese and signs of many texts, folded, Chinese carriers off, END after each.

    What ``runs`` cuts one text into, before stop words are taken off: folding many texts in one go is
    several times as fast.
    """
    plain = [text.replace(END, "\n") for text in texts]
    foreign = END.join(text for text in plain if not text.isascii())
    folded = iter(without_chinese_carrier(fold(foreign)).split(END))
    lines = [text.lower() if text.isascii() else next(folded) for text in plain]
    return _RUN.findall(END.join((*lines, "")))


def is_word(token: str) -> bool:
    """True for an English word or number, False for Chinese and for signs."""
    return token[0].isascii() and token[0].isalnum()


def word_features(stemmed: str) -> tuple[str, ...]:
    """What a word stands for by itself."""
    return (stemmed, START + stemmed[:_PREFIX]) if len(stemmed) > _PREFIX else (stemmed,)


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
            found.extend(word_features(stemmed))
            if previous:
                found.append(previous + PAIR + stemmed)
            previous = stemmed
    return found


def han_pairs(characters: str) -> list[str]:
    return [characters[i : i + 2] for i in range(len(characters) - 1)]


def features_of(text: str) -> list[str]:
    """The features of one phrase."""
    return features(runs(text))

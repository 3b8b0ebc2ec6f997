"""Text → features: stems and pairs of stems for words, single characters and bigrams for Chinese.

Character bigrams beat a word segmenter in every set measured, so there is none. Where a catalogue has only
a few phrases an owner, words are read in detail: with all their letter groups, and no word left out, for then
the rest of a word and even "how long" tell owners apart.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import Any, Final

import Stemmer

from bot.finder.text.carrier import stop_words, without_chinese_carrier, without_english_carrier
from bot.language.script import CJK, fold

_RUN: Final = re.compile(rf"[a-z0-9]+(?:'[a-z]+)?|[{CJK}]+|[^\sa-z0-9{CJK}'&/-]|\n")
_PREFIX: Final = 5
_GROUPS: Final = (2, 3, 4)
_LOCK: Final = Lock()

_APART: Final = {
    "customs": "customs",
    "goods": "goods",
    **dict.fromkeys(("business", "businesses"), "business"),
    **dict.fromkeys(("important", "importance", "importantly"), "important"),
    **dict.fromkeys(("internal", "internally"), "internal"),
    **dict.fromkeys(("international", "internationally"), "international"),
    **dict.fromkeys(("university", "universities"), "university"),
    **dict.fromkeys(("organic", "organically"), "organic"),
}
"""Words that the stemmer takes for other words of working life: customs for customers, business for busy,
important for imports, goods for good, internal and international for interns, university for universal,
organic for organisation."""

PAIR: Final = "_"
START: Final = "^"
LETTERS: Final = "#"
END: Final = "\x02"
"""Stands after each text of ``tokens_of``; like any sign, it ends a run."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    return fresh_stem(word)


def fresh_stem(word: str) -> str:
    """For callers that remember stems themselves."""
    if word in _APART:
        return _APART[word]
    with _LOCK:  # a stemmer keeps the word it works on in itself
        return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    return Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text no feature reaches across: words in a row, or Chinese characters in a row."""

    words: tuple[str, ...] = ()
    characters: str = ""


def split_runs(text: str, *, detailed: bool = False) -> Iterator[Run]:
    """Cut a cleaned text into runs; see ``runs_of``."""
    return runs_of(fold(text), detailed=detailed)


def runs_of(folded: str, *, detailed: bool = False) -> Iterator[Run]:
    """Cut a cleaned and folded text into runs, carriers off, and stop words too unless read in detail."""
    stops = stop_words()
    words: list[str] = []
    text = without_chinese_carrier(folded)
    for found in _RUN.finditer(without_english_carrier(text) if detailed else text):
        token = found.group()
        if is_word(token):
            word = plain_word(token)
            if detailed or word not in stops:
                words.append(word)
            continue
        if words:
            yield Run(words=tuple(words))
            words = []
        if token[0].isalnum():
            yield Run(characters=token)
    if words:
        yield Run(words=tuple(words))


def tokens_of(texts: Sequence[str], *, detailed: bool = False) -> list[str]:
    """The words, stretches of Chinese and signs of many texts, folded, Chinese carriers off, END after each.

    What ``split_runs`` cuts one text into, before stop words are taken off: folding many texts in one go is
    several times as fast.
    """
    plain = [text.replace(END, "\n") for text in texts]
    foreign = END.join(text for text in plain if not text.isascii())
    folded = iter(without_chinese_carrier(fold(foreign)).split(END))
    lines = [text.lower() if text.isascii() else next(folded) for text in plain]
    whole = END.join((*lines, ""))
    return _RUN.findall(without_english_carrier(whole) if detailed else whole)


def is_word(token: str) -> bool:
    """True for an English word or number, False for Chinese and for signs."""
    return token[0].isascii() and token[0].isalnum()


def word_features(stemmed: str) -> tuple[str, ...]:
    """What a word stands for by itself."""
    return (stemmed, START + stemmed[:_PREFIX]) if len(stemmed) > _PREFIX else (stemmed,)


def plain_word(token: str) -> str:
    """Without a possessive or apostrophe: ``customer's`` → ``customer``, ``don't`` → ``dont``."""
    return token[:-2] if token.endswith("'s") else token.replace("'", "")


@lru_cache(maxsize=20_000)
def letter_features(word: str) -> tuple[str, ...]:
    """What a word stands for where it is read in detail: its stem, and its groups of two to four letters."""
    framed = f" {word} "
    groups = (framed[i : i + size] for size in _GROUPS for i in range(max(1, len(framed) - size + 1)))
    return (fresh_stem(word), *(LETTERS + group for group in groups))


def is_whole(feature: str) -> bool:
    """True for a word or Chinese bigram that carries something: no part of a word, no pair, no stop word."""
    if feature[0] in (START, LETTERS) or PAIR in feature:
        return False
    return feature not in stop_words() if feature.isascii() else len(feature) > 1


def features(cut: Iterable[Run], *, detailed: bool = False) -> list[str]:
    """The features of runs, repeats included, in the order of the text."""
    found: list[str] = []
    for run in cut:
        if run.characters:
            found.extend(run.characters)
            found.extend(han_pairs(run.characters))
            continue
        previous = ""
        for word in run.words:
            own = letter_features(word) if detailed else word_features(stem(word))
            found.extend(own)
            if previous:
                found.append(previous + PAIR + own[0])
            previous = own[0]
    return found


def han_pairs(characters: str) -> list[str]:
    return [characters[i : i + 2] for i in range(len(characters) - 1)]

"""Text → terms of the search index. ``assets/terms.js`` does the same to what is typed into the page.

Simpler than the finder's features, as both sides have to agree: words without their endings, and pairs of
Chinese characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from opencc import OpenCC

from bot.finder.data import word_list
from bot.finder.text.carrier import stop_words
from bot.language.script import CJK

_RUN: Final = re.compile(rf"[{CJK}]+|[^\W_{CJK}]+")
_CHINESE: Final = re.compile(f"[{CJK}]")
_MARKS: Final = re.compile(r"[\u0300-\u036f]")
_ENDINGS: Final = ("ation", "ment", "ing", "ion", "ed", "er", "ly")
_SHORTEST: Final = 3
"""Letters that are left of a word, at least."""


def fold(text: str) -> str:
    """Common forms of letters without accents, lower case, each Chinese character in its Simplified form."""
    folded = unicodedata.normalize("NFKC", _MARKS.sub("", unicodedata.normalize("NFKD", text))).lower()
    return folded.translate(_changed()) if _CHINESE.search(folded) else folded


def terms_of(folded: str) -> Iterator[str]:
    """The terms of a folded text, in order and with repeats."""
    for run in _RUN.findall(folded):
        if _CHINESE.match(run):
            yield from (run[at : at + 2] for at in range(len(run) - 1)) if len(run) > 1 else (run,)
        elif run not in stop_words():
            yield stem(run)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The word without what English adds to it."""
    if len(word) <= _SHORTEST or not word.isalpha() or not word.isascii():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    if len(word) > _SHORTEST and word[-1] == "e":
        word = word[:-1]
    return word[:-1] + "i" if len(word) > _SHORTEST and word[-1] == "y" else word


def carriers() -> list[str]:
    """Chinese wordings that ask and carry no need, "谁负责"; the longest first."""
    return sorted(map(fold, word_list("carriers_zh.txt")), key=lambda each: (-len(each), each))


def other_forms(characters: set[str]) -> str:
    """Pairs, one after the other: a character that ``fold`` changes, and what it becomes, one of these."""
    return "".join(chr(old) + new for old, new in _changed().items() if new in characters)


@cache
def _changed() -> dict[int, str]:
    every = "".join(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))))
    # One per line: converted in a row, they would be read as words.
    simple = OpenCC("t2s").convert("\n".join(every)).split("\n")
    return {ord(old): new for old, new in zip(every, simple, strict=True) if new != old and len(new) == 1}

"""Words the catalogue does not have → words of it that people use for the same need.

``pto`` where the catalogue says ``vacation``, 薪水 where it says 工资. Only what is unknown is related: a
word the catalogue has speaks for itself. A related word counts as much as a typed one, shared out among all
that could be meant.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import Final

from bot.finder import data
from bot.finder.text import brands
from bot.finder.text.carrier import stop_words
from bot.finder.text.tokens import PAIR, Run, fresh_stem, han_pairs, stem
from bot.language.script import fold, has_chinese

MAX_RELATED: Final = 12
"""Unknown words and expressions that are related in one message."""
MAX_LOOKED_UP: Final = 40
"""Unknown words and expressions looked into in one stretch of a message."""
_MOST_MEANT: Final = 8
_LONGEST: Final = 3  # words in an expression
_LONGEST_HAN: Final = 6  # characters in a Chinese one
_SHORTEST_HAN: Final = 2


@dataclass(frozen=True, slots=True)
class RelatedWord:
    typed: str
    meant: tuple[str, ...]
    """Words of the catalogue, stemmed; Chinese ones as they are."""
    features: tuple[str, ...]
    share: float
    """What each feature counts beside one that was typed."""


def relate_words(
    run: Run, vocabulary: Mapping[str, int], *, brands_only: bool = False
) -> Iterator[RelatedWord]:
    """What the unknown words of a run stand near to; ``vocabulary`` holds the catalogue's features.

    A brand is read as its kind; ``brands_only`` leaves all other words as they are.
    """
    table = brands.kinds() if brands_only else _others()
    for number, (typed, key) in enumerate(_unknown(run, vocabulary, table)):
        if number >= MAX_LOOKED_UP:
            return
        meant = [word for word in table.get(key, ()) if _known(word, vocabulary)][:_MOST_MEANT]
        if meant:
            features = dict.fromkeys(f for word in meant for f in _features(word))
            yield RelatedWord(typed, tuple(meant), tuple(features), 1 / sqrt(len(meant)))


def _unknown(
    run: Run, vocabulary: Mapping[str, int], table: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Words and expressions of a run that the catalogue does not have, as typed and as a key."""
    stems = [stem(word) for word in run.words]
    known = [each in vocabulary for each in stems]
    for start in range(len(stems)) if not all(known) else ():
        for size in range(1, min(_LONGEST, len(stems) - start) + 1):
            if not all(known[start : start + size]):
                yield " ".join(run.words[start : start + size]), PAIR.join(stems[start : start + size])
    text = run.characters
    for start in range(len(text)):
        for size in range(_SHORTEST_HAN, min(_LONGEST_HAN, len(text) - start) + 1):
            part_han = text[start : start + size]
            if part_han in table and not _known(part_han, vocabulary):
                yield part_han, part_han


def _known(word: str, vocabulary: Mapping[str, int]) -> bool:
    return all(feature in vocabulary for feature in _features(word))


def _features(word: str) -> list[str]:
    return han_pairs(word) if has_chinese(word) else [word]


@cache
def _others() -> Mapping[str, tuple[str, ...]]:
    """Each expression's key → the single words and Chinese expressions it can be swapped for, brands too."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for brand, kind in brands.kinds().items():
        found[brand].update(dict.fromkeys(kind))
    for line in data.lines("near_words.txt"):
        keys = [key for expression in fold(line).split(", ") if (key := _key(expression))]
        words = [key for key in keys if PAIR not in key]
        for key in keys:
            found[key].update((word, None) for word in words if word != key)
    return {key: tuple(others) for key, others in found.items() if others}


def _key(expression: str) -> str:
    """As ``_unknown`` gives it; empty for what no text of the kind can hold."""
    if has_chinese(expression):
        return expression if len(expression) >= _SHORTEST_HAN and expression.isalpha() else ""
    words = expression.replace("'", "").split()
    return "" if len(words) == 1 and words[0] in stop_words() else PAIR.join(map(fresh_stem, words))

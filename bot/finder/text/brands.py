"""Brands and products that people name instead of what they are: FedEx for the courier."""

from collections.abc import Iterator, Mapping
from functools import cache

from bot.finder import data
from bot.finder.text.carrier import stop_words
from bot.finder.text.tokens import PAIR, fresh_stem, plain_word, tokens_of
from bot.language.script import fold, has_chinese


@cache
def kinds() -> Mapping[str, tuple[str, ...]]:
    """Each brand's key → words for its kind, stemmed; Chinese ones as they are."""
    found: dict[str, tuple[str, ...]] = {}
    for line in data.lines("brands.txt"):
        kind, brands = (part.split(", ") for part in fold(line).split(": ", 1))
        words = tuple(word if has_chinese(word) else fresh_stem(word) for word in kind)
        found |= {key: (*found.get(key, ()), *words) for brand in brands for key in _keys(brand)}
    return {key: tuple(dict.fromkeys(words)) for key, words in found.items()}


@cache
def words() -> frozenset[str]:
    """Brands of one English word, as written: no slips of anything else."""
    lines = (fold(line).split(": ", 1)[1].split(", ") for line in data.lines("brands.txt"))
    return frozenset(brand for brands in lines for brand in brands if brand.isascii() and brand.isalnum())


def is_brand(typed: str) -> bool:
    """True for a brand as a message has it."""
    return any(key in kinds() for key in _keys(typed))


def _keys(brand: str) -> Iterator[str]:
    """As ``near_words`` looks it up: stems in a row, or the Chinese characters."""
    if has_chinese(brand):
        if brand.isalpha() and not any(character.isascii() for character in brand):
            yield brand
        return
    stems = [fresh_stem(plain_word(token)) for token in tokens_of([brand])[:-1] if token.isalnum()]
    if stems and not (len(stems) == 1 and stems[0] in stop_words()):
        yield PAIR.join(stems)

"""What is written for every organisation yields where a catalogue has something of its own for it.

A ready-made wording is near one of the catalogue's where most of what it says, by weight, stands there too.
The rarer a word is among the ready-made wordings, the more it weighs.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from bot.catalogue.model import Catalogue, Phrases
from bot.finder.text.carrier import stop_words
from bot.finder.text.tokens import END, han_pairs, is_word, plain_word, stem, tokens_of

NEAR: Final = 0.6
"""Of a ready-made wording's weight that one of the catalogue's must hold."""

Words = frozenset[str]
"""The stemmed words of a text that carry meaning, and its Chinese bigrams."""


def words_of(texts: Sequence[str]) -> list[Words]:
    """The words of each text."""
    stops = stop_words()
    found: list[Words] = []
    words: set[str] = set()
    for token in tokens_of(texts):
        if token == END:
            found.append(frozenset(words))
            words = set()
        elif not is_word(token):
            words.update(han_pairs(token))
        elif (plain := plain_word(token)) not in stops:
            words.add(stem(plain))
    return found


def titles_in(catalogue: Catalogue) -> Iterator[str]:
    """The names and aliases of departments and roles, and what their duties are called."""
    for department in catalogue.departments:
        yield from (*department.name.every(), *_flat(department.aliases))
    for role, _ in catalogue.roles():
        yield from (*role.name.every(), *_flat(role.aliases), *role.owns)
    for duty, _, _ in catalogue.duties():
        yield from duty.text.every()


def wordings_in(catalogue: Catalogue) -> Iterator[str]:
    """Everything the catalogue says of its own duties: titles and phrases, no topic elsewhere."""
    return chain(titles_in(catalogue), *(_flat(duty.phrases) for duty, _, _ in catalogue.duties()))


def nearness(ready: Sequence[str], wordings: Sequence[str]) -> tuple[bool, ...]:
    """Beside each ready-made wording, whether it is near one of the catalogue's."""
    each = words_of(ready)
    frequency = Counter(chain.from_iterable(each))
    weight = {word: math.log(1 + len(each) / count) for word, count in frequency.items()}
    places: dict[str, list[int]] = {}
    for place, words in enumerate(each):
        for word in words:
            places.setdefault(word, []).append(place)
    best = [0.0] * len(each)
    for words in set(words_of(wordings)):
        held: dict[int, float] = {}
        for word in words & places.keys():
            for place in places[word]:
                held[place] = held.get(place, 0.0) + weight[word]
        for place, part in held.items():
            best[place] = max(best[place], part)
    whole = (sum(weight[word] for word in words) for words in each)
    return tuple(all_ > 0 and part >= NEAR * all_ for part, all_ in zip(best, whole, strict=True))


def _flat(phrases: Phrases) -> Iterator[str]:
    return chain.from_iterable(phrases.values())

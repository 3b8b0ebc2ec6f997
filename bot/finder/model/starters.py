"""Starter topics yield where the catalogue has a duty of its own for them.

A topic goes as a whole where the name of a department, role or duty holds one of its telling words, or where
much of what it says is near wordings of the catalogue; else it loses only the phrases that are near.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Final

from bot.catalogue.model import Catalogue, Phrases, Topic
from bot.finder import data
from bot.finder.model.precedence import Words, nearness, titles_in, wordings_in, words_of
from bot.language.codes import Language

_OWNED: Final = 0.25
"""Of a topic's phrases in one language, near wordings of the catalogue: from here on all of it is theirs."""


def drop_yielding_topics(catalogue: Catalogue) -> Catalogue:
    """The catalogue without the starter topics and phrases for which it has duties of its own."""
    if not any(topic.starter for topic in catalogue.elsewhere):
        return catalogue
    titles = words_of(list(titles_in(catalogue)))
    wordings = tuple(wordings_in(catalogue))
    kept: list[Topic] = []
    for topic in catalogue.elsewhere:
        if not topic.starter:
            kept.append(topic)
        elif not _named(topic, titles) and (left := _left(topic, wordings)) is not None:
            kept.append(left)
    return replace(catalogue, elsewhere=tuple(kept))


def _named(topic: Topic, titles: list[Words]) -> bool:
    telling = filter(None, words_of(telling_words().get(topic.id, ())))
    return any(words <= title for words in telling for title in titles)


@cache
def telling_words() -> Mapping[str, tuple[str, ...]]:
    """Topic → words in the name of a duty or role that make the topic theirs."""
    lines = (line.split(": ", 1) for line in data.lines("starter_words.txt"))
    return {topic: tuple(words.split(", ")) for topic, words in lines}


def _left(topic: Topic, wordings: tuple[str, ...]) -> Topic | None:
    """The topic with the phrases that are not near; None where too many are."""
    phrases: dict[Language, tuple[str, ...]] = {}
    for language, several in topic.phrases.items():
        owned = nearness(several, wordings)
        if sum(owned) >= _OWNED * len(several):
            return None
        phrases[language] = tuple(each for each, own in zip(several, owned, strict=True) if not own)
    left: Phrases = MappingProxyType(phrases)
    return replace(topic, phrases=left)

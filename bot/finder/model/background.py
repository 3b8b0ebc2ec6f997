"""The background: what people everywhere ask that no duty of most companies is near.

A theme steps aside as a whole where the catalogue names it or owns much of it, and else in the lines that the
catalogue owns.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Final

from bot.catalogue.model import Catalogue
from bot.finder import data
from bot.finder.model.precedence import nearness, titles_in, wordings_in, words_of
from bot.language.script import has_chinese

_OWNED: Final = 0.25
"""Of a theme's lines in one language, near wordings of the catalogue: from here on all of it is theirs."""


@cache
def themes() -> Mapping[str, tuple[str, ...]]:
    """Each theme's title, its words in English and Chinese, with its messages in the order of the file."""
    found: dict[str, list[str]] = {}
    title = ""
    for line in data.lines("background.txt"):
        if line.startswith("["):
            title = line.strip("[]")
        else:
            found.setdefault(title, []).append(line)
    return {title: tuple(lines) for title, lines in found.items()}


def background_of(catalogue: Catalogue) -> tuple[str, ...]:
    """The messages of every theme that no duty or topic of this catalogue owns, in the order of the file.

    It reads every wording of the catalogue: once for a catalogue, not once for a start.
    """
    by_theme = themes()
    names = frozenset[str]().union(*words_of(list(titles_in(catalogue))))
    messages = tuple(chain.from_iterable(by_theme.values()))
    topics = (topic.phrases.values() for topic in catalogue.elsewhere)
    wordings = (*wordings_in(catalogue), *chain.from_iterable(chain.from_iterable(topics)))
    owned = iter(nearness(messages, wordings))
    kept: list[str] = []
    for title, lines in by_theme.items():
        theirs = [next(owned) for _ in lines]
        if not words_of([title])[0] & names and not _much(lines, theirs):
            kept.extend(line for line, own in zip(lines, theirs, strict=True) if not own)
    return tuple(kept)


def _much(lines: Sequence[str], owned: Sequence[bool]) -> bool:
    """True where much of what is said in one of the languages is owned."""
    for chinese in (False, True):
        own = [each for line, each in zip(lines, owned, strict=True) if has_chinese(line) == chinese]
        if own and sum(own) >= _OWNED * len(own):
            return True
    return False

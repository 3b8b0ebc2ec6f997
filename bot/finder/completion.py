"""The rest of a word that is being typed: ``ref`` may become ``refund``.

A need is only found by its whole words; find-as-you-type must not go blank while one is on its way.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.catalogue.model import Catalogue
from bot.language.codes import EN

_WORD: Final = re.compile(r"[a-z]{3,}")
_LAST: Final = re.compile(r"[a-z]{2,}$")
_LOOKED_AT: Final = 2_000
"""Words that begin alike, of which the commonest are taken."""


@dataclass(frozen=True, slots=True)
class Completer:
    words: tuple[str, ...]
    """In alphabetical order."""
    counts: Mapping[str, int]
    """How many wordings hold each."""

    def completed(self, typed: str, limit: int) -> list[str]:
        """The text with its last word completed in the likeliest ways; none where no word begins so."""
        found = _LAST.search(typed.lower())
        if found is None:
            return []
        begun = found.group()
        first = bisect_left(self.words, begun)
        alike: list[str] = []
        for word in self.words[first : first + _LOOKED_AT]:
            if not word.startswith(begun):
                break
            alike.append(word)
        likely = sorted(alike, key=lambda word: (-self.counts[word], word))
        return [typed[: found.start()] + word for word in likely if word != begun][:limit]


def completer_of(catalogue: Catalogue) -> Completer:
    """From the English wordings of the duties; Chinese is found by its characters."""
    counts: Counter[str] = Counter()
    for duty, _, _ in catalogue.duties():
        for wording in (duty.text.en, *duty.phrases.get(EN, ())):
            counts.update(set(_WORD.findall(wording.lower())))
    return Completer(tuple(sorted(counts)), counts)

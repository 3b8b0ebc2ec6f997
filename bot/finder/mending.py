"""Typing slips: a word the catalogue does not know → the word that was meant.

English words are compared with the catalogue's own vocabulary, unless they are good English already;
Chinese bigrams with the bigrams that sound the same. A mended feature counts a little less than a typed one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from bot.finder.script import has_chinese

MENDED: Final = 0.85
SOUNDS_LIKE: Final = 0.6
MAX_MENDS: Final = 10
"""Words mended in one message; a page of noise must not cost more than a question."""

_SHORTEST: Final = 4
_NEIGHBOURS: Final = {
    key: frozenset(near)
    for key, near in zip(
        "qwertyuiopasdfghjklzxcvbnm",
        "wa qeas wrsd etdf ryfg tugh yihj uojk ipkl ol qwsz awedxz serfcx drtgvc ftyhbv gyujnb huikmn jiolm kop"
        " asx zsdc xdfv cfgb vghn bhjm njk".split(),
        strict=True,
    )
}
# Sounds that speakers and input methods mix up.
_ALIKE: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ing", "in"), ("eng", "en"), ("ang", "an"))


@dataclass(frozen=True)
class Mender:
    """Knows the vocabulary by first letter, and its Chinese bigrams by sound."""

    frequency: Mapping[str, int]
    """Words of the catalogue as written (not stemmed), with how often they occur."""
    by_letter: Mapping[str, tuple[str, ...]]
    by_sound: Mapping[str, str]

    def word(self, word: str) -> tuple[str, ...] | None:
        """What was meant by an unknown word: one word, two that were run together, or None."""
        if len(word) < _SHORTEST or word in self.frequency or not word.isalpha() or word in english_words():
            return None
        return self._nearest(word) or self._split(word)

    def pair(self, characters: str) -> str | None:
        """The catalogue's bigram that sounds like this unknown one, or None."""
        key = sound(characters)
        return self.by_sound.get(key) if key else None

    def joined(self, first: str, second: str) -> str | None:
        """``stock`` + ``taking`` → ``stocktaking``, if the catalogue writes it so."""
        together = first + second
        return together if together in self.frequency else None

    def _nearest(self, word: str) -> tuple[str, ...] | None:
        limit = 1 if len(word) <= 5 else 2 if len(word) <= 9 else 3
        letters = [word[0], word[1], *sorted(_NEIGHBOURS.get(word[0], ()))]
        found: list[tuple[int, int, int, str]] = []
        for rank, letter in enumerate(dict.fromkeys(letters)):
            allowed = limit if rank == 0 else min(limit, 2 if rank == 1 and word[0] != word[1] else 1)
            near = extract(
                word, self.by_letter.get(letter, ()), scorer=OSA.distance, score_cutoff=allowed, limit=8
            )
            for known, distance, _ in near:
                if abs(len(known) - len(word)) <= 2:
                    found.append((int(distance), min(rank, 1), -self.frequency[known], known))
            if rank == 0 and any(distance == 1 for distance, *_ in found):
                break
        return (min(found)[3],) if found else None

    def _split(self, word: str) -> tuple[str, ...] | None:
        options = [
            (-min(self.frequency[word[:i]], self.frequency[word[i:]]), i)
            for i in range(3, len(word) - 2)
            if word[:i] in self.frequency and word[i:] in self.frequency
        ]
        if not options:
            return None
        _, at = min(options)
        return word[:at], word[at:]


def build(frequency: Mapping[str, int], features: Iterable[tuple[str, int]]) -> Mender:
    """From the catalogue's words, and its features with their frequencies."""
    letters: dict[str, list[str]] = {}
    for word in sorted(frequency):
        if len(word) >= _SHORTEST and word.isascii() and word.isalpha():
            letters.setdefault(word[0], []).append(word)
    best: dict[str, tuple[int, str]] = {}
    for feature, count in features:
        if len(feature) == 2 and has_chinese(feature[0]) and has_chinese(feature[1]):
            key = sound(feature)
            if key and (-count, feature) < best.get(key, (1, "")):
                best[key] = (-count, feature)
    return Mender(
        dict(frequency),
        {letter: tuple(words) for letter, words in letters.items()},
        {key: feature for key, (_, feature) in best.items()},
    )


def sound(characters: str) -> str:
    """How characters sound, without tones and with what is often mixed up made equal; empty if unknown."""
    table = _sounds()
    parts = [table.get(character, "") for character in characters]
    return " ".join(parts) if all(parts) else ""


@cache
def english_words() -> frozenset[str]:
    """Good English (SCOWL, see data/README.md), so that the mender leaves it alone."""
    return frozenset(_data("english_words.txt").split())


@cache
def _sounds() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _data("sounds.txt").splitlines():
        syllable, characters = line.split(" ", 1)
        for long, short in _ALIKE:
            syllable = syllable.replace(long, short)
        table.update(dict.fromkeys(characters, syllable))
    return table


def _data(name: str) -> str:
    return files("bot.finder").joinpath("data", name).read_text(encoding="utf-8")

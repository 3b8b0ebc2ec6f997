"""Typing slips: a word the catalogue does not know → the word that was meant.

English words are compared with the catalogue's own vocabulary, unless they are good English already;
Chinese bigrams with the bigrams that sound the same. A mended feature counts a little less than a typed one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from bot.finder import data
from bot.finder.text import brands
from bot.finder.text.carrier import stop_words

MENDED: Final = 0.85
SOUNDS_LIKE: Final = 0.6
MAX_MENDS: Final = 10
"""Words mended in one message."""
MAX_TRIES: Final = 20
"""Unknown words looked into in one message; a page of noise must not cost much more than a question."""

_SHORTEST: Final = 4
_COMMON: Final = 1_000  # how often a word without a need is taken to occur
_FIRST_LETTER: Final = np.uint32(ord("a"))
_NEIGHBOURS: Final = {
    line[0]: frozenset(line[1:])
    for line in (
        "qwa wqeas ewrsd retdf tryfg ytugh uyihj iuojk oipkl pol aqwsz sawedxz dserfcx"
        " fdrtgvc gftyhbv hgyujnb jhuikmn kjiolm lkop zasx xzsdc cxdfv vcfgb bvghn nbhjm mnjk"
    ).split()
}
# Sounds that speakers and input methods mix up.
_ALIKE: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ing", "in"), ("eng", "en"), ("ang", "an"))


@dataclass(frozen=True)
class Corrector:
    """Knows the vocabulary by first letter, and its Chinese bigrams by sound; each from its first use on,
    as most questions are spelt right."""

    frequency: Mapping[str, int]
    """Words of the catalogue as written (not stemmed), with how often they occur."""
    vocabulary: Mapping[str, int]
    """Features of the catalogue, with their numbers."""
    sizes: NDArray[np.int64]
    """How many phrases hold each feature."""

    @cached_property
    def by_letter(self) -> Mapping[str, "_Words"]:
        """Words in alphabetical order."""
        letters: dict[str, list[str]] = {}
        for word in sorted({*self.frequency, *stop_words()}):
            if len(word) >= _SHORTEST and word.isascii() and word.isalpha():
                letters.setdefault(word[0], []).append(word)
        return {letter: _Words(tuple(words), *_letters_of(words)) for letter, words in letters.items()}

    @cached_property
    def by_sound(self) -> Mapping[str, str]:
        """The commonest bigram of each sound; the first in code point order where two are as common."""
        best: dict[str, tuple[int, str]] = {}
        for feature, count in zip(self.vocabulary, self.sizes.tolist(), strict=True):
            if len(feature) == 2 and not feature.isascii():
                key = sound(feature)
                if key and (-count, feature) < best.get(key, (1, "")):
                    best[key] = (-count, feature)
        return {key: feature for key, (_, feature) in best.items()}

    def word(self, word: str) -> tuple[str, ...] | None:
        """What was meant by an unknown word: one word, two that were run together, or None.

        Empty where a word was meant that carries no need ("shoud").
        """
        if not self.unknown(word):
            return None
        if word.endswith("s") and word[:-1] in self.frequency:  # NDAs, 3PLs: the stemmer keeps their s
            return (word[:-1],)
        if not word.isalpha():
            return (f"{word}s",) if f"{word}s" in self.frequency else None
        if len(word) < _SHORTEST or word in english_words() or word in brands.words():
            return None
        meant = self._nearest(word)
        if meant is None:
            return self._split(word)
        return (meant,) if meant in self.frequency else ()

    def unknown(self, word: str) -> bool:
        """True for an English word, or a name such as 3PL, that the catalogue does not have."""
        if word in self.frequency or not word.isascii() or word in stop_words():
            return False
        return word.isalpha() or (word.isalnum() and not word.isdigit())

    def pair(self, characters: str) -> str | None:
        """The catalogue's bigram that sounds like this unknown one, or None."""
        key = sound(characters)
        return self.by_sound.get(key) if key else None

    def joined(self, first: str, second: str) -> str | None:
        """``stock`` + ``taking`` → ``stocktaking``, if the catalogue writes it so."""
        together = first + second
        return together if together in self.frequency else None

    def _nearest(self, word: str) -> str | None:
        limit = 1 if len(word) <= 5 else 2 if len(word) <= 9 else 3
        letters = [word[0], word[1], *sorted(_NEIGHBOURS.get(word[0], ()))]
        found: list[tuple[int, int, int, str]] = []
        for rank, letter in enumerate(dict.fromkeys(letters)):
            allowed = limit if rank == 0 else min(limit, 2 if rank == 1 and word[0] != word[1] else 1)
            words = self.by_letter.get(letter)
            if words is None:
                continue
            near = extract(
                word, words.within(word, allowed), scorer=OSA.distance, score_cutoff=allowed, limit=8
            )
            for known, distance, _ in near:
                if abs(len(known) - len(word)) <= 2:
                    found.append((int(distance), min(rank, 1), -self.frequency.get(known, _COMMON), known))
            if rank == 0 and any(distance == 1 for distance, *_ in found):
                break
        return min(found)[3] if found else None

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


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that begin alike, with what rules most of them out without comparing letter by letter."""

    words: tuple[str, ...]
    lengths: NDArray[np.int64]
    letters: NDArray[np.uint32]
    """Which letters a word has, a bit each: an edit changes at most two of them."""

    def within(self, word: str, edits: int) -> list[str]:
        """All words that so few edits could lead to, and some others, in order."""
        lengths, letters = _letters_of([word])
        near = np.bitwise_count(self.letters ^ letters[0]) <= 2 * edits
        near &= np.abs(self.lengths - lengths[0]) <= edits
        return [self.words[place] for place in np.flatnonzero(near)]


def _letters_of(words: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """Length and set of letters of each word; the words are lower-case ASCII letters."""
    bytes_of = np.array(words, dtype=np.bytes_)
    codes = bytes_of.view(np.uint8).reshape(len(words), -1).astype(np.uint32)
    bits = np.where(codes > 0, np.uint32(1) << (codes - _FIRST_LETTER) % 32, np.uint32(0))
    found: NDArray[np.uint32] = np.bitwise_or.reduce(bits, axis=1)
    return np.strings.str_len(bytes_of), found


def sound(characters: str) -> str:
    """How characters sound, without tones and with what is often mixed up made equal; empty if unknown."""
    table = _sounds()
    parts = [table.get(character, "") for character in characters]
    return " ".join(parts) if all(parts) else ""


@cache
def english_words() -> frozenset[str]:
    """Good English (SCOWL, see data/README.md), so that the mender leaves it alone."""
    return frozenset(data.text("english_words.txt").split())


@cache
def _sounds() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in data.text("sounds.txt").splitlines():
        syllable, characters = line.split(" ", 1)
        for long, short in _ALIKE:
            syllable = syllable.replace(long, short)
        table.update(dict.fromkeys(characters, syllable))
    return table

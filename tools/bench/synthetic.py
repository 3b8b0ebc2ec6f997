"""A made-up catalogue of any size with the word frequencies of real text, and questions to it.

Words follow Zipf's law with Mandelbrot's flattening (exponent 1.05); the vocabulary grows with the text, as
Heaps' law has it, because rare words keep turning up. Two phrases in five are Chinese. All of it is seeded.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from random import Random
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.evaluate.slips import add_slips
from bot.finder.text.spelling import english_words
from bot.language.codes import EN, ZH_HANS

_SEED: Final = 20
_TYPES: Final = 200_000
"""Distinct English words that can occur, brands and product names included."""
_CHINESE_TYPES: Final = 60_000
_CHARACTERS: Final = 3_000
_EXPONENT: Final = 1.05
_FLATTENING: Final = 2.7
_CHINESE_SHARE: Final = 0.4
_STOP_SHARE: Final = 0.2
_STOPS: Final = ("the", "a", "of", "to", "for", "in", "my", "is", "not", "with", "on", "and")
_PHRASES_A_DUTY: Final = 25
_DUTIES_A_ROLE: Final = 4
_ROLES_A_DEPARTMENT: Final = 20
_WORDINGS_A_DUTY: Final = 10
_RANKS: Final = (
    ("manager", "经理"),
    ("specialist", "专员"),
    ("engineer", "工程师"),
    ("coordinator", "协调员"),
    ("lead", "主管"),
)
_NOISE_SHARE: Final = 0.3
_SLIP_SHARE: Final = 0.3
_CARRIERS: Final = ("who handles {}?", "hi, who do I ask about {} please", "{}")
_CARRIERS_ZH: Final = ("请问{}归谁管", "谁负责{}", "{}")

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Language:
    """Words with the running sum of their chances, the commonest first."""

    words: tuple[str, ...]
    chances: NDArray[np.float64]

    def draw(self, random: np.random.Generator, count: int) -> Places:
        places: Places = np.searchsorted(self.chances, random.random(count) * self.chances[-1])
        return places


@cache
def english() -> Language:
    """Real words first, in a drawn order, then made-up names."""
    random = Random(_SEED)
    words = sorted(english_words())
    random.shuffle(words)
    known = set(words)
    while len(words) < _TYPES:
        name = "".join(
            random.choice("bcdfghklmnprstvz") + random.choice("aeiou") for _ in range(random.randint(2, 4))
        )
        name += random.choice(("", "x", "n", "r", "s"))
        if name not in known:
            known.add(name)
            words.append(name)
    return _ranked(words)


@cache
def chinese() -> Language:
    """Words of one to three characters, themselves of very different frequency."""
    random = Random(_SEED)
    characters = [chr(0x4E00 + place) for place in random.sample(range(0x9FA5 - 0x4E00), _CHARACTERS)]
    sums = list(accumulate(1 / (rank + 30) for rank in range(_CHARACTERS)))
    lengths = random.choices((1, 2, 3), (1, 8, 1), k=2 * _CHINESE_TYPES)
    words = dict.fromkeys(
        "".join(random.choices(characters, cum_weights=sums, k=length)) for length in lengths
    )
    return _ranked(list(words)[:_CHINESE_TYPES])


def _ranked(words: Sequence[str]) -> Language:
    chances = 1 / (np.arange(len(words)) + 1 + _FLATTENING) ** _EXPONENT
    return Language(tuple(words), np.cumsum(chances))


def phrases(count: int) -> list[str]:
    """Two to seven English words, or two to four Chinese ones."""
    random = np.random.default_rng(_SEED)
    ours, theirs = english(), chinese()
    is_chinese = random.random(count) < _CHINESE_SHARE
    lengths = np.where(is_chinese, random.integers(2, 5, count), random.integers(2, 8, count))
    ends = np.cumsum(lengths)
    drawn = ours.draw(random, int(ends[-1]))
    drawn_chinese = theirs.draw(random, int(ends[-1]))
    stops = np.where(random.random(len(drawn)) < _STOP_SHARE, random.integers(0, len(_STOPS), len(drawn)), -1)
    found: list[str] = []
    start = 0
    for end, in_chinese in zip(ends.tolist(), is_chinese.tolist(), strict=True):
        if in_chinese:
            found.append("".join(theirs.words[place] for place in drawn_chinese[start:end].tolist()))
        else:
            both = zip(drawn[start:end].tolist(), stops[start:end].tolist(), strict=True)
            found.append(" ".join(ours.words[place] if stop < 0 else _STOPS[stop] for place, stop in both))
        start = end
    return found


def catalogue(
    count: int, *, phrases_a_duty: int = _PHRASES_A_DUTY, duties_a_role: int = _DUTIES_A_ROLE
) -> Catalogue:
    """A catalogue with this many phrases; a role has a hundred of them, so roles grow along."""
    listed = phrases(count)
    duties = [
        _duty(number, listed[start : start + phrases_a_duty])
        for number, start in enumerate(range(0, count, phrases_a_duty))
    ]
    roles = [
        Role(f"role-{number}", Text(f"Role {number}"), duties=tuple(duties[start : start + duties_a_role]))
        for number, start in enumerate(range(0, len(duties), duties_a_role))
    ]
    return Catalogue(_departments(roles))


def few_phrases_catalogue(count: int) -> Catalogue:
    """As a spreadsheet brings it: roles of one duty and ten phrases."""
    return catalogue(count, phrases_a_duty=_WORDINGS_A_DUTY, duties_a_role=1)


def named_catalogue(duties: int) -> Catalogue:
    """A catalogue with this many duties, four a role, where everything has a name in English and Chinese.

    Ten wordings a duty, its names among them. Names of roles and departments repeat words as real ones do.
    """
    listed = phrases(_WORDINGS_A_DUTY * duties)
    made = [
        _named(_duty(number, listed[start : start + _WORDINGS_A_DUTY]))
        for number, start in enumerate(range(0, len(listed), _WORDINGS_A_DUTY))
    ]
    titles = _titles(-(-duties // _DUTIES_A_ROLE))
    roles = [
        Role(f"role-{number}", title, duties=tuple(made[start : start + _DUTIES_A_ROLE]))
        for number, (title, start) in enumerate(zip(titles, range(0, duties, _DUTIES_A_ROLE), strict=True))
    ]
    return Catalogue(
        tuple(
            replace(department, name=_department_name(department.roles[0].name))
            for department in _departments(roles)
        )
    )


def _departments(roles: Sequence[Role]) -> tuple[Department, ...]:
    return tuple(
        Department(
            f"department-{number}",
            Text(f"Department {number}"),
            roles=tuple(roles[start : start + _ROLES_A_DEPARTMENT]),
        )
        for number, start in enumerate(range(0, len(roles), _ROLES_A_DEPARTMENT))
    )


def _named(duty: Duty) -> Duty:
    """The duty called by its first phrase in each language."""
    names = {language: "".join(listed[:1]) for language, listed in duty.phrases.items()}
    rest = {language: listed[1:] for language, listed in duty.phrases.items()}
    return replace(duty, text=Text(names[EN], zh_hans=names[ZH_HANS]), phrases=rest)


def _titles(count: int) -> list[Text]:
    """Two words of a trade and a rank, such as “freight claims manager”."""
    random = np.random.default_rng(_SEED)
    ours, theirs = english(), chinese()
    pairs = ours.draw(random, 2 * count).reshape(count, 2).tolist()
    words = theirs.draw(random, count).tolist()
    ranks = [_RANKS[rank] for rank in random.integers(0, len(_RANKS), count).tolist()]
    return [
        Text(f"{ours.words[first]} {ours.words[second]} {rank}", zh_hans=f"{theirs.words[word]}{its_rank}")
        for (first, second), word, (rank, its_rank) in zip(pairs, words, ranks, strict=True)
    ]


def _department_name(role: Text) -> Text:
    """Called after the trade of its first role."""
    return Text(role.en.rpartition(" ")[0], zh_hans=f"{role.zh_hans[:2]}部")


def _duty(number: int, listed: Sequence[str]) -> Duty:
    ours = tuple(phrase for phrase in listed if phrase.isascii())
    theirs = tuple(phrase for phrase in listed if not phrase.isascii())
    return Duty(f"duty-{number}", Text(), phrases={EN: ours, ZH_HANS: theirs})


def questions(made: Catalogue, count: int) -> Iterator[str]:
    """Parts of phrases in a carrier; some with words that do not belong, some with slips."""
    random = Random(_SEED)
    duties = [duty for duty, _, _ in made.duties()]
    words, theirs = english(), chinese()
    for number in range(count):
        listed = [phrase for phrases in random.choice(duties).phrases.values() for phrase in phrases]
        phrase = random.choice(listed)
        noisy = random.random() < _NOISE_SHARE
        if phrase.isascii():
            text = _part(phrase.split(), random)
            if noisy:
                text += " " + words.words[random.randrange(len(words.words) // 10)]
            text = random.choice(_CARRIERS).format(text)
        else:
            text = phrase[: max(2, random.randint(len(phrase) // 2, len(phrase)))]
            if noisy:
                text += theirs.words[random.randrange(len(theirs.words) // 10)]
            text = random.choice(_CARRIERS_ZH).format(text)
        yield add_slips(text, number) if random.random() < _SLIP_SHARE else text


def _part(words: Sequence[str], random: Random) -> str:
    """At least half of the words, in a row."""
    length = random.randint((len(words) + 1) // 2, len(words))
    start = random.randint(0, len(words) - length)
    return " ".join(words[start : start + length])

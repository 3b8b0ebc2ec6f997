"""Typing slips, put into well-spelt questions by a seeded generator: phone keyboards and wrong homophones."""

import re
from functools import cache
from random import Random
from typing import Final

from bot.finder.text.spelling import sound
from bot.language.script import CJK

_WORD: Final = re.compile(r"[A-Za-z]{4,}")
_HAN: Final = re.compile(f"[{CJK}]")
_WORDS_A_SLIP: Final = 8
_CHARACTERS_A_SLIP: Final = 12
_KEYBOARD: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_COMMON_HAN: Final = range(0x4E00, 0x9FA6)


def add_slips(text: str, seed: int) -> str:
    """The text with one slip for every eight English words or twelve Chinese characters, at least one.

    Unchanged where nothing is long enough to be mistyped. The same seed gives the same slips.
    """
    random = Random(f"{seed} {text}")
    places = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    wanted = -(-len(places) // _WORDS_A_SLIP)
    characters = [(found.start(), found.end()) for found in _HAN.finditer(text)]
    chosen = random.sample(places, wanted) if places and len(places) >= len(characters) else []
    if not chosen and characters:
        chosen = random.sample(characters, -(-len(characters) // _CHARACTERS_A_SLIP))
    for start, end in sorted(chosen, reverse=True):
        part = text[start:end]
        text = text[:start] + (mistype(part, random) if len(part) > 1 else mishear(part, random)) + text[end:]
    return text


def mistype(word: str, random: Random) -> str:
    """One slip inside a word: letters swapped, left out, doubled, or the next key."""
    place = random.randrange(1, len(word) - 1)
    kind = random.choice(("swap", "drop", "double", "neighbour"))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    if kind == "swap":
        return before + after[0] + letter + after[1:]
    if kind == "drop":
        return before + after
    if kind == "double":
        return before + letter * 2 + after
    return before + _next_key(letter, random) + after


def mishear(character: str, random: Random) -> str:
    """Another character of the same sound; the same one where there is none."""
    others = [each for each in _homophones().get(sound(character), ()) if each != character]
    return random.choice(others) if others else character


def _next_key(letter: str, random: Random) -> str:
    for row in _KEYBOARD:
        at = row.find(letter.lower())
        if at >= 0:
            return random.choice(row[max(0, at - 1) : at] + row[at + 1 : at + 2])
    return letter


@cache
def _homophones() -> dict[str, str]:
    found: dict[str, str] = {}
    for code in _COMMON_HAN:
        if key := sound(chr(code)):
            found[key] = found.get(key, "") + chr(code)
    return found

"""Words beside the need: feelings, greetings, forwarding, and ways of turning to somebody.

“omg who do I **bug** about refunds, I'm getting **ghosted**” is about refunds. An expression counts all the
same where a name in the catalogue holds it: a team that fixes bugs owns the word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.finder import data
from bot.finder.text.carrier import GAP
from bot.finder.text.tokens import split_runs
from bot.language.script import CJK

_BETWEEN: Final = """
    do does should can could would must shall to is are it the best right person need have want got go
    supposed likely actually just then now better even i we you one they someone
    """
_TURN: Final = """
    bug ping nag poke pester bother annoy harass hassle chase_up chase hound message dm pm email e-mail mail
    call ring text phone tag cc escalate bump nudge consult approach turn direct forward route pass hand raise
    flag mention notify inform grab corner bribe beg thank blame hit_up reach_out reach loop_in rope_in
    shout_at yell_at scream_at hunt_down track_down
    """
# Ways of turning to somebody: “who do I **ping**”, “whom should we **chase**”, “who is it best to **nag**”.
_TURNS: Final = re.compile(
    rf"(?P<asks>\bwho(?:m|ever)?\b(?:'s| (?:{'|'.join(_BETWEEN.split())}))+ )"
    rf"(?P<turn>{'|'.join(_TURN.split()).replace('_', ' ')})\b"
)
_WORD: Final = re.compile(r"[a-z0-9]+(?:['-][a-z]+)*")
_HAN: Final = re.compile(f"[{CJK}]+")
_MOST_WORDS: Final = 7
_MOST_HAN: Final = 8


@dataclass(frozen=True, slots=True)
class Asides:
    """What weighs nothing for one catalogue."""

    titles: str
    """All names in the catalogue, folded, a space before each: what stands in them is no aside."""

    def without(self, folded: str) -> str:
        """A folded text with gaps in place of its asides; as it is where nothing would be left."""
        rest = folded
        for start, end in reversed(self._spans(folded)):
            rest = rest[:start] + GAP + rest[end:]
        return rest if rest == folded or any(True for _ in split_runs(rest)) else folded

    def found_in(self, folded: str) -> list[str]:
        """What ``without`` removes."""
        if self.without(folded) == folded:
            return []
        return [folded[start:end] for start, end in self._spans(folded)]

    def _spans(self, folded: str) -> list[tuple[int, int]]:
        """Start and end of each, in order, without overlaps."""
        found: list[tuple[int, int]] = []
        turns = (each.span("turn") for each in _TURNS.finditer(folded))
        for start, end in sorted((*turns, *self._latin(folded), *self._han(folded))):
            if not found or start >= found[-1][1]:
                found.append((start, end))
        return found

    def _latin(self, folded: str) -> Iterator[tuple[int, int]]:
        words = [found.span() for found in _WORD.finditer(folded)]
        begins = _first_words()
        for first, (start, end) in enumerate(words):
            if folded[start:end] not in begins:
                continue
            for last in range(min(len(words), first + _MOST_WORDS) - 1, first - 1, -1):
                if self._is_aside(folded[start : words[last][1]]):
                    yield start, words[last][1]
                    break

    def _han(self, folded: str) -> Iterator[tuple[int, int]]:
        begins = _first_characters()
        for run in _HAN.finditer(folded):
            start = run.start()
            while start < run.end():
                if folded[start] not in begins:
                    start += 1
                    continue
                ends = range(min(run.end(), start + _MOST_HAN), start + 1, -1)
                end = next((end for end in ends if self._is_aside(folded[start:end])), start)
                if end > start:
                    yield start, end
                start = max(end, start + 1)

    def _is_aside(self, text: str) -> bool:
        if text not in _expressions():
            return False
        return (f" {text}" if text.isascii() else text) not in self.titles


@cache
def _first_words() -> frozenset[str]:
    """What an expression can begin with: most words begin none, and are passed over at once."""
    return frozenset(found.group() for each in _expressions() if (found := _WORD.match(each)))


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(each[0] for each in _expressions())


@cache
def _expressions() -> frozenset[str]:
    return frozenset(each for line in data.lines("asides.txt") for each in line.split(", "))

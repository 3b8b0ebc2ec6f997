"""Find as you type: departments, roles and duties whose names hold what was typed, in any language.

One long text holds every name, folded, a line each; plain substring search over it stays within a few
milliseconds at a hundred thousand duties, where scoring every name does not.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from bot.catalogue.model import Catalogue
from bot.catalogue.person_names import contacts_of, name_in
from bot.language.script import fold

Level = Literal["department", "role", "duty"]

_LONGEST: Final = 100  # characters typed that are looked at
_ENOUGH: Final = 400  # lines collected of each rank; past that a query says too little to rank by
_COMPARED: Final = 2_000  # lines ranked after one walk over the text, which is what a search costs
_TRIED: Final = 4  # words of which one is hoped to be in fewer lines than that
_BEFORE: Final = ("\n", " ", "")  # what stands before a name, a word, anything: the better the earlier


@dataclass(frozen=True, slots=True)
class Suggestion:
    level: Level
    id: str


@dataclass(frozen=True)
class Suggester:
    """Built once for a catalogue; immutable."""

    text: str
    """``\\n`` before every line; departments first, then roles, then duties."""
    starts: tuple[int, ...]
    """Where each line begins, after its ``\\n``."""
    targets: tuple[Suggestion, ...]
    """What each line names."""

    def suggest(self, typed: str, limit: int = 20) -> list[Suggestion]:
        """Best first: names that begin so, then words that begin so, then anything that holds it.

        All words typed must be there, in any order. Nothing typed: the first names of the catalogue.
        """
        whole = fold(" ".join(typed[:_LONGEST].split()))
        if not whole:
            return list(dict.fromkeys(self.targets))[:limit]
        found: dict[Suggestion, None] = {}
        for line in self._ranked(whole):
            found.setdefault(self.targets[line])
            if len(found) >= limit:
                break
        return list(found)

    def _ranked(self, whole: str) -> Iterator[int]:
        lines = self._lines(whole, _COMPARED)
        if len(lines) < _COMPARED:
            yield from self._best_first(lines, whole)
        else:
            for before in _BEFORE:
                yield from self._lines(before + whole, _ENOUGH)
        words = sorted(dict.fromkeys(whole.split()), key=len, reverse=True)
        if words != [whole]:
            yield from self._holding(words)

    def _holding(self, words: list[str]) -> list[int]:
        """Lines that hold all the words, best first by one that is in few lines, as the longest likely is.

        Where each is in many, only the first of those lines are looked into.
        """
        for word in words[:_TRIED]:
            lines = self._lines(word, _COMPARED)
            if len(lines) < _COMPARED:
                break
        return self._best_first([each for each in lines if self._holds(each, words)], word)

    def _best_first(self, lines: list[int], wanted: str) -> list[int]:
        def rank(line: int) -> int:
            text = "\n" + self._line(line)
            return next(place for place, before in enumerate(_BEFORE) if before + wanted in text)

        return sorted(lines, key=rank)

    def _holds(self, line: int, words: list[str]) -> bool:
        text = self._line(line)
        return all(word in text for word in words)

    def _lines(self, wanted: str, limit: int) -> list[int]:
        """Numbers of the first lines that hold a text, each once."""
        found: list[int] = []
        place = self.text.find(wanted)
        while place >= 0 and len(found) < limit:
            line = bisect_right(self.starts, place + (wanted[0] == "\n")) - 1
            found.append(line)
            if line + 1 >= len(self.starts):
                break
            place = self.text.find(wanted, self.starts[line + 1] - 1)
        return found

    def _line(self, number: int) -> str:
        end = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end]


def suggester_of(catalogue: Catalogue) -> Suggester:
    return _made_of(_names(catalogue))


def people_suggester_of(catalogue: Catalogue) -> Suggester:
    """Roles by the names of who fills them or stands in, as far as e-mail addresses tell names."""
    named = ((role, name_in(contact)) for role, contact in contacts_of(catalogue))
    return _made_of((Suggestion("role", role.id), [name]) for role, name in named if name)


def _made_of(things: Iterable[tuple[Suggestion, list[str]]]) -> Suggester:
    lines: list[str] = []
    targets: list[Suggestion] = []
    for target, names in things:
        for name in dict.fromkeys(fold(" ".join(name.split())) for name in names):
            lines.append(name)
            targets.append(target)
    starts: list[int] = []
    place = 0
    for line in lines:
        starts.append(place + 1)
        place += len(line) + 1
    return Suggester("".join(f"\n{line}" for line in lines), tuple(starts), tuple(targets))


def _names(catalogue: Catalogue) -> Iterator[tuple[Suggestion, list[str]]]:
    for department in catalogue.departments:
        aliases = [name for names in department.aliases.values() for name in names]
        yield Suggestion("department", department.id), [*department.name.every(), *aliases]
    for role, _ in catalogue.roles():
        aliases = [name for names in role.aliases.values() for name in names]
        yield Suggestion("role", role.id), [*role.name.every(), *aliases]
    for duty, _, _ in catalogue.duties():
        yield Suggestion("duty", duty.id), list(duty.text.every())

"""What can be wrong with a catalogue: problems with place and remedy, and the errors that carry them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in one place. ``line`` and ``column`` count from 1; 0 means the whole file."""

    rule: str
    """Id of the rule that was broken, in kebab-case."""
    level: Level
    file: str
    """Path relative to the catalogue's folder, with forward slashes."""
    line: int
    column: int
    message: str
    value: str = ""
    """The offending value, shortened; empty if something is missing."""
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}:" if self.line else f"{self.file}:"
        remedy = f" — {self.remedy}" if self.remedy else ""
        return f"{place} {self.level} {self.text} ({self.rule}){remedy}"

    @property
    def text(self) -> str:
        """The message, and the offending value unless the message quotes it."""
        quoted = f"“{self.value}”"
        return f"{self.message}: {quoted}" if self.value and quoted not in self.message else self.message


def of_file(rule: str, file: str, message: str, remedy: str, *, value: str = "") -> Problem:
    """An error of a file, or a folder, as a whole."""
    return Problem(rule, "error", file, 0, 0, message, value, remedy)


class CatalogueError(Exception):
    """The catalogue cannot be used; ``problems`` says why, all of them at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class SnapshotError(ValueError):
    """A stored snapshot of a catalogue does not have the form that ``snapshot.to_json`` gives."""

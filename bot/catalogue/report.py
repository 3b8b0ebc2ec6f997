"""Collects the problems found while the files of a catalogue are read, and where things are written."""

from dataclasses import dataclass, field
from typing import Final, Protocol

from bot.catalogue.errors import Level, Problem

MAX_PROBLEMS_PER_FILE: Final = 200
SHOWN_VALUE: Final = 60


class Placed(Protocol):
    """Anything with a line and a column, counted from 1."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Position:
    file: str
    line: int = 0
    column: int = 0


def shorten_value(value: str) -> str:
    """A value short enough for one line of a message, control characters made visible."""
    value = value if value.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in value)
    return value if len(value) <= SHOWN_VALUE else value[: SHOWN_VALUE - 1] + "…"


@dataclass(slots=True)
class FileReport:
    """The problems of one file, bounded: a hostile file must not fill the memory with complaints."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    full: bool = False

    def add(
        self,
        rule: str,
        at: Placed | None,
        message: str,
        *,
        value: str = "",
        remedy: str = "",
        level: Level = "error",
    ) -> None:
        """Note a problem at a node, or for the whole file with None."""
        if self.full:
            return
        line, column = (at.line, at.column) if at else (0, 0)
        if len(self.problems) >= MAX_PROBLEMS_PER_FILE:
            self.full = True
            rule, message, value, remedy = "too-many-problems", "there are more problems after these", "", ""
        self.problems.append(
            Problem(rule, level, self.file, line, column, message, shorten_value(value), remedy)
        )

    def place(self, at: Placed) -> Position:
        return Position(self.file, at.line, at.column)

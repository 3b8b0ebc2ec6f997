"""What every readable file becomes: a grid of texts with the places of their cells."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """One row. ``number`` is the row's number in its spreadsheet, or the line in its file."""

    number: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Span:
    """Merged cells: rows by number, columns from 0, both ends included."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    lines: tuple[Line, ...]
    name: str = ""
    """Of the sheet or table; empty where the file holds only one."""
    merged: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its grids in the order of the file, and what is worth saying about the reading."""

    grids: tuple[Grid, ...]
    notes: tuple[str, ...] = ()
    settled: bool = field(default=False)
    """True where the reader made the rows itself: one header, nothing to guess."""


def column_letters(place: int) -> str:
    """The letters of a column counted from 0: A, B, …, Z, AA."""
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, place: int) -> str:
    """The name of a cell as spreadsheets write it: ``C7``."""
    return f"{column_letters(place)}{row}"

"""Rows with several duties or phrases in one cell → one row per duty, phrases apart."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bot.catalogue.sheet import columns, lists
from bot.catalogue.sheet.columns import translations
from bot.catalogue.sources.grid import cell_name
from bot.catalogue.yaml.tree import Scalar

_DUTIES: Final = ("duty", *translations("duty"))
_PHRASES: Final = ("phrases", *translations("phrases"))
_MEASURES: Final = ("measure", *translations("measure"))


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that is not blank. ``number`` is the spreadsheet's row number; the header is usually 1."""

    number: int
    cells: dict[str, Scalar]
    """Column → cell with its place (line = row number, column = column number); empty cells are left out."""
    sheet: str = field(default="")
    """Where rows of several sheets are read: the name of its own."""

    def value(self, column: str) -> str:
        cell = self.cells.get(column)
        return cell.value if cell else ""

    @property
    def where(self) -> str:
        return f"sheet “{self.sheet}”, row {self.number}" if self.sheet else f"row {self.number}"


def split_rows(rows: Iterable[SheetRow], *, house: bool) -> tuple[list[SheetRow], list[str]]:
    """One row per duty, phrases joined with bars; and in a few lines how the cells were split.

    Where the table is of the ``house``, an export of a catalogue, rows with an id are as they were written.
    """
    listed = list(rows)
    own = [row for row in listed if not _is_one_duty(row, house)]
    ways = {
        column: lists.ways_of([row.value(column) for row in own], phrases=column in _PHRASES)
        for column in (*_DUTIES, *_PHRASES, *_MEASURES)
    }
    counts: dict[str, Counter[str]] = {column: Counter() for column in ways}
    introduced: list[str] = []
    split: list[SheetRow] = []
    for row in listed:
        if _is_one_duty(row, house):
            split.append(row)
        else:
            split += _split_row(row, ways, counts, introduced)
    notes = [_say_counts(column, counted) for column, counted in counts.items() if counted]
    if introduced:
        notes.append(f"what announces a list is no duty and was left out: {', '.join(introduced[:8])}")
    return split, notes


def _is_one_duty(row: SheetRow, house: bool) -> bool:
    return (house and bool(row.value("duty_id"))) or row.value("kind").lower() not in {"", "duty"}


def _say_counts(column: str, counted: Counter[str]) -> str:
    total = counted.pop("", 0)
    how = " and ".join(dict.fromkeys(counted))
    cells = sum(counted.values())
    hold = "1 cell holds" if cells == 1 else f"{cells} cells hold"
    return f"{column}: {hold} several, separated by {how}: {total} were read"


def _split_row(
    row: SheetRow,
    ways: dict[str, list[lists.Way]],
    counts: dict[str, Counter[str]],
    introduced: list[str],
) -> list[SheetRow]:
    pieces = {
        column: _pieces(row, column, ways[column], counts[column]) for column in ways if column in row.cells
    }
    duties = {column: pieces[column] for column in _DUTIES if column in pieces}
    count = max(map(len, duties.values()), default=1)
    for column in duties:
        cell = row.cells[column]
        if count > 1 and (before := lists.introduction(cell.value)):
            introduced.append(f"{cell_name(row.number, cell.column - 1)} “{before[:30]}”")
    if any(len(found) not in {1, count} for found in duties.values()):
        duties, count = {column: [row.value(column)] for column in duties}, 1
    return [_one(row, pieces, duties, number, count) for number in range(count)]


def _one(
    row: SheetRow, pieces: dict[str, list[str]], duties: dict[str, list[str]], number: int, count: int
) -> SheetRow:
    """The row of one of several duties: lists of equal length are read side by side."""
    cells = dict(row.cells)
    for column, found in pieces.items():
        if column in duties:
            value = duties[column][number] if len(duties[column]) == count else duties[column][0]
        elif count > 1 and len(found) == count:
            value = columns.join_phrases([found[number]]) if column in _PHRASES else found[number]
        elif column in _PHRASES:
            # What people say about all of them stands once, with the first.
            value = columns.join_phrases(found) if number == 0 else ""
        else:
            value = row.value(column)
        if value:
            cells[column] = replace(row.cells[column], value=value)
        else:
            cells.pop(column, None)
    return replace(row, cells=cells)


def _pieces(row: SheetRow, column: str, ways: Sequence[lists.Way], counted: Counter[str]) -> list[str]:
    value = row.value(column)
    found, name = lists.split_cell(value, ways)
    if name and name != "bars":
        counted[name] += 1
        counted[""] += len(found)
    return found

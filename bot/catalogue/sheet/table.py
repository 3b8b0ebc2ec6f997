"""A file → rows of known columns, and in a few lines what was understood of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from bot.catalogue.errors import CatalogueError
from bot.catalogue.report import FileReport
from bot.catalogue.sheet import columns, departments, headings, matrix, people, placeholders
from bot.catalogue.sheet.cells import SheetRow, split_rows
from bot.catalogue.sheet.layout import Layout, describe_layout, layout_of
from bot.catalogue.sheet.rows import RawRow, RowNotes, is_ditto, tidy_rows
from bot.catalogue.sources.grid import Grid, Source, cell_name, column_letters
from bot.catalogue.sources.intake import Wanted, read_source
from bot.catalogue.sources.workbook import NO_VALUE
from bot.catalogue.yaml.fields import nearest_word
from bot.catalogue.yaml.tree import Scalar

HOUSE: Final = frozenset(("kind", "department_id", "role_id", "duty_id"))
"""The columns that tell an export of a catalogue from what people wrote themselves."""


@dataclass(frozen=True, slots=True)
class SheetTable:
    columns: frozenset[str]
    rows: list[SheetRow]
    notes: tuple[str, ...] = field(default=())
    """What was understood, in a few lines."""
    of_people: bool = False
    """True for a list of people and their roles, which names no duties."""
    names_departments: bool = True
    """False where the file names no departments and the importer made them up."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Column → its letters in the sheet; empty where several sheets are read, or none."""


def read_table(file: Path, report: FileReport, wanted: Wanted | None = None) -> SheetTable:
    """The rows of a file. Raises CatalogueError if it cannot be read as a table at all."""
    source = read_source(file, wanted or Wanted(), report, _column_of)
    if all(line.blank for grid in source.grids for line in grid.lines):
        report.add("csv-empty", None, "the file is empty", remedy=f"begin with {','.join(columns.CORE)}")
        raise CatalogueError(report.problems)
    layouts, notes = _chosen(source, file, report)
    if len(source.grids) > 1 and len(layouts) == 1 and layouts[0].grid.name:
        notes.insert(0, f"read from “{layouts[0].grid.name}”")
    notes = [*source.notes, *notes]
    rows: list[SheetRow] = []
    several = len(layouts) > 1
    for layout in layouts:
        told = RowNotes()
        _report_header(layout, report)
        raw = tidy_rows(layout, told) if not _of_house(layout) else _as_written(layout)
        _report_extra(layout, raw, report)
        read, said = split_rows(_rows(layout, raw, report, told), house=_of_house(layout))
        read, left_out = people.drop_names(read)
        said += left_out
        rows += [replace(row, sheet=layout.grid.name if several else "") for row in read]
        quiet = source.settled or layout.is_made_up or _of_house(layout)
        understood = [] if quiet else describe_layout(layout)
        lines = [*understood, *layout.notes, *told.lines(), *said]
        notes += [f"sheet “{layout.grid.name}”: {line}" if several else line for line in lines]
    known = frozenset(column for layout in layouts for column in layout.columns.values())
    placed = not source.settled and all(layout.names_departments for layout in layouts)
    letters = {} if source.settled else _letters(layouts)
    return SheetTable(known, rows, tuple(notes), all(layout.of_people for layout in layouts), placed, letters)


def _letters(layouts: Sequence[Layout]) -> dict[str, str]:
    if len(layouts) > 1 or layouts[0].is_made_up:
        return {}
    width = len(layouts[0].head.cells)  # columns beyond it were supplied
    return {column: column_letters(place) for place, column in layouts[0].columns.items() if place < width}


def _column_of(heading: str) -> str:
    column = headings.known_column(heading)
    return "" if column == headings.UNREAD else column


def _of_house(layout: Layout) -> bool:
    return set(layout.columns.values()) >= HOUSE


def _chosen(source: Source, file: Path, report: FileReport) -> tuple[list[Layout], list[str]]:
    """The layouts to read, and notes about the choice."""
    grids = [grid for grid in source.grids if any(not line.blank for line in grid.lines)]
    for grid in grids:
        found = matrix.unfold_matrix(grid, file.stem, report)
        layout = layout_of(found.grid) if found else None
        if found and layout:
            return [replace(layout, is_made_up=True, names_departments=found.names_departments)], [
                *found.notes,
                *_unread(grids, [grid]),
            ]
    layouts = [layout for grid in grids if (layout := layout_of(grid))]
    for fits in (lambda each: not each.missing, lambda each: each.of_people):
        if chosen := next((each for each in layouts if fits(each)), None):
            people = ["this is a list of people and their roles; it names no duties"] * chosen.of_people
            return [chosen], [*people, *_unread(grids, [chosen.grid])]
    lacking = [each for each in layouts if each.missing == ["department"]]
    if lacking:
        found_rooms, notes = departments.supply_departments(lacking)
        if found_rooms:
            return found_rooms, [*notes, *_unread(grids, [each.grid for each in lacking])]
    raise _no_header(grids, layouts, report)


def _unread(grids: Sequence[Grid], read: Sequence[Grid]) -> list[str]:
    names = {grid.name for grid in read}
    others = [f"“{grid.name}”" for grid in grids if grid.name and grid.name not in names]
    return [f"not read: {', '.join(others)}; name another one with --sheet"] if others else []


def _no_header(grids: Sequence[Grid], layouts: Sequence[Layout], report: FileReport) -> CatalogueError:
    best = min(layouts, key=lambda each: len(each.missing), default=None)
    remedy = f"name the columns {', '.join(columns.CORE)}: the first three are needed"
    if best is None:
        line = next(line for grid in grids for line in grid.lines if not line.blank)
        at = Scalar("", line.number, 1, plain=False)
        beginning = " | ".join(cell.strip() for cell in line.cells if cell.strip())
        message = "no row names columns of duties; it begins with"
        report.add("csv-header", at, message, value=beginning, remedy=remedy)
        return CatalogueError(report.problems)
    _report_header(best, report)
    at = Scalar("", best.head.number, 1, plain=False)
    names = [f"“{column}”" for column in best.missing]
    listed = f"the column {names[0]} is" if len(names) == 1 else f"the columns {' and '.join(names)} are"
    report.add("csv-header", at, f"{listed} missing", remedy=remedy)
    return CatalogueError(report.problems)


def _report_header(layout: Layout, report: FileReport) -> None:
    """Headings that are not understood, and columns that are there twice."""
    body = layout.body
    for place, cell in enumerate(layout.head.cells):
        at = Scalar(cell, layout.head.number, place + 1, plain=False)
        if place in layout.repeated:
            report.add("csv-header", at, "this column is there twice", value=cell, remedy="keep one of them")
        elif place in layout.columns or headings.column_of(cell) or _is_sign(cell):
            continue
        elif cell.strip():
            hint = _near(cell)
            report.add("csv-column", at, "this column is not read", value=cell, remedy=hint, level="warning")
        elif any(place < len(line.cells) and line.cells[place].strip() for line in body):
            what = f"column {column_letters(place)} has no heading and is not read"
            report.add("csv-column", at, what, remedy="write one above it", level="warning")
    if layout.repeated:
        raise CatalogueError(report.problems)


def _is_sign(heading: str) -> bool:
    """True for a heading such as ``#``, above running numbers."""
    return bool(heading.strip()) and not any(character.isalnum() for character in heading)


def _near(heading: str) -> str:
    """A column spelt almost like a heading; columns that are needed are listed where none is."""
    hint = nearest_word(heading.strip().lower(), columns.COLUMNS)
    return hint if hint.startswith("did you mean") else headings.list_columns()


def _as_written(layout: Layout) -> list[RawRow]:
    rows = (
        RawRow(
            line.number,
            {
                place: columns.unguard_cell(cell.strip())
                for place, cell in enumerate(line.cells)
                if cell.strip()
            },
        )
        for line in layout.body
    )
    return [row for row in rows if row.cells]


def _report_extra(layout: Layout, rows: Sequence[RawRow], report: FileReport) -> None:
    """Cells right of the header: in CSV a delimiter that was not put in quotes."""
    width = len(layout.head.cells)
    for row in rows:
        extra = [place for place in row.cells if place >= width]
        if extra and not layout.grid.name:
            report.add(
                "csv-row",
                Scalar("", row.number, width + 1, plain=False),
                f"row {row.number} has more cells than the header",
                value=row.cells[extra[0]],
                remedy="put cells that hold the delimiter in double quotes",
            )


def _rows(layout: Layout, raw: Sequence[RawRow], report: FileReport, told: RowNotes) -> Iterator[SheetRow]:
    house = _of_house(layout)
    for row in raw:
        cells: dict[str, Scalar] = {}
        for place, column in layout.columns.items():
            cell = Scalar(row.cells.get(place, ""), row.number, place + 1, plain=False)
            if cell.value and (house or _stands(cell, column, report, told)):
                cells[column] = cell
        if cells:
            yield SheetRow(row.number, cells)


def _stands(cell: Scalar, column: str, report: FileReport, told: RowNotes) -> bool:
    """True for a value. A placeholder is an error where a value is required, else left out with a note."""
    value, name = cell.value, cell_name(cell.line, cell.column - 1)
    level = column.removesuffix("_zh_hant").removesuffix("_zh_hans")
    broken = placeholders.is_error(value)
    if broken or (level in columns.NEEDED and (placeholders.is_nothing(value) or is_ditto(value))):
        what = "holds an error of the spreadsheet" if broken else f"names no {level}"
        if value == NO_VALUE:
            what = "holds a formula without a value; open the workbook in its program and save it"
        message = f"row {cell.line}, cell {name} {what}"
        report.add("csv-row", cell, message, value=value, remedy="write what is meant")
        return level in columns.NEEDED
    if placeholders.is_nothing(value):
        told.say(f"cells that say nothing (“{value}”) were left empty", name)
        return False
    return True

"""Workbooks (.xlsx) → grids. openpyxl is loaded here and nowhere else, once a workbook is read."""

import io
import warnings
import zipfile
from datetime import date, datetime, time
from typing import Any, Final

from bot.catalogue.sources.grid import Grid, Line, Source, Span

MAX_UNPACKED: Final = 300_000_000  # bytes
MAX_CELLS: Final = 2_000_000
NO_VALUE: Final = "#FORMULA!"
"""Stands where a formula has no stored value."""


class WorkbookError(ValueError):
    """The workbook cannot be read; the message says why, ``remedy`` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


def read_workbook(data: bytes, wanted: str = "") -> Source:
    """The visible sheets of a workbook, or only the ``wanted`` one. Raises WorkbookError."""
    formulas = _checked(data)
    book = _open_workbook(data, values=True)
    names = list(book.sheetnames)
    if wanted and wanted not in names:
        raise WorkbookError(f"there is no sheet “{wanted}” in it", f"its sheets are {_list_names(names)}")
    with_formulas = _open_workbook(data, values=False) if formulas else None
    grids: list[Grid] = []
    hidden: list[str] = []
    for sheet in book.worksheets:
        if sheet.title == wanted or (not wanted and sheet.sheet_state == "visible"):
            grids.append(_grid(sheet, with_formulas[sheet.title] if with_formulas else None))
        elif sheet.sheet_state != "visible":
            hidden.append(sheet.title)
    notes = [f"hidden sheets are not read: {_list_names(hidden)}"] if hidden and not wanted else []
    return Source(tuple(grids), tuple(notes))


def _list_names(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _checked(data: bytes) -> bool:
    """Refuse an archive that would unpack without bound; True if any cell holds a formula."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise WorkbookError(
                    "the workbook is too large when unpacked", "save the sheet alone, as CSV UTF-8"
                )
            names = [part.filename for part in parts]
            if "xl/workbook.xml" not in names:
                raise WorkbookError(_other_archive(archive, names), "save it as .xlsx or as CSV UTF-8")
            sheets = [name for name in names if name.startswith("xl/worksheets/")]
            return any(b"<f>" in content or b"<f " in content for content in map(archive.read, sheets))
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise WorkbookError(
            f"the workbook is damaged: {error}", "open it in its program and save it again, or as CSV UTF-8"
        ) from error


def _other_archive(archive: zipfile.ZipFile, names: list[str]) -> str:
    if "word/document.xml" in names:
        return "this is a Word document: copy its table into a spreadsheet"
    if "mimetype" in names and b"spreadsheet" in archive.read("mimetype")[:100]:
        return "this is an OpenDocument spreadsheet"
    if any(name.startswith("Index/") for name in names):
        return "this is a Numbers document"
    if "xl/workbook.bin" in names:
        return "this is a binary workbook (.xlsb)"
    return "this is an archive, not a spreadsheet"


def _open_workbook(data: bytes, *, values: bool) -> Any:
    import openpyxl

    try:
        with warnings.catch_warnings():
            # Its warnings only matter to those who save a workbook.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), data_only=values)
    except Exception as error:  # openpyxl raises anything for a damaged part
        raise WorkbookError(
            f"the workbook cannot be read: {error}",
            "open it in its program and save it again, or as CSV UTF-8",
        ) from error


def _grid(sheet: Any, formulas: Any) -> Grid:
    # Of openpyxl's cells only those that are there: a stray format in the last row would make millions.
    stored: dict[tuple[int, int], Any] = sheet._cells
    texts: dict[int, dict[int, str]] = {}
    if len(stored) > MAX_CELLS:
        raise WorkbookError(f"the sheet “{sheet.title}” has more than {MAX_CELLS:,} cells", "split it")
    for (row, column), cell in stored.items():
        text = _text(cell.value)
        if not text and formulas is not None:
            formula = formulas._cells.get((row, column))
            text = NO_VALUE if formula is not None and formula.data_type == "f" else ""
        if text:
            texts.setdefault(row, {})[column - 1] = text
    lines = tuple(
        Line(row, tuple(cells.get(place, "") for place in range(max(cells) + 1)))
        for row, cells in sorted(texts.items())
    )
    merged = tuple(
        Span(each.min_row, each.max_row, each.min_col - 1, each.max_col - 1)
        for each in sheet.merged_cells.ranges
    )
    return Grid(lines, sheet.title, merged)


def _text(value: object) -> str:
    """A cell's value as its reader would write it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)

"""A table of issues, row by row: CSV in any common encoding and dialect, or a sheet of a workbook."""

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from typing import Any, BinaryIO, Final

from bot.catalogue.sources.delimited import DELIMITERS
from bot.catalogue.sources.encodings import UnknownEncodingError, encoding_of
from bot.catalogue.sources.intake import is_markup, kind_of
from bot.tickets.errors import TicketsError

WORKBOOK: Final = b"PK\x03\x04"
MAX_CELL: Final = 10_000_000
"""Characters; a larger cell means that a quotation mark was never closed."""

_SAMPLE: Final = 1_000_000  # bytes that tell the encoding
_SAMPLE_ROWS: Final = 30  # that tell the delimiter


@dataclass(frozen=True, slots=True)
class TicketRow:
    """One row under the header. ``number`` is the one a spreadsheet program shows."""

    number: int
    cells: tuple[str, ...]
    """As many as the header has: missing ones are empty, surplus ones are joined to the last."""
    fault: str = ""
    """What is wrong with the row; empty if it is sound."""


@dataclass(frozen=True, slots=True)
class TicketTable:
    header: tuple[str, ...]
    rows: Iterator[TicketRow]
    size: int
    """Bytes or rows in all; ``done`` counts in the same unit."""
    position: "ReadingProgress"


@dataclass(slots=True)
class ReadingProgress:
    """How much of a table was read."""

    done: int = 0


@contextmanager
def open_table(file: Path, sheet: str = "") -> Iterator[TicketTable]:
    """Open a table for reading, from its header on. Raises TicketsError, OSError."""
    if not file.is_file():
        raise TicketsError(f"{file}: there is no such file")
    with file.open("rb") as stream:
        start = stream.read(len(WORKBOOK))
        stream.seek(0)
        if start == WORKBOOK:
            with _workbook(file, sheet) as table:
                yield table
        else:
            yield _delimited(file, stream)


def _delimited(file: Path, stream: BinaryIO) -> TicketTable:
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    if kind := kind_of(sample):
        what, remedy = kind
        raise TicketsError(f"{file}: this is {what}, not a table: {remedy}")
    try:
        encoding = encoding_of(sample[: _whole_lines(sample)])
    except UnknownEncodingError as error:
        raise TicketsError(f"{file}: {error}: save it as “CSV UTF-8”") from error
    text = sample.decode(encoding, "replace").removeprefix("\ufeff")
    if is_markup(text):
        remedy = "open it in a spreadsheet program and save it as .xlsx or CSV UTF-8"
        raise TicketsError(f"{file}: this is a web page or XML, as some programs save .xls: {remedy}")
    delimiter = _delimiter(text)
    position = ReadingProgress()
    csv.field_size_limit(MAX_CELL)
    decoded = codecs.getreader(encoding)(_Counted(stream, position), "replace")
    rows = _numbered(csv.reader(_without_marks(decoded), delimiter=delimiter))
    found = next(rows, None)
    if found is None:
        raise TicketsError(f"{file}: the file is empty: give a table with a header row")
    number, header = found
    if isinstance(header, csv.Error):
        raise TicketsError(f"{file}: row {number} is not valid CSV: {header}") from header
    fitted = (_fitted(number, record, len(header), delimiter) for number, record in rows)
    return TicketTable(header, fitted, file.stat().st_size, position)


class _Counted(io.RawIOBase):
    """Passes bytes through and counts them."""

    def __init__(self, stream: BinaryIO, position: ReadingProgress) -> None:
        self._stream, self._position = stream, position

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._position.done += len(data)
        return data


def _without_marks(lines: Iterator[str] | Any) -> Iterator[str]:
    """The lines without a byte order mark, and without NUL, which the csv module takes for an error."""
    for number, line in enumerate(lines):
        plain = line.replace("\0", "")
        yield plain.removeprefix("\ufeff") if number == 0 else plain


def _whole_lines(sample: bytes) -> int:
    """How much of the sample ends with a line, so that no character is cut; all of a short one."""
    return len(sample) if len(sample) < _SAMPLE else sample.rfind(b"\n") + 1 or len(sample)


def _delimiter(text: str) -> str:
    """The delimiter that splits the first rows most evenly into most cells."""

    def merit(delimiter: str) -> tuple[int, int]:
        try:
            rows = list(islice(csv.reader(io.StringIO(text), delimiter=delimiter), _SAMPLE_ROWS))
        except csv.Error:
            return 0, 0
        widths = [len(row) for row in rows if row]
        steady = sum(width == widths[0] for width in widths) if widths and widths[0] > 1 else 0
        return steady, widths[0] if widths else 0

    return max(DELIMITERS, key=merit)


def _numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, tuple[str, ...] | csv.Error]]:
    """The rows that are not blank, or what is wrong with them, by the number that spreadsheets show."""
    for number in count(1):
        try:
            record = next(reader, None)
        except csv.Error as error:
            # The module gives up on this row only: the next one begins on the next line.
            yield number, error
            continue
        if record is None:
            return
        if any(cell.strip() for cell in record):
            yield number, tuple(record)


def _fitted(number: int, cells: tuple[str, ...] | csv.Error, width: int, delimiter: str) -> TicketRow:
    if isinstance(cells, csv.Error):
        return TicketRow(number, ("",) * width, f"not valid CSV: {cells}")
    surplus = [cell for cell in cells[width:] if cell.strip()]
    if surplus:
        joined = delimiter.join(cells[width - 1 :])
        return TicketRow(
            number, (*cells[: width - 1], joined), f"{len(surplus)} more cells than the header has"
        )
    missing = width - len(cells)
    if missing > 0:
        return TicketRow(number, (*cells, *[""] * missing), f"{missing} fewer cells than the header has")
    return TicketRow(number, cells[:width])


@contextmanager
def _workbook(file: Path, sheet: str) -> Iterator[TicketTable]:
    # Read only where there is a workbook: the library takes longer to load than a question to answer.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except (InvalidFileException, KeyError, ValueError, OSError) as error:
        raise TicketsError(
            f"{file}: the workbook cannot be read ({error}): save it again as .xlsx"
        ) from error
    try:
        if sheet and sheet not in book.sheetnames:
            raise TicketsError(f"{file}: there is no sheet “{sheet}”: it has {', '.join(book.sheetnames)}")
        page = book[sheet] if sheet else next((each for each in book.worksheets if each.max_row), None)
        if page is None:
            raise TicketsError(f"{file}: the workbook has no sheet with rows")
        position = ReadingProgress()
        records = _records(page, position)
        header = next((cells for _, cells in records if any(cells)), None)
        if header is None:
            raise TicketsError(f"{file}: the sheet “{page.title}” is empty: give a table with a header row")
        while header and not header[-1]:
            header = header[:-1]
        rows = (_fitted(number, cells, len(header), " ") for number, cells in records if any(cells))
        yield TicketTable(header, rows, page.max_row or 0, position)
    finally:
        book.close()


def _records(page: Any, position: ReadingProgress) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, values in enumerate(page.iter_rows(values_only=True), 1):
        position.done = number
        yield number, tuple("" if value is None else str(value) for value in values)

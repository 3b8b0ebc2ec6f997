"""A CSV file → rows of known columns, whatever spreadsheet program wrote it."""

import codecs
import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.catalogue.errors import CatalogueError
from bot.catalogue.report import FileReport
from bot.catalogue.sheet import columns
from bot.catalogue.yaml.fields import nearest
from bot.catalogue.yaml.tree import Scalar

MAX_BYTES: Final = 50_000_000
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WORKBOOK: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_TOLD_BY: Final = 20_000  # characters that tell the encoding of a longer file
_COMMONEST: Final = {"gb18030": (0xB0, 0xD7), "big5hkscs": (0xA4, 0xC6)}
"""Both standards put the common characters first: of ordinary text nearly all begin with such a byte."""
_LETTERS: Final = re.compile(rb"[\xc0-\xff]")
_IN_A_WORD: Final = re.compile(
    rb"(?<=[A-Za-z])[\xc0-\xff]{1,2}(?![\x80-\xff])|(?<![\x80-\xff])[\xc0-\xff]{1,2}(?=[A-Za-z])"
)
_LIKELY: Final = 0.6
_SAVE_AS: Final = "save it as “CSV UTF-8”; in programs without it choose CSV and UTF-8 as the encoding"


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not blank. ``number`` is the spreadsheet's row number; the header is usually 1."""

    number: int
    cells: dict[str, Scalar]
    """Column → cell with its place (line = row number, column = column number); empty cells are left out."""

    def value(self, column: str) -> str:
        cell = self.cells.get(column)
        return cell.value if cell else ""


@dataclass(frozen=True, slots=True)
class Table:
    columns: frozenset[str]
    rows: list[Row]


def read_table(file: Path, report: FileReport) -> Table:
    """The rows of a CSV file. Raises CatalogueError if it cannot be read as a table at all."""
    text = _decoded(file, report)
    lines, delimiter = _without_hint(text)
    records = _records(lines, delimiter or _delimiter(lines), report)
    start = next((n for n, record in enumerate(records) if any(cell.strip() for cell in record)), None)
    if start is None:
        report.add("csv-empty", None, "the file is empty", remedy=f"begin with {','.join(columns.CORE)}")
        raise CatalogueError(report.problems)
    known = _header(records[start], start + 1, report)
    rows: list[Row] = []
    for number, record in enumerate(records[start + 1 :], start + 2):
        cells = {
            column: Scalar(columns.unguarded(value), number, place + 1, plain=False)
            for place, column in known.items()
            if place < len(record) and (value := record[place].strip())
        }
        if cells:
            rows.append(Row(number, cells))
        extra = [cell for cell in record[len(records[start]) :] if cell.strip()]
        if extra:
            report.add(
                "csv-row",
                Scalar("", number, len(records[start]) + 1, plain=False),
                f"row {number} has more cells than the header",
                value=extra[0],
                remedy="put cells that hold the delimiter in double quotes",
            )
    return Table(frozenset(known.values()), rows)


def _decoded(file: Path, report: FileReport) -> str:
    try:
        if file.stat().st_size > MAX_BYTES:
            report.add("too-large", None, f"the file is larger than {MAX_BYTES:,} bytes", remedy="split it")
            raise CatalogueError(report.problems)
        data = file.read_bytes()
    except OSError as error:
        report.add(
            "unreadable", None, f"it cannot be read: {error.strerror}", remedy="check path and permissions"
        )
        raise CatalogueError(report.problems) from error
    if data.startswith(_WORKBOOK):
        report.add("not-csv", None, "this is a workbook, not CSV", remedy="save it as “CSV UTF-8”")
        raise CatalogueError(report.problems)
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        report.add(
            "not-utf-8",
            Scalar("", data.count(b"\n", 0, error.start) + 1, 1, plain=False),
            f"the file is not UTF-8: {_guess(data)}",
            remedy=_SAVE_AS,
        )
        raise CatalogueError(report.problems) from error
    if "\0" in text:
        report.add("not-csv", None, "the file is not text", remedy="save it as “CSV UTF-8”")
        raise CatalogueError(report.problems)
    return text


def _guess(data: bytes) -> str:
    """What a file that is not UTF-8 seems to be; only said, never trusted: texts would be wrong."""
    shares = {
        "Windows-1252 or Latin-1": _single_share(data),
        "GB18030 or GBK": _common_share(data, "gb18030"),
        "Big5": _common_share(data, "big5hkscs"),
    }
    likeliest = max(shares, key=lambda name: shares[name])
    if shares[likeliest] >= _LIKELY:
        return f"it looks like {likeliest}"
    return "Big5, GB18030 and Windows-1252 were tried and none fits plainly"


def _common_share(data: bytes, encoding: str) -> float:
    """How many of the Chinese characters are common ones, read in this encoding; 0 if it cannot be."""
    first, last = _COMMONEST[encoding]
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    found = [each for each in text[:_TOLD_BY] if "\u3400" <= each <= "\u9fff"]
    return sum(first <= each.encode(encoding)[0] <= last for each in found) / max(1, len(found))


def _single_share(data: bytes) -> float:
    """How many of the letters beyond ASCII, read as Latin-1, stand in a word of others, as in “Größe”."""
    start = data[:_TOLD_BY]
    return sum(map(len, _IN_A_WORD.findall(start))) / max(1, len(_LETTERS.findall(start)))


def _without_hint(text: str) -> tuple[str, str]:
    """Excel may write ``sep=;`` before the header; the line is blanked so that rows keep their numbers."""
    first, line_end, rest = text.partition("\n")
    hint = first.strip().strip('"').lower()
    if hint.startswith("sep=") and len(hint) == len("sep=;"):
        return line_end + rest, hint[-1]
    if hint == "sep=":
        return line_end + rest, "\t"
    return text, ""


def _delimiter(text: str) -> str:
    """The delimiter with which the first line that is not blank names most columns."""
    head = next((line for line in text.splitlines() if line.strip()), "")

    def named(delimiter: str) -> int:
        cells = next(csv.reader([head], delimiter=delimiter), [])
        return sum(1 for cell in cells if columns.column_of(cell))

    return max(",;\t", key=named)


def _records(text: str, delimiter: str, report: FileReport) -> list[list[str]]:
    limit = csv.field_size_limit(MAX_BYTES)
    records: list[list[str]] = []
    try:
        records.extend(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        report.add(
            "not-csv",
            Scalar("", len(records) + 1, 1, plain=False),
            f"row {len(records) + 1} is not valid CSV: {error}",
            remedy="check the double quotes from this row on",
        )
        raise CatalogueError(report.problems) from error
    finally:
        csv.field_size_limit(limit)
    return records


def _header(record: list[str], number: int, report: FileReport) -> dict[int, str]:
    """Place → column for the columns that are known."""
    found: dict[int, str] = {}
    for place, cell in enumerate(record):
        column = columns.column_of(cell)
        at = Scalar(cell, number, place + 1, plain=False)
        if column in found.values():
            report.add("csv-header", at, "this column is there twice", value=cell, remedy="keep one of them")
        elif column:
            found[place] = column
        elif cell.strip():
            hint = nearest(cell.strip().lower(), columns.COLUMNS)
            report.add("csv-column", at, "this column is not read", value=cell, remedy=hint, level="warning")
    for column in columns.NEEDED:
        if column not in found.values():
            at = Scalar("", number, 1, plain=False)
            report.add("csv-header", at, f"the column “{column}” is missing",
                       remedy=f"the first row must name {','.join(columns.CORE)}")  # fmt: skip
    if any(problem.level == "error" for problem in report.problems):
        raise CatalogueError(report.problems)
    return found

"""CSV in the dialects that spreadsheet programs and databases write."""

import csv
import io
from collections import Counter
from collections.abc import Callable
from typing import Final

from bot.catalogue.sources.grid import Grid, Line

DELIMITERS: Final = ",;\t|"
_LOOKED_AT: Final = 60  # records
_HUGE: Final = 50_000_000


class NotDelimitedError(ValueError):
    """The text is no valid CSV from ``row`` on."""

    def __init__(self, message: str, row: int) -> None:
        super().__init__(message)
        self.row = row


def read_delimited(text: str, column_of: Callable[[str], str]) -> tuple[Grid, str]:
    """The rows of a CSV text and its delimiter; row numbers are those a spreadsheet program shows.

    ``column_of`` names the column that a heading means: the delimiter that yields most in one row wins.
    Raises NotDelimitedError.
    """
    lines, hinted = _without_hint(text)
    limit = csv.field_size_limit(_HUGE)
    try:
        delimiter = hinted or _delimiter(lines, column_of)
        records = _records(lines, delimiter)
    finally:
        csv.field_size_limit(limit)
    return Grid(tuple(Line(number, tuple(cells)) for number, cells in enumerate(records, 1))), delimiter


def _without_hint(text: str) -> tuple[str, str]:
    """Excel may write ``sep=;`` before the header; the line is blanked so that rows keep their numbers."""
    first, line_end, rest = text.partition("\n")
    hint = first.strip().strip('"').lower()
    if hint.startswith("sep=") and len(hint) == len("sep=;"):
        return line_end + rest, hint[-1]
    if hint == "sep=":
        return line_end + rest, "\t"
    return text, ""


def _delimiter(text: str, column_of: Callable[[str], str]) -> str:
    """The delimiter that yields a row with most known headings; else the one that splits most steadily."""

    def merit(delimiter: str) -> tuple[int, int]:
        rows = _first_rows(text, delimiter)
        headings = max((len({column_of(cell) for cell in row} - {""}) for row in rows), default=0)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        return headings, max(widths.values(), default=0)

    return max(DELIMITERS, key=merit)


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows += [record] if any(cell.strip() for cell in record) else []
            if len(rows) >= _LOOKED_AT:
                break
    except csv.Error:
        pass  # the whole text is read strictly afterwards, and says what is wrong
    return rows


def _records(text: str, delimiter: str) -> list[list[str]]:
    try:
        return _strictly(text, delimiter, None)
    except NotDelimitedError:
        # Databases write \" for a quote in a quoted cell.
        if '\\"' not in text:
            raise
        return _strictly(text, delimiter, "\\")


def _strictly(text: str, delimiter: str, escape: str | None) -> list[list[str]]:
    records: list[list[str]] = []
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        strict=True,
        escapechar=escape,
        doublequote=escape is None,
    )
    try:
        records.extend(reader)
    except csv.Error as error:
        row = len(records) + 1
        raise NotDelimitedError(f"row {row} is not valid CSV: {error}", row) from error
    return records

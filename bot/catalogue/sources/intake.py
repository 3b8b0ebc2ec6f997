"""A file of any kind → its grids, or one line that says what it is and how to bring it."""

import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.catalogue.errors import CatalogueError
from bot.catalogue.report import FileReport
from bot.catalogue.sources import backstage, codeowners
from bot.catalogue.sources.delimited import NotDelimitedError, read_delimited
from bot.catalogue.sources.encodings import UnknownEncodingError, decode
from bot.catalogue.sources.grid import Source
from bot.catalogue.sources.json_records import NotRecordsError, read_json
from bot.catalogue.sources.markdown import read_markdown
from bot.catalogue.sources.web_page import read_web_page
from bot.catalogue.sources.workbook import WorkbookError, read_workbook
from bot.catalogue.yaml.tree import BrokenNode

MAX_BYTES: Final = 50_000_000
_SAVE_AS: Final = "save it as “CSV UTF-8”; in programs without it choose CSV and UTF-8 as the encoding"
_KINDS: Final = (
    (b"\xd0\xcf\x11\xe0", "an old workbook (.xls), or one with a password", "save it as .xlsx"),
    (b"%PDF", "a PDF", "copy its table into a spreadsheet, and save that as .xlsx or CSV UTF-8"),
    (b"{\\rtf", "a text document (RTF)", "copy its table into a spreadsheet"),
    (b"\x1f\x8b", "a packed file", "unpack it first"),
    (b"Rar!", "a packed file", "unpack it first"),
    (b"7z\xbc\xaf", "a packed file", "unpack it first"),
    (b"\x89PNG", "a picture", "type its table into a spreadsheet"),
    (b"\xff\xd8\xff", "a picture", "type its table into a spreadsheet"),
)
_MARKUP: Final = ("<!doctype", "<html", "<table", "<?xml", "<meta", "<head")
_DELIMITER_NAMES: Final = {";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a file is to be read."""

    sheet: str = ""
    """Of a workbook; empty for whichever fits."""
    encoding: str = ""
    """Empty for whichever fits."""


def read_source(file: Path, wanted: Wanted, report: FileReport, column_of: Callable[[str], str]) -> Source:
    """Read a file. ``column_of`` names the column that a heading means, empty for none.

    Raises CatalogueError with the reason in the report if it holds nothing that could be read.
    """
    data = _bytes_of(file, report)
    if data.startswith(b"PK\x03\x04"):
        try:
            return read_workbook(data, wanted.sheet)
        except WorkbookError as error:
            raise _refusal(report, "not-csv", str(error), error.remedy) from error
    if kind := kind_of(data):
        what, remedy = kind
        raise _refusal(report, "not-csv", f"this is {what}, not a table", remedy)
    text, notes = _text_of(data, wanted.encoding, report)
    if is_markup(text):
        grids = read_web_page(text)
        if grids:
            return Source(
                grids, (*notes, "this is a web page, as some programs save .xls: its tables were read")
            )
        remedy = "open it in a spreadsheet program and save it as .xlsx or CSV UTF-8"
        raise _refusal(report, "not-csv", "this is a web page or XML without a table", remedy)
    found = _by_form(file, text, report, column_of)
    if found is None:
        found = _delimited(text, report, column_of)
    return Source(found.grids, (*notes, *found.notes), found.settled)


def kind_of(data: bytes) -> tuple[str, str] | None:
    """What a file is that is no table, told by its first bytes, with the remedy; None for any other."""
    return next(((what, remedy) for start, what, remedy in _KINDS if data.startswith(start)), None)


def is_markup(text: str) -> bool:
    """True for a web page or XML, by its first characters."""
    return text[:2_000].lstrip().lower().startswith(_MARKUP)


def _by_form(file: Path, text: str, report: FileReport, column_of: Callable[[str], str]) -> Source | None:
    """Recognise a file by its name or form; None if it can only be CSV."""
    ending = file.suffix.lower()
    if ending in {".json", ".jsonl", ".ndjson"} or text.lstrip()[:1] in {"[", "{"}:
        try:
            return Source((read_json(text, column_of),), ("this is JSON: each record was read as a row",))
        except NotRecordsError as error:
            if ending in {".json", ".jsonl", ".ndjson"}:
                remedy = "write a list of objects with the keys department, role, duty, phrases"
                raise _refusal(report, "not-csv", str(error), remedy) from error
    if file.name in codeowners.NAMES or (not ending and codeowners.looks_like(text)):
        return codeowners.read_codeowners(text)
    if ending in {".yaml", ".yml"}:
        if backstage.looks_like(text):
            return backstage.read_backstage(text, report)
        remedy = "name its folder with --knowledge if it is a catalogue; otherwise bring a spreadsheet"
        raise _refusal(report, "not-csv", "this is YAML, and no Backstage catalogue", remedy)
    if ending in {".md", ".markdown"}:
        grids = read_markdown(text)
        if grids:
            return Source(tuple(grids))
        remedy = "put its duties into a table, or into a spreadsheet"
        raise _refusal(report, "not-csv", "there is no table in this Markdown", remedy)
    return None


def _delimited(text: str, report: FileReport, column_of: Callable[[str], str]) -> Source:
    if "\0" in text:
        raise _refusal(report, "not-csv", "the file is not text", "save it as “CSV UTF-8”")
    try:
        grid, delimiter = read_delimited(text, column_of)
    except NotDelimitedError as error:
        at = BrokenNode(error.row, 1)
        raise _refusal(
            report, "not-csv", str(error), "check the double quotes from this row on", at
        ) from error
    name = _DELIMITER_NAMES.get(delimiter)
    return Source((grid,), (f"cells are separated by {name}",) if name else ())


def _text_of(data: bytes, encoding: str, report: FileReport) -> tuple[str, tuple[str, ...]]:
    try:
        text, found = decode(data, encoding)
    except UnknownEncodingError as error:
        at = BrokenNode(data.count(b"\n", 0, error.offset) + 1, 1)
        remedy = f"{_SAVE_AS}; or name its encoding with --encoding"
        raise _refusal(report, "not-utf-8", str(error), remedy, at) from error
    except LookupError as error:
        remedy = "for example utf-8, cp1252, gb18030, big5"
        raise _refusal(report, "no-encoding", f"“{encoding}” is no encoding", remedy) from error
    return text, () if found == "utf-8" or encoding else (f"the text is {found.upper()}",)


def _bytes_of(file: Path, report: FileReport) -> bytes:
    """The bytes of a regular file; a pipe would block, a device never ends."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            what = "a folder" if file.is_dir() else "not a file"
            raise _refusal(report, "unreadable", f"this is {what}", "name a file")
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        said = f"it cannot be read: {error.strerror}"
        raise _refusal(report, "unreadable", said, "check path and permissions") from error
    if len(data) > MAX_BYTES:
        raise _refusal(report, "too-large", f"the file is larger than {MAX_BYTES:,} bytes", "split it")
    return data


def _refusal(
    report: FileReport, rule: str, message: str, remedy: str, at: BrokenNode | None = None
) -> CatalogueError:
    report.add(rule, at, message, remedy=remedy)
    return CatalogueError(report.problems)

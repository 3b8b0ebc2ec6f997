"""What was routed, written so that an interruption loses nothing: rows go to a part beside the file to come.

A note beside the part says how far it is trusted and what it was made from. The next call with the same input
goes on from there; at the end the part becomes the file, as a workbook where its name ends in .xlsx.
"""

import csv
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TextIO

from bot.tickets.errors import TicketsError

WORKBOOK_ENDING: Final = ".xlsx"
_FORMULA: Final = "=@\t\r"
_SIGNS: Final = "+-"
_NUMBER: Final = frozenset("0123456789+-.,()/ :")


@dataclass(slots=True)
class Progress:
    """How much the part file holds: rows written, and their bytes."""

    rows: int = 0
    size: int = 0
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """The counts of those rows."""


class Output:
    """Rows on their way into a file; ``progress.rows`` of them were there before."""

    def __init__(self, file: Path, header: Sequence[str], made_from: str, *, again: bool = False) -> None:
        """``made_from`` tells one task from another: a part that was made from something else begins anew,
        and so does any part with ``again``.
        """
        self.file = file
        self.part = file.with_name(f".{file.name}.part")
        self.note = file.with_name(f".{file.name}.part.json")
        self.made_from = made_from
        self.progress = Progress() if again else self._known()
        self._header = header
        self._stream: TextIO

    def __enter__(self) -> Self:
        begun = self.progress.rows > 0 or self.progress.size > 0
        try:
            if begun:
                os.truncate(self.part, self.progress.size)
            # The mark tells spreadsheet programs that it is UTF-8.
            encoding = "utf-8" if begun else "utf-8-sig"
            self._stream = self.part.open("a" if begun else "w", encoding=encoding, newline="")
        except OSError as error:
            raise TicketsError(f"{self.part}: it cannot be written: {error.strerror}") from error
        if not begun:
            csv.writer(self._stream).writerow(guard_cell(cell) for cell in self._header)
            self._settle(Progress())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._stream.close()
        if kind is None:
            self._finish()

    def write(self, rows: Iterable[Sequence[str]], counts: Mapping[str, Mapping[str, int]]) -> None:
        """Write some rows durably, with the counts up to them, so that none is ever repeated."""
        written = 0
        writer = csv.writer(self._stream)
        for row in rows:
            writer.writerow(guard_cell(cell) for cell in row)
            written += 1
        self._settle(Progress(self.progress.rows + written, counts=counts))

    def _settle(self, progress: Progress) -> None:
        self._stream.flush()
        progress.size = self._stream.buffer.tell()
        self.progress = progress
        noted = {"made_from": self.made_from, **asdict(progress)}
        temporary = self.note.with_suffix(".new")
        temporary.write_text(json.dumps(noted), encoding="utf-8")
        temporary.replace(self.note)

    def _known(self) -> Progress:
        try:
            noted = json.loads(self.note.read_text(encoding="utf-8"))
            if noted["made_from"] != self.made_from or self.part.stat().st_size < noted["size"]:
                return Progress()
            return Progress(int(noted["rows"]), int(noted["size"]), dict(noted["counts"]))
        except (OSError, ValueError, KeyError, TypeError):
            return Progress()

    def _finish(self) -> None:
        if self.file.suffix.lower() == WORKBOOK_ENDING:
            _to_workbook(self.part, self.file)
            self.part.unlink()
        else:
            self.part.replace(self.file)
        self.note.unlink(missing_ok=True)


def guard_cell(cell: str) -> str:
    """The cell, guarded so that no spreadsheet takes it for a formula; numbers and phone numbers stay."""
    first = cell[:1]
    if not first:
        return cell
    formula = first in _FORMULA or (first in _SIGNS and not _NUMBER.issuperset(cell))
    return f"'{cell}" if formula else cell


def _to_workbook(part: Path, file: Path) -> None:
    # Only those who ask for a workbook wait for its library.
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet("routed")
    with part.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.reader(stream):
            cells = []
            for text in row:
                cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", text)[:32_767])
                cell.data_type = "s"  # a text, whatever it begins with
                cells.append(cell)
            sheet.append(cells)
    temporary = file.with_name(f".{file.name}.new")
    book.save(temporary)
    temporary.replace(file)

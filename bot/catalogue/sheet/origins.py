"""Where the spreadsheet says a thing of its catalogue: the cell to change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.catalogue.sheet.cells import SheetRow
from bot.catalogue.sheet.columns import translations


@dataclass(frozen=True, slots=True)
class Origins:
    file: str = ""
    rows: Mapping[tuple[str, str], SheetRow] = field(default_factory=dict)
    """Kind (department, role, duty) and id → the first row that names it."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Column → the letters that spreadsheets show above it; empty where the rows are no rows of a sheet."""

    def cell(self, kind: str, own: str, column: str) -> str:
        """“cell C7 of duties.csv”; empty where the file does not say it, or has no cells."""
        row = self.rows.get((kind, own))
        if row is None or not self.letters:
            return ""
        for name in (column, *translations(column)):
            if name in self.letters:
                return f"cell {self.letters[name]}{row.number} of {self.file}"
        return f"row {row.number} of {self.file}, in a new column “{column}”"


NOWHERE: Final = Origins()

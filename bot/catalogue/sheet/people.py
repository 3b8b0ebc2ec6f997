"""Cells that name people: picking the addresses out of the text around them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.catalogue.sheet.cells import SheetRow

_EMAIL: Final = re.compile(r"[^\s@<>()（）,;，；、|\"'：:]+@[^\s@<>()（）,;，；、|\"']+\.[A-Za-z]{2,}")
_SLACK_ID: Final = re.compile(r"(?<![A-Za-z0-9])[UWS][A-Z0-9]{6,}(?![A-Za-z0-9])")
_BETWEEN: Final = re.compile(r"\s*(?:[;；,，、|｜/\n]|\s&\s|\band\b|\bund\b|和|及)\s*")


def addresses_in(cell: str) -> tuple[list[str], list[str]]:
    """The addresses in a cell in their order, and the pieces of it that hold none.

    “Jane Doe <jane@example.com>” is one address; “a@example.com; Bob” an address and a piece without.
    """
    found: list[str] = []
    others: list[str] = []
    for piece in filter(None, _BETWEEN.split(cell.strip())):
        inside = [each[0] for each in sorted(_matches(piece), key=lambda each: each.start())]
        found += inside
        others += [] if inside else [piece]
    return list(dict.fromkeys(found)), others


def _matches(piece: str) -> list[re.Match[str]]:
    return [*_EMAIL.finditer(piece.replace("mailto:", " " * 7)), *_SLACK_ID.finditer(piece)]


def addressed_share(cells: Sequence[str]) -> float:
    """How many of the cells hold an address, between 0 and 1; 0 without cells."""
    return sum(bool(addresses_in(cell)[0]) for cell in cells) / len(cells) if cells else 0.0


def drop_names(rows: Sequence[SheetRow]) -> tuple[list[SheetRow], list[str]]:
    """The rows without columns of mere names, which nobody could be reached by; and what is said of it.

    A name among addresses stays: it is a mistake to be told in its place.
    """
    kept, notes = list(rows), list[str]()
    for column in ("holder", "deputy"):
        cells = [cell for row in rows if (cell := row.value(column))]
        if len(cells) > 1 and not addressed_share(cells):
            names = ", ".join(list(dict.fromkeys(" ".join(cell.split()) for cell in cells))[:3])
            notes.append(
                f"{column}: {len(cells)} cells hold names without an address ({names}, …) and were left out; "
                "write e-mail addresses or Slack ids"
            )
            kept = [
                replace(row, cells={key: cell for key, cell in row.cells.items() if key != column})
                for row in kept
            ]
    return kept, notes

"""Tables and progress as plain text, in a terminal or piped."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.language.script import has_chinese

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class ReportTable:
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    """A line under the table; empty if there is nothing to add."""


def show(tables: Iterable[ReportTable]) -> None:
    """Print tables to stdout, the first column to the left and the others to the right."""
    for table in tables:
        print("\n".join((*plain_lines(table), "")))


def plain_lines(table: ReportTable) -> list[str]:
    """A table as lines of text in columns."""
    rows = [table.head, *table.rows]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(table.head))]
    lines = [table.title]
    for row in rows:
        cells = [
            cell + " " * (width - _width(cell)) if column == 0 else " " * (width - _width(cell)) + cell
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append(("  " + "  ".join(cells)).rstrip())
    if table.note:
        lines.append(f"  {table.note}")
    return lines


def _width(text: str) -> int:
    """Columns in a terminal: a Chinese character takes two."""
    return sum(2 if has_chinese(character) else 1 for character in text)


def progress(title: str, items: Iterable[Item]) -> Iterator[Item]:
    """Pass items on, counting them on one line of stderr on a terminal, cleared at the end."""
    if not sys.stderr.isatty():
        yield from items
        return
    listed: Sequence[Item] = list(items)
    for done, item in enumerate(listed):
        _overwrite(f"{title}: {done}/{len(listed)}")
        yield item
    _overwrite("")


def _overwrite(line: str) -> None:
    print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)


def percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"


def milliseconds(value: float) -> str:
    return f"{value:.3f}" if value < 10 else f"{value:.1f}"

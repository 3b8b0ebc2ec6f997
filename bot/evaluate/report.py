"""Tables and progress in the terminal; rich where somebody is watching, plain text where it is piped."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.language.script import has_chinese

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    """A line under the table; empty if there is nothing to add."""


def show(tables: Iterable[Table]) -> None:
    """Print tables to stdout, the first column to the left and the others to the right."""
    if sys.stdout.isatty():
        _show_rich(tables)
        return
    for table in tables:
        print("\n".join((*plain(table), "")))


def plain(table: Table) -> list[str]:
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


def _show_rich(tables: Iterable[Table]) -> None:
    from rich.console import Console  # noqa: PLC0415  # half of a start-up that most commands never need
    from rich.table import Table as RichTable  # noqa: PLC0415

    console = Console()
    for table in tables:
        shown = RichTable(
            title=table.title, title_justify="left", caption=table.note or None, caption_justify="left"
        )
        for place, name in enumerate(table.head):
            shown.add_column(name, justify="right" if place else "left")
        for row in table.rows:
            shown.add_row(*row)
        console.print(shown)


def progress(title: str, items: Iterable[Item]) -> Iterator[Item]:
    """Pass items on, with a bar on stderr if that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import track  # noqa: PLC0415

    listed: Sequence[Item] = list(items)
    yield from track(listed, title, console=Console(stderr=True), transient=True)


def percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"


def milliseconds(value: float) -> str:
    return f"{value:.3f}" if value < 10 else f"{value:.1f}"

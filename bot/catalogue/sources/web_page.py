"""The tables of a web page → grids; what many programs save as .xls is one."""

import re
from html.parser import HTMLParser
from itertools import product
from typing import Final

from bot.catalogue.sources.grid import Grid, Line, Span

_CELLS: Final = frozenset(("td", "th"))
_BEGINS_A_LINE: Final = frozenset(("br", "p", "div", "li"))
_UNSEEN: Final = frozenset(("style", "script", "head"))
_BLANKS: Final = re.compile(r"\s+")
_MOST_SPANNED: Final = 200
"""Rows or columns of one cell."""


def read_web_page(text: str) -> tuple[Grid, ...]:
    """A grid for each table with rows, those inside another one for themselves.

    Cells over several rows or columns are merged ones.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return tuple(_grid(table) for table in reader.tables if table)


_Cell = tuple[str, int, int]
"""Text, rows and columns."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[_Cell]]] = []
        self._open: list[list[list[_Cell]]] = []
        self._span = (1, 1)
        self._text: list[str] | None = None
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._end_cell()
            self._open.append([])
            self.tables.append(self._open[-1])
        elif tag == "tr" and self._open:
            self._end_cell()
            self._open[-1].append([])
        elif tag in _CELLS and self._open:
            self._end_cell()
            if not self._open[-1]:
                self._open[-1].append([])
            named = dict(attrs)
            self._span = (_number(named.get("rowspan")), _number(named.get("colspan")))
            self._text = []
        elif tag in _BEGINS_A_LINE and self._text:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _CELLS or tag == "tr":
            self._end_cell()
        elif tag == "table" and self._open:
            self._end_cell()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._unseen:
            self._text.append(_BLANKS.sub(" ", data))

    def _end_cell(self) -> None:
        if self._text is not None and self._open and self._open[-1]:
            lines = "".join(self._text).split("\n")
            text = "\n".join(" ".join(line.split()) for line in lines).strip()
            self._open[-1][-1].append((text, *self._span))
        self._text = None


def _number(written: str | None) -> int:
    return min(int(written), _MOST_SPANNED) or 1 if written and written.isdecimal() else 1


def _grid(rows: list[list[_Cell]]) -> Grid:
    taken: set[tuple[int, int]] = set()  # row and place of what a cell above or to the left covers
    merged: list[Span] = []
    lines: list[Line] = []
    for number, row in enumerate(rows, 1):
        cells: list[str] = []
        for text, down, across in row:
            while (number, len(cells)) in taken:
                cells.append("")
            place, bottom = len(cells), min(number + down - 1, len(rows))
            cells.append(text)
            if bottom > number or across > 1:
                merged.append(Span(number, bottom, place, place + across - 1))
                covered = product(range(number, bottom + 1), range(place, place + across))
                taken.update(each for each in covered if each != (number, place))
        lines.append(Line(number, tuple(cells)))
    return Grid(tuple(lines), merged=tuple(merged))

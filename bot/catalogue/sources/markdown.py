"""Tables in Markdown → grids."""

import re
from typing import Final

from bot.catalogue.sources.grid import Grid, Line

_RULE: Final = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_BAR: Final = re.compile(r"(?<!\\)\|")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS: Final = re.compile(r"\*\*|__|`")


def read_markdown(text: str) -> list[Grid]:
    """The tables of a text, each named after the heading above it; row numbers are lines of the file."""
    grids: list[Grid] = []
    lines = text.splitlines()
    heading = ""
    number = 0
    while number < len(lines):
        line = lines[number]
        if line.startswith("#"):
            heading = _plain(line.lstrip("#").strip())
        if "|" in line and number + 1 < len(lines) and _RULE.match(lines[number + 1]):
            end = number + 2
            while end < len(lines) and "|" in lines[end]:
                end += 1
            rows = [number, *range(number + 2, end)]
            grids.append(Grid(tuple(Line(row + 1, _cells(lines[row])) for row in rows), heading))
            number = end
            continue
        number += 1
    return grids


def _cells(line: str) -> tuple[str, ...]:
    bare = line.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return tuple(_plain(cell) for cell in _BAR.split(bare))


def _plain(cell: str) -> str:
    text = _LINK.sub(r"\1", _BREAK.sub("\n", cell.replace("\\|", "|")))
    return _MARKS.sub("", text).strip()

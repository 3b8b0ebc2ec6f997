"""The pages of the documentation, as the tests here read them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.paths import DOCS, ROOT

_FENCE: Final = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING: Final = re.compile(r"^(#+) (.+)$", re.MULTILINE)


def pages() -> list[Path]:
    """Every page that people read: those at the top and those below docs/."""
    return sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def text_of(name: str) -> str:
    """A page by its path from the root."""
    return (ROOT / name).read_text(encoding="utf-8")


def prose(text: str) -> str:
    """A page without its blocks of code."""
    return _FENCE.sub("", text)


def code_lines(text: str) -> Iterator[str]:
    """The lines inside a page's blocks of code."""
    for block in _FENCE.findall(text):
        yield from block.splitlines()[1:-1]


def sections(text: str, level: int) -> dict[str, str]:
    """Heading → what stands under it, down to the next heading of this level or above."""
    plain = prose(text)
    found = [match for match in _HEADING.finditer(plain) if len(match[1]) <= level]
    ends = [match.start() for match in found[1:]] + [len(plain)]
    return {
        match[2]: plain[match.end() : end]
        for match, end in zip(found, ends, strict=True)
        if len(match[1]) == level
    }


def first_cells(text: str) -> list[str]:
    """What stands in backticks in the first cell of each row of the tables."""
    rows = [line for line in text.splitlines() if line.startswith("|")]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])]

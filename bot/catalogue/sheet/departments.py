"""Departments for a table without a column of them: rows between, the sheets' names, or the title."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.catalogue.sheet.layout import Layout
from bot.catalogue.sources.grid import Grid, Line

_UNNAMED: Final = re.compile(r"(?:sheet|tabelle|table|工作表|表)\s*\d*", re.IGNORECASE)
_TITLE: Final = re.compile(
    r"([\u4e00-\u9fff]{1,12}?(?:部门|部門|部|处|處|科|室|中心|组|組))(?:门|門)?[\u4e00-\u9fff]*(?:职责|職責|岗位|崗位)"
)
_TITLE_EN: Final = re.compile(r"^(?:the )?(.{2,40}?) (?:department|team|division)\b", re.IGNORECASE)


def supply_departments(layouts: Sequence[Layout]) -> tuple[list[Layout], list[str]]:
    """The layouts with a column of departments put beside their own, and where it comes from.

    Nothing where no department is named anywhere.
    """
    if len(layouts) == 1:
        layout = layouts[0]
        if sections := _sections(layout):
            return [sections], [
                "no column names departments: rows that hold one cell only are read as theirs"
            ]
        if title := _titled(layout):
            return [_with(layout, [title] * len(layout.body))], [f"the department is the title’s: “{title}”"]
    named = [each for each in layouts if each.grid.name and not _UNNAMED.fullmatch(each.grid.name.strip())]
    if not named or len(named) < len(layouts):
        return [], []
    found = [_with(each, [each.grid.name] * len(each.body)) for each in named]
    listed = ", ".join(f"“{each.grid.name}”" for each in named)
    return found, [f"no column names departments: the names of the sheets are read as theirs: {listed}"]


def _sections(layout: Layout) -> Layout | None:
    """Take rows of a single cell as headings of the rows below, if the first row is one."""
    first = next((line for line in layout.body if not line.blank), None)
    if first is None or not _alone(first):
        return None
    return _with(layout, [_only(line) if _alone(line) else "" for line in layout.body], blanked=True)


def _alone(line: Line) -> bool:
    return sum(bool(cell.strip()) for cell in line.cells) == 1


def _only(line: Line) -> str:
    return next(cell.strip() for cell in line.cells if cell.strip())


def _titled(layout: Layout) -> str:
    for line in layout.grid.lines[: layout.header]:
        for cell in line.cells:
            if found := _TITLE.search(cell) or _TITLE_EN.search(cell.strip()):
                return found[1].strip()
    return ""


def _with(layout: Layout, values: Sequence[str], *, blanked: bool = False) -> Layout:
    grid, width = layout.grid, max(len(line.cells) for line in layout.grid.lines)
    lines = list(grid.lines[: layout.header])
    lines.append(_wider(layout.head, width, "department"))
    for line, value in zip(layout.body, values, strict=True):
        own = replace(line, cells=()) if blanked and value else line
        lines.append(_wider(own, width, value if not own.blank or blanked else ""))
    columns = {**layout.columns, width: "department"}
    return replace(layout, grid=Grid(tuple(lines), grid.name, grid.merged), columns=columns, supplied=True)


def _wider(line: Line, width: int, last: str) -> Line:
    return replace(line, cells=(*line.cells, *[""] * (width - len(line.cells)), last))

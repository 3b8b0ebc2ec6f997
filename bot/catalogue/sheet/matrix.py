"""RACI matrices: tasks down, roles across, letters where they meet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.catalogue.report import FileReport
from bot.catalogue.sheet.headings import UNREAD, column_of
from bot.catalogue.sources.grid import Grid, Line, cell_name
from bot.catalogue.yaml.tree import Scalar

_LETTERS: Final = re.compile(r"[RASCIVPDO](?:\s*[/,;&+、|]?\s*[RASCIVPDO]){0,3}", re.IGNORECASE)
_EMPTY: Final = frozenset(("", "-", "–", "—", "x", "n/a", "无", "/"))
_SHEET: Final = re.compile(r"(?:sheet|tabelle|工作表|表|raci)\s*\d*", re.IGNORECASE)
_TRIMMED: Final = re.compile(
    r"(?:raci|rasci|matrix|chart|矩阵|矩陣|分工表?|责任|責任)[\s:：-]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class UnfoldedMatrix:
    """A matrix as rows of department, role and duty; row numbers are those of the tasks."""

    grid: Grid
    notes: tuple[str, ...]
    names_departments: bool
    """True where departments stand above the roles."""


def unfold_matrix(grid: Grid, file: str, report: FileReport) -> UnfoldedMatrix | None:
    """The tasks of a matrix with the role that does each; None for what is no matrix.

    ``file`` gives the department its name where the sheet gives none. Tasks that nobody does are reported.
    """
    found = _header(grid)
    if found is None:
        return None
    header, roles = found
    head = grid.lines[header]
    task = _task_place(head, grid.lines[header + 1 :], roles)
    rooms = _rooms(grid, header, roles)
    title = _title(grid, header, file)
    lines: list[Line] = []
    shared: list[str] = []
    skipped: list[str] = []
    for line in grid.lines[header + 1 :]:
        cells = [*line.cells, *[""] * (max(roles) + 1 - len(line.cells))]
        letters = {place: cells[place].upper() for place in roles if _is_letters(cells[place])}
        name = cells[task].strip()
        if not letters:
            # A phase, a legend, a blank row.
            skipped += [] if line.blank else [f"row {line.number}"]
            continue
        owner = _owner(letters)
        if owner is None or not name:
            at = Scalar(name, line.number, task + 1, plain=False)
            what = "nobody does this task" if name else "the letters belong to no task"
            remedy = "write R where the role that does it stands" if name else "name the task"
            message = f"row {line.number} is left out: {what}"
            report.add("csv-row", at, message, value=name, remedy=remedy, level="warning")
            continue
        if sum("R" in each for each in letters.values()) > 1:
            shared.append(cell_name(line.number, owner))
        where = rooms.get(owner) or title
        lines.append(Line(line.number, (where, _spaced(head.cells[owner]), name)))
    notes = [
        f"this is a RACI matrix: {len(roles)} roles across, {len(lines)} tasks down; R does and owns a task"
    ]
    if shared:
        listed = ", ".join(shared[:12])
        notes.append(f"where several are R, the one who is A too owns the task, else the first: {listed}")
    if skipped:
        notes.append(f"rows without letters were skipped: {', '.join(skipped[:12])}")
    if any(line.cells[0] == title for line in lines) and not rooms:
        notes.append(f"it names no departments: all roles stand under “{title}”")
    made = Grid((Line(head.number, ("department", "role", "duty")), *lines), grid.name)
    return UnfoldedMatrix(made, tuple(notes), bool(rooms))


def _is_letters(cell: str) -> bool:
    return _LETTERS.fullmatch(cell.strip()) is not None


def _is_name(cell: str) -> bool:
    return len(cell.strip()) > 1 and not _is_letters(cell)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _header(grid: Grid) -> tuple[int, list[int]] | None:
    """The header and the places of the roles: columns that hold nothing but letters below it."""
    width = max((len(line.cells) for line in grid.lines), default=0)
    lettered = [place for place in range(width) if _lettered(grid.lines, place)]
    if len(lettered) < 2:
        return None
    for number, line in enumerate(grid.lines):
        roles = _names(line, lettered)
        following = _names(grid.lines[number + 1], lettered) if number + 1 < len(grid.lines) else []
        groups = len(following) > len(roles) or len(following) == len(lettered)
        if len(roles) > 1 and len(roles) * 2 >= len(lettered) and not groups:
            return number, roles
    return None


def _names(line: Line, places: Sequence[int]) -> list[int]:
    return [place for place in places if place < len(line.cells) and _is_name(line.cells[place])]


def _lettered(lines: Sequence[Line], place: int) -> bool:
    cells = [line.cells[place].strip() for line in lines if place < len(line.cells)]
    filled = [cell for cell in cells if cell.casefold() not in _EMPTY]
    letters = sum(map(_is_letters, filled))
    return letters >= 2 and letters * 10 >= 6 * len(filled)


def _task_place(head: Line, body: Sequence[Line], roles: Sequence[int]) -> int:
    """The column of the tasks: by its heading, else the one with most different texts."""
    before = [place for place in range(len(head.cells)) if place < min(roles)] or [0]
    named = [place for place in before if column_of(head.cells[place]) == "duty"]
    if named:
        return named[-1]
    open_ones = [place for place in before if column_of(head.cells[place]) != UNREAD] or before

    def texts(place: int) -> int:
        return len(
            {line.cells[place] for line in body if place < len(line.cells) and line.cells[place].strip()}
        )

    return max(open_ones, key=lambda place: (texts(place), place))


def _rooms(grid: Grid, header: int, roles: Sequence[int]) -> dict[int, str]:
    """Departments that stand above groups of roles, spread over their columns."""
    if not header:
        return {}
    above = grid.lines[header - 1]
    named = [place for place in range(min(roles), len(above.cells)) if above.cells[place].strip()]
    touching = above.number == grid.lines[header].number - 1
    if not touching or not named or named[0] != min(roles):
        return {}
    found: dict[int, str] = {}
    current = ""
    for place in range(min(roles), max(roles) + 1):
        cell = above.cells[place].strip() if place < len(above.cells) else ""
        current = cell or current
        found[place] = current
    return found


def _title(grid: Grid, header: int, file: str) -> str:
    for line in grid.lines[:header]:
        for cell in line.cells:
            if title := _TRIMMED.sub("", cell).strip(" :：-–—"):
                return " ".join(title.split())[:70]
    if grid.name and not _SHEET.fullmatch(grid.name.strip()):
        return _TRIMMED.sub("", grid.name).strip(" :：-–—") or grid.name
    return _TRIMMED.sub("", file.replace("_", " ").replace("-", " ")).strip() or file


def _owner(letters: dict[int, str]) -> int | None:
    doing = [place for place, each in letters.items() if "R" in each]
    answering = [place for place, each in letters.items() if "A" in each]
    both = [place for place in doing if place in answering]
    return next(iter([*both, *doing, *answering]), None)

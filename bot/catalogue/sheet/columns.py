"""The columns of a spreadsheet and how its cells are written.

One row per duty. The first four columns are enough; the others carry what a catalogue holds beyond them.
"""

import re
from collections.abc import Iterable
from typing import Final

CORE: Final = ("department", "role", "duty", "phrases")
NEEDED: Final = ("department", "role", "duty")


def translations(column: str) -> tuple[str, str]:
    """The Traditional and Simplified Chinese columns that go with one."""
    return f"{column}_zh_hant", f"{column}_zh_hans"


COLUMNS: Final = (
    *CORE,
    "kind",
    "department_id",
    "role_id",
    "duty_id",
    *translations("department"),
    *translations("role"),
    *translations("duty"),
    *translations("phrases"),
    "measure",
    *translations("measure"),
    "works_with",
    "from_mission",
    "not_for",
    "holder",
    "deputy",
    "role_channel",
    "role_reviewed",
    "role_aliases",
    *translations("role_aliases"),
    "owns",
    "mission",
    *translations("mission"),
    "department_channel",
    "department_reviewed",
    "department_aliases",
    *translations("department_aliases"),
    "keepers",
    "keepers_channel",
    "details",
    *translations("details"),
    "contact",
)
"""``kind`` is empty for a duty; role, department, elsewhere, starter, principle and catalogue are rows of
their own. A starter is a topic elsewhere that every new catalogue begins with. ``owns`` are names of a
role's systems, tools, brands, subprojects and places. ``keepers`` keep a department's part, or in a row
of the catalogue the whole, true. ``details`` is who usually handles a topic, the text of
a principle, the source of the catalogue."""

KINDS: Final = ("duty", "role", "department", "elsewhere", "starter", "principle", "catalogue")

SEE: Final = " -> "
"""In ``not_for``: between the wording of a boundary and what owns it."""

_FORMULA: Final = "=+-@＝＋－＠"
_GUARD: Final = "'"
_PIECES: Final = re.compile(r"(\\*)([|｜])")
_TRAILING: Final = re.compile(r"\\+$")


def join_phrases(phrases: Iterable[str]) -> str:
    """Phrases in one cell, separated by ``|``; a literal ``|`` becomes ``\\|``.

    Backslashes are literal except before a ``|``, where they are doubled.
    """
    listed = [_PIECES.sub(r"\1\1\\\2", phrase) for phrase in phrases]
    return "|".join(_TRAILING.sub(r"\g<0>\g<0>", phrase) for phrase in listed[:-1]) + (
        ("|" if len(listed) > 1 else "") + listed[-1] if listed else ""
    )


def split_phrases(cell: str) -> list[str]:
    """The phrases of a cell, trimmed, without empty ones; the reverse of ``join_phrases``."""
    phrases: list[str] = []
    current = ""
    end = 0
    for piece in _PIECES.finditer(cell):
        slashes = len(piece[1])
        current += cell[end : piece.start()] + "\\" * (slashes // 2)
        end = piece.end()
        if slashes % 2:
            current += piece[2]
        else:
            phrases.append(current)
            current = ""
    phrases.append(current + cell[end:])
    return [phrase for phrase in (each.strip() for each in phrases) if phrase]


def guard_cell(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before = + - @."""
    if cell[:1] and cell[0] in _FORMULA:
        return _GUARD + cell
    guards = len(cell) - len(cell.lstrip(_GUARD))
    if guards and cell[guards : guards + 1] and cell[guards] in _FORMULA:
        return _GUARD + cell
    return cell


def unguard_cell(cell: str) -> str:
    """The reverse of ``guard_cell``."""
    guards = len(cell) - len(cell.lstrip(_GUARD))
    if guards and cell[guards : guards + 1] and cell[guards] in _FORMULA:
        return cell[1:]
    return cell

"""CODEOWNERS → a grid: teams as roles, the paths they own as duties."""

import re
from collections.abc import Iterator
from typing import Final

from bot.catalogue.sources.grid import Grid, Line, Source

NAMES: Final = ("CODEOWNERS",)
HEADER: Final = ("department", "role", "duty", "phrases", "holder")
ROOM: Final = "Code"
"""The department of owners that belong to no organisation."""
_SECTION: Final = re.compile(r"^\^?\[([^\]]+)\](?:\[\d+\])?\s*(.*)$")
_OWNER: Final = re.compile(r"^@[\w.-]+(?:/[\w./-]+)?$|^[^@\s]+@[^@\s]+\.[^@\s]+$")
_PATH: Final = re.compile(r"(?:\\.|[^\s\\])+")
_WORDS: Final = re.compile(r"[^\W_]+")
_COMMON: Final = frozenset("src lib app apps packages pkg test tests docs doc main java com org".split())


def looks_like(text: str) -> bool:
    """True if most lines are a path and owners."""
    lines = [line.strip() for line in text.splitlines()]
    told = [line for line in lines if line and not line.startswith("#") and not _SECTION.match(line)]
    owned = [line for line in told if any(_OWNER.match(word) for word in line.split()[1:])]
    return bool(told) and len(owned) * 2 > len(told)


def read_codeowners(text: str) -> Source:
    """A row per path that somebody owns; the first owner gets it. Row numbers are lines of the file."""
    rows: list[Line] = []
    unowned: list[int] = []
    shared: list[int] = []
    section, default, comment = "", [""], ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            comment = line.lstrip("# ").strip() if line else ""
            continue
        if found := _SECTION.match(line):
            section, default, comment = found[1], found[2].split(), ""
            continue
        path, owners = _split(line)
        owners = owners or [owner for owner in default if _OWNER.match(owner)]
        if not owners:
            unowned.append(number)
            continue
        if len(owners) > 1:
            shared.append(number)
        rows.append(Line(number, _row(path, owners, comment or section)))
    notes = [
        "this is a CODEOWNERS file: teams were read as roles, the paths they own as duties",
        *(_note("paths that nobody owns were left out", unowned)),
        *(_note("of several owners the first was taken", shared)),
        *(["owners are known by other names in Slack: write holders into the catalogue"] if rows else []),
    ]
    return Source((Grid((Line(0, HEADER), *rows)),), tuple(notes), settled=True)


def _note(what: str, lines: list[int]) -> Iterator[str]:
    if lines:
        yield f"{what}: line {', '.join(map(str, lines[:8]))}{', …' if len(lines) > 8 else ''}"


def _split(line: str) -> tuple[str, list[str]]:
    found = _PATH.match(line)
    path = found[0] if found else line
    owners: list[str] = []
    for word in line[len(path) :].split():
        if word.startswith("#"):
            break
        owners += [word] if _OWNER.match(word) else []
    return path.replace("\\ ", " "), owners


def _row(path: str, owners: list[str], about: str) -> tuple[str, ...]:
    owner = owners[0]
    organisation, slash, team = owner.removeprefix("@").partition("/")
    email = owner if "@" in owner[1:] else ""
    role = team if slash else (email.partition("@")[0] if email else organisation)
    where = "everything that nobody else owns" if path == "*" else path
    duty = f"{about} ({where})" if about else f"Code in {where}"
    words = [word for word in _WORDS.findall(path) if word.casefold() not in _COMMON and len(word) > 2]
    phrases = dict.fromkeys([*([path] if path != "*" else []), *([" ".join(words)] if words else [])])
    department = organisation if slash else ROOM
    return (department, role.replace("-", " ").replace("/", " "), duty, "|".join(phrases), email)

"""Where the header of a grid is, and what each of its columns holds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.catalogue.sheet import people
from bot.catalogue.sheet.columns import COLUMNS, NEEDED, translations
from bot.catalogue.sheet.headings import PERSONAL, UNREAD, column_of, known_column
from bot.catalogue.sources.grid import Grid, Line, column_letters
from bot.language import chinese
from bot.language.codes import ZH_HANT

LOOKED_AT: Final = 60  # lines
_TRANSLATED: Final = tuple(column for column in COLUMNS if f"{column}_zh_hant" in COLUMNS)
_LEVELS: Final = frozenset(name for level in NEEDED for name in (level, *translations(level)))
_READ: Final = frozenset((*COLUMNS, *PERSONAL))


@dataclass(frozen=True, slots=True)
class Layout:
    grid: Grid
    header: int
    """Index of the header among the lines of the grid."""
    columns: dict[int, str]
    """Place → column."""
    repeated: tuple[int, ...] = ()
    """Places whose heading stands there twice."""
    notes: tuple[str, ...] = ()
    supplied: bool = False
    """True where the last column is not in the file."""
    is_made_up: bool = False
    """True where the header is not the file's own, so that notes do not mention it."""
    names_departments: bool = True
    """False where the file names no departments and the importer made them up."""

    @property
    def head(self) -> Line:
        return self.grid.lines[self.header]

    @property
    def body(self) -> tuple[Line, ...]:
        return self.grid.lines[self.header + 1 :]

    @property
    def missing(self) -> list[str]:
        return [column for column in NEEDED if column not in self.columns.values()]

    @property
    def of_people(self) -> bool:
        """True for a list of people and their roles, which names no duties."""
        found = set(self.columns.values())
        return "duty" not in found and {"department", "role"} <= found and bool(found & {"holder", "person"})


def layout_of(grid: Grid) -> Layout | None:
    """The layout of a grid; None if no row names two columns."""
    best, header = 0, -1
    for place, line in enumerate(grid.lines[:LOOKED_AT]):
        found = {column_of(cell) for cell in line.cells} & _READ
        known = {known_column(cell) for cell in line.cells} & _READ
        merit = len(found) + len(known) + len(found & _LEVELS)
        if len(found) > 1 and known and merit > best:
            best, header = merit, place
    if header < 0:
        return None
    return _resolved(grid, header)


def is_header(line: Line, layout: Layout) -> bool:
    """True for a row that repeats the header, in its own words or in another language."""
    head, columns = layout.head.cells, layout.columns
    told = {place: cell for place, cell in enumerate(line.cells) if cell.strip() and place in columns}
    same = [
        place
        for place, cell in told.items()
        if (place < len(head) and cell.strip().casefold() == head[place].strip().casefold())
        or (known_column(cell) and _family(known_column(cell)) == _family(columns[place]))
    ]
    return len(same) > 1 and len(same) * 2 > len(told)


def _family(column: str) -> str:
    """A column without its language; what names people counts as one."""
    base = column.removesuffix("_zh_hant").removesuffix("_zh_hans")
    return "holder" if base in PERSONAL else base


def _resolved(grid: Grid, header: int) -> Layout:
    head, body = grid.lines[header], grid.lines[header + 1 :]
    by_column: dict[str, list[int]] = {}
    for place, cell in enumerate(head.cells):
        column = column_of(cell)
        if column and column != UNREAD:
            by_column.setdefault(column, []).append(place)
    columns: dict[int, str] = {}
    doubled: list[int] = []
    notes: list[str] = []
    for column, places in by_column.items():
        chosen = places[0]
        if len(places) > 1:
            headings = Counter(head.cells[place].strip().casefold() for place in places)
            doubled += [place for place in places[1:] if headings[head.cells[place].strip().casefold()] > 1]
            if in_two := _by_language(column, places, body):
                columns.update(in_two)
                continue
            chosen = _better(column, places, head, body)
            others = [place for place in places if place != chosen and place not in doubled]
            notes += [
                f"column {_named(place, head)} is not read: {_named(chosen, head)} is taken for {column}"
                for place in others
            ]
        columns[chosen] = column
    notes += _without_roles(columns, head, body)
    notes += _personal(columns, head, body)
    ordered = dict(sorted(columns.items()))
    return Layout(grid, header, ordered, tuple(doubled), tuple(notes))


def _named(place: int, head: Line) -> str:
    return f"{column_letters(place)} “{' '.join(head.cells[place].split())}”"


def values_of(place: int, body: Sequence[Line]) -> list[str]:
    """The filled cells of a column, at most the first few hundred."""
    found = (line.cells[place].strip() for line in body[:500] if place < len(line.cells))
    return [cell for cell in found if cell]


def _by_language(column: str, places: list[int], body: Sequence[Line]) -> dict[int, str]:
    """Of two columns with one meaning, a Chinese one is the translation of the other."""
    if column not in _TRANSLATED or len(places) != 2:
        return {}
    shares = []
    for place in places:
        values = values_of(place, body)
        shares.append(sum(map(chinese.is_chinese, values)) / len(values) if values else -1.0)
    first, second = shares
    if min(shares) < 0 or abs(first - second) < 0.7:
        return {}
    in_chinese, other = places if first > second else reversed(places)
    hant, hans = translations(column)
    script = chinese.usual_script(values_of(in_chinese, body))
    return {other: column, in_chinese: hant if script == ZH_HANT else hans}


def _better(column: str, places: list[int], head: Line, body: Sequence[Line]) -> int:
    """Of several columns of one meaning: the one under its own name; of people, the one with addresses."""
    if column in {"holder", "deputy"}:
        return max(places, key=lambda place: people.addressed_share(values_of(place, body)))
    own = [place for place in places if head.cells[place].strip().casefold() == column]
    return (own or places)[0]


def _without_roles(columns: dict[int, str], head: Line, body: Sequence[Line]) -> list[str]:
    """Where no column names roles, those that own the duties stand for them."""
    found = set(columns.values())
    if found & {"role", *translations("role")} or "duty" not in found:
        return []
    for column in ("holder", "person"):
        for place, meant in columns.items():
            if meant == column and people.addressed_share(values_of(place, body)) < 0.5:
                columns[place] = "role"
                return [f"no column names roles: the owners in {_named(place, head)} are read as roles"]
    return []


def _personal(columns: dict[int, str], head: Line, body: Sequence[Line]) -> list[str]:
    """Addresses stand for people: an e-mail column fills the holders where no better column does."""
    notes: list[str] = []
    places = {column: place for place, column in columns.items()}
    email, holder = places.get("email"), places.get("holder")
    if email is None and "contact" in places and "kind" not in places:
        email = places["contact"]
    if email is not None:
        if holder is None or not people.addressed_share(values_of(holder, body)):
            if holder is not None:
                del columns[holder]
                notes.append(f"column {_named(holder, head)} is not kept: the addresses stand for the people")
            columns[email] = "holder"
        else:
            del columns[email]
            notes.append(
                f"column {_named(email, head)} is not read: {_named(holder, head)} names the holders"
            )
    person = next((place for place, column in columns.items() if column == "person"), None)
    if person is not None and ("duty" in columns.values() or "holder" in columns.values()):
        del columns[person]
        notes.append(f"column {_named(person, head)} is not kept: names of people are Slack's to show")
    return notes


def describe_layout(layout: Layout) -> list[str]:
    """How the header was understood, in a few lines."""
    head = layout.head
    known = ", ".join(
        f"{_named(place, head)}" + (f" → {column}" if head.cells[place].strip().casefold() != column else "")
        for place, column in list(layout.columns.items())[: -1 if layout.supplied else None]
    )
    lines = []
    if layout.header and any(not line.blank for line in layout.grid.lines[: layout.header]):
        skipped = [line for line in layout.grid.lines[: layout.header] if not line.blank]
        first = next(cell.strip() for cell in skipped[0].cells if cell.strip())
        what = "row" if len(skipped) == 1 else "rows"
        numbers = ", ".join(str(line.number) for line in skipped[:5])
        lines.append(f"the header is row {head.number}; {what} {numbers} above it skipped: “{first[:40]}”")
    lines.append(f"columns: {known}")
    return lines

"""Rows of a spreadsheet → a catalogue: rows of one role are gathered, ids are made where none are given."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from bot.catalogue.model import (
    NO_PHRASES,
    Boundary,
    Catalogue,
    Department,
    Duty,
    Phrases,
    Principle,
    Role,
    Text,
    Topic,
)
from bot.catalogue.report import FileReport
from bot.catalogue.sheet import columns
from bot.catalogue.sheet.slugs import free, same_name, slug
from bot.catalogue.sheet.table import Row, Table
from bot.catalogue.yaml import fields
from bot.catalogue.yaml.tree import Scalar
from bot.language import chinese
from bot.language.codes import EN, LANGUAGES, ZH_HANS, ZH_HANT, Language

SEE: Final = " -> "
_YES: Final = frozenset({"yes", "true", "1", "x", "是"})
_NO: Final = frozenset({"no", "false", "0", "否"})


@dataclass(slots=True)
class _Group:
    """The rows of one department, role or duty, and what is below it."""

    key: str
    rows: list[Row] = field(default_factory=list)
    below: dict[str, "_Group"] = field(default_factory=dict)
    id: str = ""

    @property
    def wanted(self) -> str:
        """The id that its name suggests."""
        return slug(self.key) or "unnamed"


@dataclass(frozen=True, slots=True)
class Gathering:
    """Turns the rows of one table into a catalogue; what is wrong goes into the report."""

    table: Table
    report: FileReport
    script: Language
    """The Chinese script of names that could be either."""

    def catalogue(self) -> Catalogue:
        by_kind: dict[str, list[Row]] = {kind: [] for kind in columns.KINDS}
        for row in self.table.rows:
            kind = row.value("kind").lower() or "duty"
            if kind in by_kind:
                by_kind[kind].append(row)
            else:
                self._wrong(row, "kind", "is not a kind of row", fields.nearest(kind, columns.KINDS))
        root = self._grouped([*by_kind["duty"], *by_kind["role"], *by_kind["department"]])
        topics = [(row, self._own_id(row, "duty_id")) for row in by_kind["elsewhere"]]
        _name(root, {own for _, own in topics if own})
        roles = [role for department in root.below.values() for role in department.below.values()]
        taken = {duty.id for role in roles for duty in role.below.values()} | {own for _, own in topics}
        top = by_kind["catalogue"][0] if by_kind["catalogue"] else Row(0, {})
        return Catalogue(
            departments=tuple(self._department(group) for group in root.below.values()),
            elsewhere=tuple(self._topic(row, own, taken) for row, own in topics),
            name=self._text(top, "duty", fields.MAX_TEXT),
            source=self._text(top, "details", fields.MAX_TEXT),
            principles=tuple(self._principle(row) for row in by_kind["principle"]),
        )

    def _wrong(self, row: Row, column: str, message: str, remedy: str) -> None:
        at = row.cells.get(column) or Scalar("", row.number, 1, plain=False)
        self.report.add(
            "csv-row", at, f"row {row.number}, {column}: {message}", value=at.value, remedy=remedy
        )

    def _grouped(self, rows: list[Row]) -> _Group:
        """Departments, below them roles, below them duties; a row without an id joins its namesake."""
        root = _Group("")
        # Rows with ids first, so that a row added by hand finds the group it belongs to.
        namesakes: dict[tuple[str, ...], str] = {}
        for row in rows:
            path: tuple[str, ...] = ()
            for level in columns.NEEDED:
                name, own = same_name(_name_of(row, level)), row.value(f"{level}_id")
                if name and own:
                    namesakes.setdefault((*path, name), own)
                path = (*path, own or namesakes.get((*path, name), name))
        order = {id(row): number for number, row in enumerate(self.table.rows)}
        for row in sorted(rows, key=lambda each: order[id(each)]):
            kind = row.value("kind").lower() or "duty"
            depth = {"department": 1, "role": 2}.get(kind, 3)
            self._place(row, columns.NEEDED[:depth], root, namesakes)
        return root

    def _place(
        self, row: Row, levels: tuple[str, ...], root: _Group, namesakes: dict[tuple[str, ...], str]
    ) -> None:
        missing = [level for level in levels if not _name_of(row, level)]
        for level in missing:
            self._wrong(row, level, f"the {level} is missing", "fill it in; merged cells come out empty")
        if missing:
            return
        group = root
        path: tuple[str, ...] = ()
        for level in levels:
            name = same_name(_name_of(row, level))
            own = self._own_id(row, f"{level}_id") or namesakes.get((*path, name), "")
            path = (*path, own or name)
            group = group.below.setdefault(path[-1], _Group(_name_of(row, level), id=own))
            group.rows.append(row)

    def _own_id(self, row: Row, column: str) -> str:
        return fields.identifier(row.cells.get(column), f"row {row.number}: the {column}", self.report)

    def _first(self, rows: list[Row], column: str) -> Scalar | None:
        """The one value that the rows of a group give in a column."""
        cells = [cell for row in rows if (cell := row.cells.get(column))]
        for cell in cells[1:]:
            if cell.value != cells[0].value:
                self.report.add(
                    "csv-conflict",
                    cell,
                    f"row {cell.line} and row {cells[0].line} differ in {column}",
                    value=cell.value,
                    remedy="write the same in both, or in one of them only",
                )
        return cells[0] if cells else None

    def _texts(self, rows: list[Row], column: str, longest: int) -> Text:
        """The text of a column and its translations."""
        what = f"the {column}"
        base = next((row.cells[column] for row in rows if column in row.cells), None)
        hant, hans = columns.translations(column)
        own = fields.string(base, what, longest, self.report)
        if not {hant, hans} & self.table.columns:
            language = chinese.language_of(own, self.script)
            return Text(*(own if language == each else "" for each in (EN, ZH_HANT, ZH_HANS)))
        others = (next((row.cells[name] for row in rows if name in row.cells), None) for name in (hant, hans))
        return Text(own, *(fields.string(cell, what, longest, self.report) for cell in others))

    def _text(self, row: Row, column: str, longest: int) -> Text:
        return self._texts([row], column, longest)

    def _phrases(self, rows: Iterable[Row], column: str, longest: int = fields.MAX_PHRASE) -> Phrases:
        """The phrases of a column; by their characters where the table has no columns for translations."""
        found: dict[Language, dict[str, None]] = {EN: {}, ZH_HANT: {}, ZH_HANS: {}}
        hant, hans = columns.translations(column)
        sort = not {hant, hans} & self.table.columns
        for row in rows:
            for language, name in zip(LANGUAGES, (column, hant, hans), strict=True):
                for phrase in self._pieces(row, name, longest):
                    actual = chinese.language_of(phrase, self.script) if sort else language
                    found[actual][phrase] = None
        kept = {language: tuple(listed) for language, listed in found.items() if listed}
        return MappingProxyType(kept) if kept else NO_PHRASES

    def _pieces(self, row: Row, column: str, longest: int = fields.MAX_PHRASE) -> Iterator[str]:
        cell = row.cells.get(column)
        for piece in columns.split(cell.value) if cell else ():
            at = Scalar(piece, row.number, cell.column if cell else 1, plain=False)
            phrase = fields.string(at, f"row {row.number}: a phrase", longest, self.report)
            if phrase:
                yield phrase

    def _department(self, group: _Group) -> Department:
        rows = group.rows
        return Department(
            id=group.id,
            name=self._texts(rows, "department", fields.MAX_NAME),
            aliases=self._phrases(rows, "department_aliases", fields.MAX_SHORT),
            mission=self._texts(rows, "mission", fields.MAX_TEXT),
            channel=fields.channel(self._first(rows, "department_channel"), "the channel", self.report),
            reviewed=fields.day(self._first(rows, "department_reviewed"), "the review date", self.report),
            roles=tuple(self._role(below) for below in group.below.values()),
        )

    def _role(self, group: _Group) -> Role:
        rows = group.rows
        return Role(
            id=group.id,
            name=self._texts(rows, "role", fields.MAX_NAME),
            aliases=self._phrases(rows, "role_aliases", fields.MAX_SHORT),
            holder=fields.person(self._first(rows, "holder"), "the holder", self.report),
            deputy=fields.person(self._first(rows, "deputy"), "the deputy", self.report),
            channel=fields.channel(self._first(rows, "role_channel"), "the channel", self.report),
            reviewed=fields.day(self._first(rows, "role_reviewed"), "the review date", self.report),
            duties=tuple(self._duty(below) for below in group.below.values()),
        )

    def _duty(self, group: _Group) -> Duty:
        rows = group.rows
        works_with = dict.fromkeys(each for row in rows for each in self._pieces(row, "works_with"))
        return Duty(
            id=group.id,
            text=self._texts(rows, "duty", fields.MAX_TEXT),
            measure=self._texts(rows, "measure", fields.MAX_TEXT),
            works_with=tuple(works_with),
            from_mission=any(self._yes(row) for row in rows),
            not_for=tuple(boundary for row in rows for boundary in self._boundaries(row)),
            phrases=self._phrases(rows, "phrases"),
        )

    def _yes(self, row: Row) -> bool:
        value = row.value("from_mission").lower()
        if value and value not in _YES | _NO:
            self._wrong(row, "from_mission", "is neither yes nor no", "write yes or leave it empty")
        return value in _YES

    def _boundaries(self, row: Row) -> Iterator[Boundary]:
        for piece in self._pieces(row, "not_for"):
            phrase, arrow, see = piece.rpartition(SEE)
            if arrow and phrase.strip() and fields.is_id(see.strip()):
                yield Boundary(phrase.strip(), see.strip())
            else:
                self._wrong(
                    row,
                    "not_for",
                    f"“{piece[:40]}” does not say whose it is",
                    f"write phrase{SEE}id of a duty, role, department or topic",
                )

    def _topic(self, row: Row, own: str, taken: set[str]) -> Topic:
        self._named(row)
        return Topic(
            id=own or free(slug(_name_of(row, "duty")) or "topic", taken),
            name=self._text(row, "duty", fields.MAX_NAME),
            usually=self._text(row, "details", fields.MAX_TEXT),
            contact=fields.contact(row.cells.get("contact"), "the contact", self.report),
            phrases=self._phrases([row], "phrases"),
        )

    def _principle(self, row: Row) -> Principle:
        self._named(row)
        return Principle(
            id=self._own_id(row, "duty_id") or slug(_name_of(row, "duty")),
            name=self._text(row, "duty", fields.MAX_NAME),
            text=self._text(row, "details", fields.MAX_TEXT),
        )

    def _named(self, row: Row) -> None:
        if not _name_of(row, "duty"):
            self._wrong(row, "duty", "the name is missing", "write it in the column “duty”")


def _name_of(row: Row, level: str) -> str:
    """The name in the first language that has one."""
    return row.value(level) or next((v for each in columns.translations(level) if (v := row.value(each))), "")


def _name(root: _Group, topics: set[str]) -> None:
    """Give every group without an id one that is unique; a name that two parents share is prefixed."""
    departments = list(root.below.values())
    roles = [(role, dept) for dept in departments for role in dept.below.values()]
    duties = [(duty, role) for role, _ in roles for duty in role.below.values()]
    _assign([(dept, None) for dept in departments], set())
    _assign(roles, set())
    _assign(duties, topics)


def _assign(groups: Iterable[tuple[_Group, _Group | None]], taken: set[str]) -> None:
    listed = list(groups)
    taken = taken | {group.id for group, _ in listed if group.id}
    wanted = Counter(group.wanted for group, _ in listed if not group.id)
    shared = {name for name, times in wanted.items() if times > 1} | taken
    for group, parent in listed:
        if not group.id:
            prefixed = f"{parent.id}-{group.wanted}" if parent and group.wanted in shared else group.wanted
            group.id = free(prefixed if fields.is_id(prefixed) else group.wanted, taken)

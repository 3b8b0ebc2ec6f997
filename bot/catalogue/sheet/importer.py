"""Rows of a spreadsheet → a catalogue: rows of one role are gathered, ids are made where none are given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from bot.catalogue.model import (
    NO_PHRASES,
    Boundary,
    Catalogue,
    Department,
    Duty,
    Keepers,
    Phrases,
    Principle,
    Role,
    Text,
    Topic,
)
from bot.catalogue.report import FileReport
from bot.catalogue.sheet import columns, dates, people
from bot.catalogue.sheet.cells import SheetRow
from bot.catalogue.sheet.groups import Group, name_groups, name_of
from bot.catalogue.sheet.table import SheetTable
from bot.catalogue.slugs import comparable_name, free_slug, slug
from bot.catalogue.yaml import addresses, fields
from bot.catalogue.yaml.tree import Scalar
from bot.language import chinese
from bot.language.codes import EN, LANGUAGES, ZH_HANS, ZH_HANT, Language

_YES: Final = frozenset({"yes", "true", "1", "x", "是"})
_NO: Final = frozenset({"no", "false", "0", "否"})


@dataclass(frozen=True, slots=True)
class Importer:
    """Turns the rows of one table into a catalogue; what is wrong goes into the report."""

    table: SheetTable
    report: FileReport
    script: Language
    """The Chinese script of names that could be either."""
    notes: list[str] = field(default_factory=list)
    """What was done with the rows beyond what they say."""
    origins: dict[tuple[str, str], SheetRow] = field(default_factory=dict)
    """Kind and id → the first row that names it, for what is below the catalogue."""

    def catalogue(self) -> Catalogue:
        by_kind: dict[str, list[SheetRow]] = {kind: [] for kind in columns.KINDS}
        for row in self.table.rows:
            kind = self._kind(row)
            if kind in by_kind:
                by_kind[kind].append(row)
            else:
                self._wrong(row, "kind", "is not a kind of row", fields.nearest_word(kind, columns.KINDS))
        root = self._grouped([*by_kind["duty"], *by_kind["role"], *by_kind["department"]])
        self._note_repeats(root)
        outside = sorted((*by_kind["elsewhere"], *by_kind["starter"]), key=lambda row: row.number)
        topics = [(row, self._own_id(row, "duty_id")) for row in outside]
        name_groups(root, {own for _, own in topics if own})
        self._note_origins(root)
        roles = [role for department in root.below.values() for role in department.below.values()]
        taken = {duty.id for role in roles for duty in role.below.values()} | {own for _, own in topics}
        top = by_kind["catalogue"][0] if by_kind["catalogue"] else SheetRow(0, {})
        return Catalogue(
            departments=tuple(self._department(group) for group in root.below.values()),
            elsewhere=tuple(self._topic(row, own, taken) for row, own in topics),
            name=self._text(top, "duty", fields.MAX_TEXT),
            source=self._text(top, "details", fields.MAX_TEXT),
            principles=tuple(self._principle(row) for row in by_kind["principle"]),
            keepers=self._keepers([top]),
        )

    def _kind(self, row: SheetRow) -> str:
        return row.value("kind").lower() or ("role" if self.table.of_people else "duty")

    def _wrong(self, row: SheetRow, column: str, message: str, remedy: str) -> None:
        at = row.cells.get(column) or Scalar("", row.number, 1, plain=False)
        self.report.add("csv-row", at, f"{row.where}, {column}: {message}", value=at.value, remedy=remedy)

    def _grouped(self, rows: list[SheetRow]) -> Group:
        """Departments, below them roles, below them duties; a row without an id joins its namesake."""
        root = Group("")
        # Rows with ids first, so that a row added by hand finds the group it belongs to.
        namesakes: dict[tuple[str, ...], str] = {}
        for row in rows:
            path: tuple[str, ...] = ()
            for level in columns.NEEDED:
                name, own = comparable_name(name_of(row, level)), row.value(f"{level}_id")
                if name and own:
                    namesakes.setdefault((*path, name), own)
                path = (*path, own or namesakes.get((*path, name), name))
        order = {id(row): number for number, row in enumerate(self.table.rows)}
        for row in sorted(rows, key=lambda each: order[id(each)]):
            kind = self._kind(row)
            depth = {"department": 1, "role": 2}.get(kind, 3)
            self._place(row, columns.NEEDED[:depth], root, namesakes)
        return root

    def _place(
        self, row: SheetRow, levels: tuple[str, ...], root: Group, namesakes: dict[tuple[str, ...], str]
    ) -> None:
        missing = [level for level in levels if not name_of(row, level)]
        for level in missing:
            self._wrong(
                row, level, f"the {level} is missing", "fill it in, or write 同上 or ″ for the cell above"
            )
        if missing:
            return
        group = root
        path: tuple[str, ...] = ()
        for level in levels:
            name = comparable_name(name_of(row, level))
            own = self._own_id(row, f"{level}_id") or namesakes.get((*path, name), "")
            path = (*path, own or name)
            group = group.below.setdefault(path[-1], Group(name_of(row, level), id=own))
            group.rows.append(row)

    def _note_repeats(self, root: Group) -> None:
        """Note rows that were joined into one duty, in case somebody meant two."""
        duties = [
            duty
            for department in root.below.values()
            for role in department.below.values()
            for duty in role.below.values()
        ]
        repeated = [row.number for duty in duties for row in duty.rows[1:]]
        if repeated:
            listed = ", ".join(map(str, sorted(set(repeated))[:12])) + (", …" if len(repeated) > 12 else "")
            self.notes.append(f"rows that name a duty of an earlier row were joined with it: {listed}")

    def _note_origins(self, root: Group) -> None:
        groups = [root]
        for level in columns.NEEDED:
            groups = [below for group in groups for below in group.below.values()]
            self.origins.update({(level, group.id): group.rows[0] for group in groups})

    def _own_id(self, row: SheetRow, column: str) -> str:
        return fields.identifier(row.cells.get(column), f"row {row.number}: the {column}", self.report)

    def _first(self, rows: list[SheetRow], column: str) -> Scalar | None:
        """The one value that the rows of a group have in a column."""
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

    def _texts(self, rows: list[SheetRow], column: str, longest: int) -> Text:
        """The text of a column and its translations."""
        what = f"the {column}"
        base = next((row.cells[column] for row in rows if column in row.cells), None)
        hant, hans = columns.translations(column)
        own = fields.directed(base, what, longest, self.report)
        if not {hant, hans} & self.table.columns:
            language = chinese.catalogue_language_of(own, self.script)
            return Text(*(own if language == each else "" for each in (EN, ZH_HANT, ZH_HANS)))
        others = (next((row.cells[name] for row in rows if name in row.cells), None) for name in (hant, hans))
        return Text(own, *(fields.directed(cell, what, longest, self.report) for cell in others))

    def _text(self, row: SheetRow, column: str, longest: int) -> Text:
        return self._texts([row], column, longest)

    def _phrases(self, rows: Iterable[SheetRow], column: str, longest: int = fields.MAX_PHRASE) -> Phrases:
        """The phrases of a column; by their characters where the table has no columns for translations."""
        found: dict[Language, dict[str, None]] = {EN: {}, ZH_HANT: {}, ZH_HANS: {}}
        hant, hans = columns.translations(column)
        sort = not {hant, hans} & self.table.columns
        for row in rows:
            for language, name in zip(LANGUAGES, (column, hant, hans), strict=True):
                for phrase in self._pieces(row, name, longest):
                    actual = chinese.catalogue_language_of(phrase, self.script) if sort else language
                    found[actual][phrase] = None
        kept = {language: tuple(listed) for language, listed in found.items() if listed}
        return MappingProxyType(kept) if kept else NO_PHRASES

    def _pieces(self, row: SheetRow, column: str, longest: int = fields.MAX_PHRASE) -> Iterator[str]:
        cell = row.cells.get(column)
        for piece in columns.split_phrases(cell.value) if cell else ():
            at = Scalar(piece, row.number, cell.column if cell else 1, plain=False)
            phrase = fields.string(at, f"row {row.number}: a phrase", longest, self.report)
            if phrase:
                yield phrase

    def _people(self, rows: list[SheetRow], column: str) -> tuple[str, ...]:
        """The addresses in a column: in a list of people those of all rows, else the one cell they share."""
        cells = [cell for row in rows if (cell := row.cells.get(column))]
        if not self.table.of_people:
            first = self._first(rows, column)
            cells = [first] if first else []
        found: list[str] = []
        for cell in cells:
            inside, others = people.addresses_in(cell.value)
            pieces = [replace(cell, value=piece) for piece in (*inside, *others)]
            found += [addresses.person(piece, f"the {column}", self.report) for piece in pieces]
        return tuple(dict.fromkeys(each for each in found if each))

    def _keepers(self, rows: list[SheetRow]) -> Keepers:
        channel = addresses.channel(self._first(rows, "keepers_channel"), "the keepers' channel", self.report)
        return Keepers(self._people(rows, "keepers"), channel)

    def _day(self, rows: list[SheetRow], column: str) -> date | None:
        return fields.day(dates.normalise_date(self._first(rows, column)), "the review date", self.report)

    def _department(self, group: Group) -> Department:
        rows = group.rows
        return Department(
            id=group.id,
            name=self._texts(rows, "department", fields.MAX_NAME),
            aliases=self._phrases(rows, "department_aliases", fields.MAX_SHORT),
            mission=self._texts(rows, "mission", fields.MAX_TEXT),
            channel=addresses.channel(self._first(rows, "department_channel"), "the channel", self.report),
            reviewed=self._day(rows, "department_reviewed"),
            keepers=self._keepers(rows),
            roles=tuple(self._role(below) for below in group.below.values()),
        )

    def _role(self, group: Group) -> Role:
        rows = group.rows
        holders = self._people(rows, "holder")
        return Role(
            id=group.id,
            name=self._texts(rows, "role", fields.MAX_NAME),
            aliases=self._phrases(rows, "role_aliases", fields.MAX_SHORT),
            holder=next(iter(holders), ""),
            co_holders=holders[1:],
            deputy=next(iter(self._people(rows, "deputy")), ""),
            channel=addresses.channel(self._first(rows, "role_channel"), "the channel", self.report),
            reviewed=self._day(rows, "role_reviewed"),
            duties=tuple(self._duty(below) for below in group.below.values()),
            owns=tuple(
                dict.fromkeys(name for row in rows for name in self._pieces(row, "owns", fields.MAX_NAME))
            ),
        )

    def _duty(self, group: Group) -> Duty:
        rows = group.rows
        return Duty(
            id=group.id,
            text=self._texts(rows, "duty", fields.MAX_TEXT),
            measure=self._texts(rows, "measure", fields.MAX_TEXT),
            works_with=tuple(
                dict.fromkeys(other for row in rows for other in self._pieces(row, "works_with"))
            ),
            from_mission=any(self._yes(row) for row in rows),
            not_for=tuple(boundary for row in rows for boundary in self._boundaries(row)),
            phrases=self._phrases(rows, "phrases"),
        )

    def _yes(self, row: SheetRow) -> bool:
        value = row.value("from_mission").lower()
        if value and value not in _YES | _NO:
            self._wrong(row, "from_mission", "is neither yes nor no", "write yes or leave it empty")
        return value in _YES

    def _boundaries(self, row: SheetRow) -> Iterator[Boundary]:
        for piece in self._pieces(row, "not_for"):
            phrase, arrow, see = piece.rpartition(columns.SEE)
            if arrow and phrase.strip() and fields.is_id(see.strip()):
                yield Boundary(phrase.strip(), see.strip())
            else:
                self._wrong(
                    row,
                    "not_for",
                    f"“{piece[:40]}” does not say whose it is",
                    f"write phrase{columns.SEE}id of a duty, role, department or topic",
                )

    def _topic(self, row: SheetRow, own: str, taken: set[str]) -> Topic:
        self._named(row)
        return Topic(
            id=own or free_slug(slug(name_of(row, "duty")) or "topic", taken),
            name=self._text(row, "duty", fields.MAX_NAME),
            usually=self._text(row, "details", fields.MAX_TEXT),
            contact=addresses.contact(row.cells.get("contact"), "the contact", self.report),
            phrases=self._phrases([row], "phrases"),
            starter=row.value("kind").lower() == "starter",
        )

    def _principle(self, row: SheetRow) -> Principle:
        self._named(row)
        return Principle(
            id=self._own_id(row, "duty_id") or slug(name_of(row, "duty")),
            name=self._text(row, "duty", fields.MAX_NAME),
            text=self._text(row, "details", fields.MAX_TEXT),
        )

    def _named(self, row: SheetRow) -> None:
        if not name_of(row, "duty"):
            self._wrong(row, "duty", "the name is missing", "write it in the column “duty”")

"""A spreadsheet → a catalogue in a folder: new, merged into the existing one, or replacing it."""

import csv
import dataclasses
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.catalogue.errors import CatalogueError, Problem, of_file
from bot.catalogue.folder import replace_catalogue
from bot.catalogue.merge.application import apply_merge, plan_merge
from bot.catalogue.merge.matching import IncomingCatalogue
from bot.catalogue.model import Catalogue
from bot.catalogue.report import FileReport
from bot.catalogue.sheet import columns
from bot.catalogue.sheet.cells import SheetRow
from bot.catalogue.sheet.importer import Importer
from bot.catalogue.sheet.origins import NOWHERE, Origins
from bot.catalogue.sheet.table import SheetTable, read_table
from bot.catalogue.slugs import free_slug
from bot.catalogue.sources.intake import Wanted
from bot.catalogue.starters import with_starters
from bot.catalogue.yaml import files
from bot.language import chinese
from bot.language.codes import Language

_BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What a file says, and how it was read."""

    catalogue: Catalogue
    columns: frozenset[str]
    notes: tuple[str, ...]
    """What was understood, in a few lines."""
    warnings: tuple[Problem, ...]
    bad_rows: tuple[tuple[SheetRow, str], ...] = ()
    """Rows that were left out, each with what is wrong with it."""
    names_departments: bool = True
    """False where the file names no departments and the importer made them up."""
    origins: Origins = NOWHERE


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import brought in, and what it did not read."""

    departments: int
    roles: int
    duties: int
    topics: int
    phrases: int
    warnings: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    """How the file was understood, in a few lines."""
    bad_rows: int = 0
    """Rows that were left out."""
    bad_rows_file: Path | None = None
    """The file they were written to."""
    backup: Path | None = None
    """The copy of what was replaced."""
    changes: tuple[str, ...] | None = None
    """What changed in the catalogue that was there, a line each; None where there was none to merge into."""
    origins: Origins = NOWHERE
    """Where in the file each thing is said."""


def import_file(
    file: Path,
    directory: Path,
    *,
    replace: bool = False,
    prune: bool = False,
    wanted: Wanted | None = None,
    skip_bad: bool = False,
    dry_run: bool = False,
) -> ImportReport:
    """Import the catalogue of a spreadsheet into a folder, completely or not at all.

    A new or empty folder gets it as it is. Into a catalogue it is merged: what was written by hand stays,
    and what the file does not hold goes only with ``prune``. With ``replace`` it takes the catalogue's place.
    A copy of what was there is kept either way. With ``skip_bad`` rows with mistakes are left out and written
    to a file beside the spreadsheet. A ``dry_run`` writes nothing. Raises CatalogueError with all problems
    (line = row number), and OSError.
    """
    merge = not replace and _is_catalogue(directory)
    found = read_spreadsheet(file, wanted, skip_bad=skip_bad)
    changes: tuple[str, ...] | None = None
    if merge:
        _check_prune(found, file.name, prune=prune)
        brought = IncomingCatalogue(found.catalogue, found.columns, found.names_departments)
        merging = plan_merge(directory, brought, file.name, prune=prune)
        changes = merging.changes
    to_mend = _mendable(file, found.bad_rows) if found.bad_rows and not dry_run else None
    if merge:
        kept = None if dry_run else apply_merge(directory, merging)
    else:
        found = _begun(found)
        kept = replace_catalogue(found.catalogue, file.name, directory, dry_run=dry_run)
    return _reported(found, to_mend, kept, changes)


def _begun(found: SheetReading) -> SheetReading:
    """With starter topics, unless it was exported from a catalogue, which has topics of its own or none."""
    if "kind" in found.columns:
        return found
    return dataclasses.replace(found, catalogue=with_starters(found.catalogue))


def _is_catalogue(directory: Path) -> bool:
    """True for a folder with a catalogue in it, False for a new or empty one; refuses any other."""
    if not directory.exists():
        return False
    if directory.is_dir():
        if not any(directory.iterdir()):
            return False
        if (directory / files.DEPARTMENTS).is_dir():
            return True
    raise CatalogueError(
        [
            of_file(
                "not-empty",
                str(directory),
                "there is something in the folder already, and it is no catalogue",
                "name a new folder, or add --replace to put the catalogue there",
            )
        ]
    )


def _check_prune(found: SheetReading, name: str, *, prune: bool) -> None:
    if prune and not (
        found.names_departments and "duty" in {column.partition("_")[0] for column in found.columns}
    ):
        raise CatalogueError(
            [
                of_file(
                    "cannot-prune",
                    name,
                    "the file does not name departments and duties: --prune would remove what it only omits",
                    "leave out --prune",
                )
            ]
        )


def read_spreadsheet(file: Path, wanted: Wanted | None = None, *, skip_bad: bool = False) -> SheetReading:
    """The catalogue that a spreadsheet describes. Raises CatalogueError with all problems, by row."""
    report = FileReport(file.name)
    table = read_table(file, report, wanted)
    script = _script(table)
    bad: dict[int, list[str]] = {}
    left_out: list[SheetRow] = []
    while True:
        reading = FileReport(file.name, list(report.problems))
        importer = Importer(table, reading, script)
        catalogue = importer.catalogue()
        errors = [problem for problem in reading.problems if problem.level == "error"]
        if not errors:
            break
        numbers = {row.number for row in table.rows}
        wrong = {problem.line for problem in errors} & numbers
        if not skip_bad or not wrong:
            raise CatalogueError(_in_order(reading.problems))
        for problem in errors:
            bad.setdefault(problem.line, []).append(problem.text)
        left_out += [row for row in table.rows if row.number in wrong]
        table = dataclasses.replace(table, rows=[row for row in table.rows if row.number not in wrong])
        report.problems[:] = [each for each in report.problems if each.line not in wrong]
    if not catalogue.departments:
        reading.add("csv-empty", None, "there is no duty in the file", remedy="write one row per duty")
        raise CatalogueError(_in_order(reading.problems))
    return SheetReading(
        catalogue,
        table.columns,
        (*table.notes, *importer.notes),
        tuple(_in_order(reading.problems)),
        tuple((row, "; ".join(dict.fromkeys(bad[row.number]))) for row in left_out),
        table.names_departments,
        Origins(file.name, importer.origins, table.letters),
    )


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.column))


def _script(table: SheetTable) -> Language:
    return chinese.usual_script(row.value(column) for row in table.rows for column in columns.CORE)


def _mendable(file: Path, bad: Sequence[tuple[SheetRow, str]]) -> Path:
    """Write the rows that were left out to a CSV file beside the spreadsheet, to be fixed and imported."""
    taken = {path.name for path in file.parent.iterdir()}
    there = {column for row, _ in bad for column in row.cells}
    names = [column for column in columns.COLUMNS if column in there]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*names, "row", "problem"])
    for row, problem in bad:
        cells = [columns.guard_cell(row.value(name)) for name in names]
        writer.writerow([*cells, str(row.number), columns.guard_cell(problem)])
    path = file.with_name(
        f"{free_slug(f'{file.stem}-to-mend', {name.removesuffix('.csv') for name in taken})}.csv"
    )
    path.write_text(_BOM + out.getvalue(), encoding="utf-8", newline="")
    return path


def _reported(
    found: SheetReading, to_mend: Path | None, kept: Path | None, changes: tuple[str, ...] | None
) -> ImportReport:
    catalogue = found.catalogue
    duties = [duty for duty, _, _ in catalogue.duties()]
    topics = (topic for topic in catalogue.elsewhere if not topic.starter)
    phrases = [*(duty.phrases for duty in duties), *(topic.phrases for topic in topics)]
    return ImportReport(
        departments=len(catalogue.departments),
        roles=sum(1 for _ in catalogue.roles()),
        duties=len(duties),
        topics=len(catalogue.elsewhere),
        phrases=sum(len(listed) for by_language in phrases for listed in by_language.values()),
        warnings=found.warnings,
        notes=found.notes,
        bad_rows=len(found.bad_rows),
        bad_rows_file=to_mend,
        backup=kept,
        changes=changes,
        origins=found.origins,
    )

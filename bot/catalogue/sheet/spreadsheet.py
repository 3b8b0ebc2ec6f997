"""A catalogue from and to a spreadsheet (CSV). See ``columns`` for its columns."""

import csv
import dataclasses
import io
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from bot.catalogue.errors import CatalogueError, Problem, of_file
from bot.catalogue.model import Catalogue, Department, Duty, Phrases, Role, Text
from bot.catalogue.report import FileReport
from bot.catalogue.sheet import columns
from bot.catalogue.sheet.importer import SEE, Gathering
from bot.catalogue.sheet.table import Table, read_table
from bot.catalogue.yaml import loader
from bot.catalogue.yaml import writer as writing
from bot.language import chinese
from bot.language.codes import LANGUAGES, Language

_BOM: Final = "\ufeff"
Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import brought in, and what it did not read."""

    departments: int
    roles: int
    duties: int
    topics: int
    phrases: int
    warnings: tuple[Problem, ...]


def import_csv(file: Path, directory: Path, *, replace: bool = False) -> ImportReport:
    """Write the catalogue of a CSV file into a folder, complete or not at all.

    The folder must be new or empty unless ``replace``; then the catalogue in it is exchanged
    as a whole. Raises CatalogueError with all problems (line = row number), and OSError.
    """
    if not replace and directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise CatalogueError(
            [of_file("not-empty", str(directory), "there is something in the folder already",
                    "name a new folder, or add --replace to replace the catalogue in it")]
        )  # fmt: skip
    report = FileReport(file.name)
    table = read_table(file, report)
    catalogue = Gathering(table, report, _script(table)).catalogue()
    if not catalogue.departments and not report.problems:
        report.add("csv-empty", None, "there is no duty in the file", remedy="write one row a duty")
    if any(problem.level == "error" for problem in report.problems):
        raise CatalogueError(report.problems)
    _put(catalogue, file.name, directory)
    duties = [duty for duty, _, _ in catalogue.duties()]
    phrases = chain((duty.phrases for duty in duties), (topic.phrases for topic in catalogue.elsewhere))
    return ImportReport(
        departments=len(catalogue.departments),
        roles=sum(1 for _ in catalogue.roles()),
        duties=len(duties),
        topics=len(catalogue.elsewhere),
        phrases=sum(len(listed) for by_language in phrases for listed in by_language.values()),
        warnings=tuple(report.problems),
    )


def export_csv(directory: Path, file: Path) -> None:
    """Write the catalogue of a folder as CSV that ``import_csv`` reads back without loss.

    UTF-8; with a byte order mark where other than ASCII is in it, which Excel needs to read it rightly.
    Raises CatalogueError if the catalogue has errors, and OSError.
    """
    text = csv_of(loader.load(directory))
    file.write_text(text if text.isascii() else _BOM + text, encoding="utf-8", newline="")


def csv_of(catalogue: Catalogue) -> str:
    """The catalogue as CSV text, without a byte order mark."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns.COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(catalogue):
        writer.writerow({column: columns.guarded(value) for column, value in row.items()})
    return out.getvalue()


def _put(catalogue: Catalogue, name: str, directory: Path) -> None:
    """Write beside the folder, check by loading, then exchange: nothing is lost half-way."""
    directory = directory.resolve()
    directory.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{directory.name}-", dir=directory.parent) as temporary:
        new = Path(temporary) / "new"
        writing.write(catalogue, new)
        found = loader.read(new).problems
        if found:
            raise CatalogueError(dataclasses.replace(each, file=name, line=0, column=0) for each in found)
        if not directory.exists():
            new.rename(directory)
            return
        _keep_strangers(directory, new)
        old = Path(temporary) / "old"
        directory.rename(old)
        try:
            new.rename(directory)
        except OSError:
            old.rename(directory)
            raise


def _keep_strangers(directory: Path, new: Path) -> None:
    """Copy what is no part of a catalogue (golden questions, notes) into the folder that replaces it."""
    ours = {"catalogue.yaml", "elsewhere.yaml", "departments", "phrases"}
    for path in directory.iterdir():
        if path.name in ours:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, new / path.name, symlinks=True)
        else:
            shutil.copy2(path, new / path.name, follow_symlinks=False)


def _script(table: Table) -> Language:
    return chinese.usual_script(row.value(column) for row in table.rows for column in columns.CORE)


def _rows(catalogue: Catalogue) -> Iterator[Cells]:
    if catalogue.name or catalogue.source:
        top = {**_text("duty", catalogue.name), **_text("details", catalogue.source)}
        yield {"kind": "catalogue", **top}
    for principle in catalogue.principles:
        own = {"kind": "principle", "duty_id": principle.id}
        yield {**own, **_text("duty", principle.name), **_text("details", principle.text)}
    for department in catalogue.departments:
        yield from _department_rows(department)
    for topic in catalogue.elsewhere:
        yield {
            "kind": "elsewhere",
            "duty_id": topic.id,
            **_text("duty", topic.name),
            **_text("details", topic.usually),
            "contact": topic.contact,
            **_phrases("phrases", topic.phrases),
        }


def _department_rows(department: Department) -> Iterator[Cells]:
    """What belongs to a department or role as a whole stands in its first row only."""
    named = {"department_id": department.id, **_text("department", department.name)}
    whole = {
        **_text("mission", department.mission),
        "department_channel": department.channel,
        "department_reviewed": department.reviewed.isoformat() if department.reviewed else "",
        **_phrases("department_aliases", department.aliases),
    }
    if not department.roles:
        yield {"kind": "department", **named, **whole}
    for role in department.roles:
        for row in _role_rows(role):
            yield {**named, **row, **whole}
            whole = {}


def _role_rows(role: Role) -> Iterator[Cells]:
    named = {"role_id": role.id, **_text("role", role.name)}
    whole = {
        "holder": role.holder,
        "deputy": role.deputy,
        "role_channel": role.channel,
        "role_reviewed": role.reviewed.isoformat() if role.reviewed else "",
        **_phrases("role_aliases", role.aliases),
    }
    if not role.duties:
        yield {"kind": "role", **named, **whole}
    for duty in role.duties:
        yield {**named, **_duty_row(duty), **whole}
        whole = {}


def _duty_row(duty: Duty) -> Cells:
    return {
        "duty_id": duty.id,
        **_text("duty", duty.text),
        **_text("measure", duty.measure),
        "works_with": columns.joined(duty.works_with),
        "from_mission": "yes" if duty.from_mission else "",
        "not_for": columns.joined(f"{each.phrase}{SEE}{each.see}" for each in duty.not_for),
        **_phrases("phrases", duty.phrases),
    }


def _text(column: str, text: Text) -> Cells:
    return dict(
        zip((column, *columns.translations(column)), (text.en, text.zh_hant, text.zh_hans), strict=True)
    )


def _phrases(column: str, phrases: Phrases) -> Cells:
    names = (column, *columns.translations(column))
    return {
        name: columns.joined(phrases.get(language, ()))
        for name, language in zip(names, LANGUAGES, strict=True)
    }

"""A catalogue → a spreadsheet that ``import`` takes back without loss. See ``columns`` for its columns."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.catalogue.model import Catalogue, Department, Duty, Keepers, Phrases, Role, Text
from bot.catalogue.sheet import columns
from bot.catalogue.yaml import loader
from bot.language.codes import LANGUAGES

_BOM: Final = "\ufeff"
CellsByColumn = dict[str, str]


def export_file(directory: Path, file: Path) -> None:
    """Write the catalogue of a folder as a workbook (.xlsx) or as CSV, which ``import`` reads back.

    CSV is UTF-8, with a byte order mark where other than ASCII is in it: Excel needs it to read it rightly.
    Raises CatalogueError if the catalogue has errors, and OSError.
    """
    catalogue = loader.load(directory)
    if file.suffix.lower() == ".xlsx":
        _write_workbook(catalogue, file)
        return
    text = csv_of(catalogue)
    file.write_text(text if text.isascii() else _BOM + text, encoding="utf-8", newline="")


def _write_workbook(catalogue: Catalogue, file: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("duties")
    sheet.append(columns.COLUMNS)
    for row in _rows(catalogue):
        sheet.append([columns.guard_cell(row.get(column, "")) for column in columns.COLUMNS])
    book.save(file)


def csv_of(catalogue: Catalogue) -> str:
    """The catalogue as CSV text, without a byte order mark."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns.COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(catalogue):
        writer.writerow({column: columns.guard_cell(value) for column, value in row.items()})
    return out.getvalue()


def _rows(catalogue: Catalogue) -> Iterator[CellsByColumn]:
    if catalogue.name or catalogue.source or catalogue.keepers:
        top = {**_text("duty", catalogue.name), **_text("details", catalogue.source)}
        yield {"kind": "catalogue", **top, **_keepers(catalogue.keepers)}
    for principle in catalogue.principles:
        own = {"kind": "principle", "duty_id": principle.id}
        yield {**own, **_text("duty", principle.name), **_text("details", principle.text)}
    for department in catalogue.departments:
        yield from _department_rows(department)
    for topic in catalogue.elsewhere:
        yield {
            "kind": "starter" if topic.starter else "elsewhere",
            "duty_id": topic.id,
            **_text("duty", topic.name),
            **_text("details", topic.usually),
            "contact": topic.contact,
            **_phrases("phrases", topic.phrases),
        }


def _department_rows(department: Department) -> Iterator[CellsByColumn]:
    """What belongs to a department or role as a whole stands in its first row only."""
    named = {"department_id": department.id, **_text("department", department.name)}
    whole = {
        **_text("mission", department.mission),
        "department_channel": department.channel,
        "department_reviewed": department.reviewed.isoformat() if department.reviewed else "",
        **_phrases("department_aliases", department.aliases),
        **_keepers(department.keepers),
    }
    if not department.roles:
        yield {"kind": "department", **named, **whole}
    for role in department.roles:
        for row in _role_rows(role):
            yield {**named, **row, **whole}
            whole = {}


def _keepers(keepers: Keepers) -> CellsByColumn:
    return {"keepers": "; ".join(keepers.people), "keepers_channel": keepers.channel}


def _role_rows(role: Role) -> Iterator[CellsByColumn]:
    named = {"role_id": role.id, **_text("role", role.name)}
    whole = {
        "holder": "; ".join(role.holders),
        "deputy": role.deputy,
        "role_channel": role.channel,
        "role_reviewed": role.reviewed.isoformat() if role.reviewed else "",
        **_phrases("role_aliases", role.aliases),
        "owns": columns.join_phrases(role.owns),
    }
    if not role.duties:
        yield {"kind": "role", **named, **whole}
    for duty in role.duties:
        yield {**named, **_duty_row(duty), **whole}
        whole = {}


def _duty_row(duty: Duty) -> CellsByColumn:
    return {
        "duty_id": duty.id,
        **_text("duty", duty.text),
        **_text("measure", duty.measure),
        "works_with": columns.join_phrases(duty.works_with),
        "from_mission": "yes" if duty.from_mission else "",
        "not_for": columns.join_phrases(f"{each.phrase}{columns.SEE}{each.see}" for each in duty.not_for),
        **_phrases("phrases", duty.phrases),
    }


def _text(column: str, text: Text) -> CellsByColumn:
    return dict(
        zip((column, *columns.translations(column)), (text.en, text.zh_hant, text.zh_hans), strict=True)
    )


def _phrases(column: str, phrases: Phrases) -> CellsByColumn:
    names = (column, *columns.translations(column))
    return {
        name: columns.join_phrases(phrases.get(language, ()))
        for name, language in zip(names, LANGUAGES, strict=True)
    }

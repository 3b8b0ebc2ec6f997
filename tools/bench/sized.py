"""Organisations at several sizes: what the confidences of small catalogues are fitted to.

A folder holds one of three things: ``train.tsv`` and ``test.tsv`` (role TAB wording, as public intent sets
come; an empty role: nobody's), of which 3, 10 and 50 wordings per role are drawn, and unevenly 20 or 2;
``duties.csv`` with ``questions.yaml`` or ``test.tsv``, as it is and with its duty sentences alone; or a
catalogue with questions, with none and eight of its wordings per duty.
"""

import csv
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from errno import ENOENT
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Final, TypeVar

from bot.catalogue.model import Catalogue, Duty, Topic
from bot.catalogue.questions import DEPARTMENT, PLAIN, QUESTIONS, LabelledQuestion, load
from bot.catalogue.sheet.spreadsheet import import_file
from bot.catalogue.yaml import loader
from bot.language.script import language_of

Worded = TypeVar("Worded", Duty, Topic)
Row = tuple[str, str]
"""A role and a wording of it."""

_SIZES: Final = (3, 10, 50)
_RICH: Final = 20
_POOR: Final = 2
_PER_DUTY: Final = (0, 8)
_PER_TOPIC: Final = 12
_MOST: Final = 500
"""Questions with an owner, and without one, that an organisation is asked at each size."""
_SEED: Final = 5
_TRAIN: Final = "train.tsv"
_TEST: Final = "test.tsv"
_SHEET: Final = "duties.csv"
_CATALOGUE: Final = "catalogue.yaml"
_MARKS: Final = (_TRAIN, _SHEET, _CATALOGUE)


@dataclass(frozen=True, slots=True)
class SizedCatalogue:
    """One organisation at one size."""

    organisation: str
    size: str
    catalogue: Catalogue
    questions: Sequence[LabelledQuestion]


def sized(folders: Sequence[Path]) -> Iterator[SizedCatalogue]:
    """Every organisation at each of its sizes, in order. Raises CatalogueError and OSError."""
    for given in folders:
        for folder in _organisations(given):
            if (folder / _TRAIN).is_file():
                yield from _drawn(folder)
            elif (folder / _SHEET).is_file():
                yield from _as_it_is(folder)
            else:
                yield from _thinned(folder)


def _organisations(folder: Path) -> list[Path]:
    """The folder, or the ones right below it."""
    for several in ([folder], sorted(folder.iterdir()) if folder.is_dir() else []):
        if found := [one for one in several if any((one / file).is_file() for file in _MARKS)]:
            return found
    raise FileNotFoundError(ENOENT, f"no {', '.join(_MARKS)} here nor in a folder below", str(folder))


def _drawn(folder: Path) -> Iterator[SizedCatalogue]:
    by_role: dict[str, dict[str, None]] = {}
    for role, text in _rows(folder / _TRAIN):
        if role and (wording := text.replace("|", " ").strip()):
            by_role.setdefault(role, {})[wording] = None
    asked = _rows(folder / _TEST)
    ways = [(str(size), dict.fromkeys(by_role, size)) for size in _SIZES]
    uneven = {role: _POOR if place % 2 else _RICH for place, role in enumerate(sorted(by_role))}
    for name, sizes in (*ways, ("uneven", uneven)):
        chance = Random(_SEED)
        rows = [
            ("Support", role, role, "|".join(chance.sample(list(texts), min(sizes[role], len(texts)))))
            for role, texts in sorted(by_role.items())
        ]
        catalogue = _imported(rows)
        yield SizedCatalogue(folder.name, name, catalogue, _questions(catalogue, asked, folder))


def _as_it_is(folder: Path) -> Iterator[SizedCatalogue]:
    with (folder / _SHEET).open(encoding="utf-8-sig", newline="") as opened:
        written = [
            (each["department"], each["role"], each["duty"], each.get("phrases") or "")
            for each in csv.DictReader(opened)
        ]
    bare = [(*row[:3], "") for row in written]
    for name, rows in {"as it is": written, "duties alone": bare}.items():
        if name == "duties alone" and rows == written:
            continue
        catalogue = _imported(rows)
        asked = folder / QUESTIONS
        questions = (
            load([asked], catalogue)
            if asked.is_file()
            else _questions(catalogue, _rows(folder / _TEST), folder)
        )
        yield SizedCatalogue(folder.name, name, catalogue, questions)


def _thinned(folder: Path) -> Iterator[SizedCatalogue]:
    whole = loader.load(folder)
    asked = [each for each in load([folder / QUESTIONS], whole) if each.kind != DEPARTMENT]
    for most in _PER_DUTY:
        departments = tuple(
            replace(
                department,
                roles=tuple(
                    replace(role, duties=tuple(_fewer(duty, most) for duty in role.duties))
                    for role in department.roles
                ),
            )
            for department in whole.departments
        )
        topics = tuple(_fewer(topic, _PER_TOPIC) for topic in whole.elsewhere)
        catalogue = replace(whole, departments=departments, elsewhere=topics)
        yield SizedCatalogue(folder.name, f"{most} per duty", catalogue, _few(asked))


def _fewer(worded: Worded, most: int) -> Worded:
    """With so many of its wordings in each language, drawn."""
    drawn = {
        language: tuple(Random(f"{_SEED} {worded.id} {language}").sample(wordings, min(most, len(wordings))))
        for language, wordings in worded.phrases.items()
    }
    return replace(worded, phrases=MappingProxyType(drawn))


def _questions(catalogue: Catalogue, rows: Sequence[Row], folder: Path) -> list[LabelledQuestion]:
    """``rows``: right roles, separated by commas, and the question."""
    known = {name: role.id for role, _ in catalogue.roles() for name in role.name.every()}
    found: list[LabelledQuestion] = []
    for line, (roles, text) in enumerate(rows, 1):
        gold = tuple(known[name] for each in roles.split(",") if (name := each.strip()) in known)
        if text.strip() and bool(gold) == bool(roles.strip()):
            language = "en" if language_of(text) == "en" else "zh-Hans"
            found.append(LabelledQuestion(text, gold, None, PLAIN, language, folder.name, line))
    return _few(found)


def _few(asked: Sequence[LabelledQuestion]) -> list[LabelledQuestion]:
    chance = Random(_SEED)
    kept: list[LabelledQuestion] = []
    for owned in (True, False):
        part = [each for each in asked if each.owned == owned]
        kept += chance.sample(part, min(_MOST, len(part)))
    return kept


def _rows(file: Path) -> list[Row]:
    with file.open(encoding="utf-8") as opened:
        cut = (line.rstrip("\n").split("\t", 1) for line in opened if "\t" in line)
        return [(role, text) for role, text in cut]


def _imported(rows: Sequence[Sequence[str]]) -> Catalogue:
    """Through a CSV file, as ``import`` does it."""
    with tempfile.TemporaryDirectory() as scratch:
        sheet = Path(scratch) / _SHEET
        with sheet.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(("department", "role", "duty", "phrases"))
            writer.writerows(rows)
        import_file(sheet, Path(scratch) / "knowledge")
        return loader.load(Path(scratch) / "knowledge")

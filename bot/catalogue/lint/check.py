"""Lints a catalogue: what loading refuses, and what makes it serve badly."""

from datetime import date
from pathlib import Path
from typing import Final

from bot.catalogue.errors import CatalogueError, Problem
from bot.catalogue.lint.rules import RULES, Subject
from bot.catalogue.model import Catalogue
from bot.catalogue.report import FileReport, shortened
from bot.catalogue.yaml import files, loader
from bot.catalogue.yaml.fields import nearest
from bot.catalogue.yaml.tree import ListNode, MapNode, Scalar, parse

QUESTIONS: Final = "questions.yaml"
FLOOR: Final = "floor.yaml"
_EXPECTED: Final = (files.FRAME, files.ELSEWHERE, QUESTIONS, FLOOR, files.DEPARTMENTS, files.PHRASES)


def check(directory: Path, *, today: date | None = None) -> list[Problem]:
    """All problems of a catalogue: causes of others first, then by file and line.

    Warnings are judged only where nothing is broken.
    """
    try:
        found = loader.read(directory)
    except CatalogueError as error:
        return list(error.problems)
    told = {each.file for each in found.problems}
    unread = [each for each in _unknown_files(directory) if each.file not in told]
    if found.problems:
        return [*found.problems, *unread]
    problems = _unknown_owners(directory, found.catalogue)
    subject = Subject(found, today or date.today())
    for name, rule in RULES.items():
        problems += [
            Problem(
                name,
                "warning",
                each.place.file,
                each.place.line,
                each.place.column,
                each.message,
                shortened(each.value),
                each.remedy,
            )
            for each in rule(subject)
        ]
    return [*unread, *sorted(problems, key=lambda each: (each.file, each.line, each.column, each.rule))]


def notes(catalogue: Catalogue) -> list[str]:
    """What the catalogue leaves open, a line each: no fault, but worth filling in."""
    roles = [role for role, _ in catalogue.roles()]
    counts = (
        ("roles name no holder", sum(not role.holder for role in roles), len(roles)),
        (
            "departments name no channel",
            sum(not department.channel for department in catalogue.departments),
            len(catalogue.departments),
        ),
        (
            "topics outside the catalogue name no contact",
            sum(not topic.contact for topic in catalogue.elsewhere),
            len(catalogue.elsewhere),
        ),
    )
    return [f"{number} of {total} {what}" for what, number, total in counts if number]


def format_github(problem: Problem, folder: str = "") -> str:
    """One line that GitHub shows at the place in the file; ``folder`` is the catalogue's, from the root."""
    file = f"{folder.rstrip('/')}/{problem.file}" if folder else problem.file
    properties = [f"file={_property(file)}"]
    if problem.line:
        properties += [f"line={problem.line}", f"col={problem.column}"]
    properties.append(f"title={_property(problem.rule)}")
    remedy = f" — {problem.remedy}" if problem.remedy else ""
    return f"::{problem.level} {','.join(properties)}::{_data(problem.text + remedy)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _unknown_files(directory: Path) -> list[Problem]:
    """Files that nothing reads: a department that is not loaded for its file's name would go unnoticed."""
    found: list[str] = []
    for path in sorted(directory.iterdir()):
        if path.name.startswith("."):
            continue
        if path.name not in _EXPECTED:
            found.append(path.name)
        elif path.name in {files.DEPARTMENTS, files.PHRASES} and path.is_dir():
            inside = sorted(each.name for each in path.iterdir() if not each.name.startswith("."))
            found += [f"{path.name}/{name}" for name in inside if not name.endswith(".yaml")]
    return [
        Problem("unknown-file", "warning", name, 0, 0, "this file is not read", name, _file_remedy(name))
        for name in found
    ]


def _unknown_owners(directory: Path, catalogue: Catalogue) -> list[Problem]:
    """Owners in the golden questions that the catalogue does not hold (any more)."""
    file = directory / QUESTIONS
    if not file.is_file():
        return []
    report, reading = FileReport(QUESTIONS), FileReport(QUESTIONS)
    root = parse(file.read_bytes(), reading)  # what is wrong with its form, measuring it tells
    known = {
        "gold": [role.id for role, _ in catalogue.roles()],
        "dept": [department.id for department in catalogue.departments],
    }
    items = root.items if isinstance(root, ListNode) else []
    for item in (each for each in items if isinstance(each, MapNode)):
        for key, ids in known.items():
            node = item.entries[key][1] if key in item.entries else None
            for owner in node.items if isinstance(node, ListNode) else [node]:
                if isinstance(owner, Scalar) and not owner.nothing and owner.value not in ids:
                    what = "role" if key == "gold" else "department"
                    message, remedy = f"there is no {what} with this id", nearest(owner.value, ids)
                    report.add(
                        "unknown-owner", owner, message, value=owner.value, remedy=remedy, level="warning"
                    )
    return report.problems


def _file_remedy(name: str) -> str:
    if name.endswith(".yml"):
        return f"rename it to {name.removesuffix('.yml')}.yaml"
    return nearest(name, _EXPECTED) if "/" not in name else "move it out of the folder"

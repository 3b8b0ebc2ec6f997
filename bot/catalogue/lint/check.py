"""Lints a catalogue: what loading refuses, and what makes it serve badly."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from bot.catalogue.errors import CatalogueError, Problem
from bot.catalogue.lint.registry import RULES, Rule
from bot.catalogue.lint.rules import unknown_file
from bot.catalogue.lint.subject import Subject
from bot.catalogue.questions import UNKNOWN_OWNERS, problems_of
from bot.catalogue.report import shorten_value
from bot.catalogue.yaml import loader

_IMPORTANCE: Final = {rule.id: place for place, rule in enumerate(RULES)}


def check(directory: Path, *, today: date | None = None) -> list[Problem]:
    """All problems of a catalogue, the most important first, then by file and line.

    Errors come before warnings. Rules are judged only where nothing is broken; files that nothing reads
    are told all the same, since they may be the cause.
    """
    try:
        reading = loader.read(directory)
    except CatalogueError as error:
        return list(error.problems)
    subject = Subject(directory, reading, today or date.today())
    if reading.problems:
        told = {each.file for each in reading.problems}
        unread = _broken((rule for rule in RULES if rule.id == unknown_file.ID), subject)
        return [*reading.problems, *(each for each in unread if each.file not in told)]
    malformed = [
        each for each in problems_of(directory, reading.catalogue) if each.rule not in UNKNOWN_OWNERS
    ]
    return [*malformed, *sorted(_broken(RULES, subject), key=_order)]


def _broken(rules: Iterable[Rule], subject: Subject) -> list[Problem]:
    return [
        Problem(
            rule.id,
            "warning",
            found.place.file,
            found.place.line,
            found.place.column,
            found.message,
            shorten_value(found.value),
            found.remedy,
        )
        for rule in rules
        for found in rule.check(subject)
    ]


def _order(problem: Problem) -> tuple[int, str, int, int]:
    return (_IMPORTANCE[problem.rule], problem.file, problem.line, problem.column)


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

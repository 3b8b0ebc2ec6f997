"""A folder of YAML files → a checked catalogue, or every problem of every file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from bot.catalogue import fields, reading, sources
from bot.catalogue.errors import CatalogueError, Problem
from bot.catalogue.marked import parse
from bot.catalogue.model import NO_PHRASES, Catalogue, Department, Phrases, Topic
from bot.catalogue.report import FileReport
from bot.language import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Reading:
    """What the files hold, sound or not: for the loader, which wants all or nothing, and the checks."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    index: reading.Index
    sources: tuple[sources.Source, ...]


def load(directory: Path) -> Catalogue:
    """The catalogue in a folder. Raises CatalogueError with all problems of all files."""
    found = read(directory)
    if found.problems:
        raise CatalogueError(found.problems)
    return found.catalogue


def digest_of(directory: Path) -> str:
    """SHA-256 of the files that count, without parsing them; equal to the digest of the loaded catalogue.

    Raises CatalogueError if the folder or one of the files cannot be read.
    """
    files, problems = sources.read_all(directory)
    if problems:
        raise CatalogueError(problems)
    return sources.digest(files)


def read(directory: Path) -> Reading:
    """Read everything and judge it. Raises CatalogueError only if there is nothing to read."""
    files, problems = sources.read_all(directory)
    index = reading.Index()
    frame = reading.Frame()
    departments: list[Department] = []
    topics: list[Topic] = []
    reports: list[FileReport] = []
    for source in files:
        report = FileReport(source.name)
        reports.append(report)
        root = parse(source.data, report)
        if source.name == sources.FRAME:
            frame = reading.read_frame(root, index, report)
        elif source.name == sources.ELSEWHERE:
            topics = reading.read_elsewhere(root, index, report)
        elif source.name.startswith(f"{sources.DEPARTMENTS}/"):
            department = reading.read_department(root, source.stem, index, report)
            if department:
                departments.append(department)
        else:
            reading.read_phrases(root, index, report)
    _judge_uses(index)
    problems += [problem for report in reports for problem in report.problems]
    problems.sort(key=lambda problem: (problem.file, problem.line, problem.column))
    catalogue = _assembled(frame, departments, topics, index, sources.digest(files))
    return Reading(catalogue, tuple(problems), index, tuple(files))


def _judge_uses(index: reading.Index) -> None:
    for use in index.uses:
        known = [name for kind in use.kinds for name in index.kinds.get(kind, [])]
        if use.id not in known:
            kinds = " or ".join(use.kinds) if len(use.kinds) < 3 else "duty, role, department or topic"
            use.file.add(
                use.rule,
                use.at,
                f"there is no {kinds} with this id",
                value=use.id,
                remedy=fields.nearest(use.id, known),
            )


def _assembled(
    frame: reading.Frame,
    departments: Iterable[Department],
    topics: Iterable[Topic],
    index: reading.Index,
    digest: str,
) -> Catalogue:
    phrases = {name: _joined(part for part, _, _ in parts) for name, parts in index.phrases.items()}
    place = {name: number for number, name in enumerate(frame.order)}
    ordered = sorted(departments, key=lambda each: (place.get(each.id, len(place)), each.id))
    return Catalogue(
        departments=tuple(
            replace(
                department,
                roles=tuple(
                    replace(
                        role,
                        duties=tuple(
                            replace(duty, phrases=phrases.get(duty.id, NO_PHRASES)) for duty in role.duties
                        ),
                    )
                    for role in department.roles
                ),
            )
            for department in ordered
        ),
        elsewhere=tuple(replace(topic, phrases=phrases.get(topic.id, NO_PHRASES)) for topic in topics),
        name=frame.name,
        source=frame.source,
        principles=frame.principles,
        digest=digest,
    )


def _joined(parts: Iterable[Phrases]) -> Phrases:
    joined: dict[Language, dict[str, None]] = {}
    for part in parts:
        for language in LANGUAGES:
            if part.get(language):
                joined.setdefault(language, {}).update(dict.fromkeys(part[language]))
    return MappingProxyType({language: tuple(found) for language, found in joined.items()})

"""A folder of YAML files → a checked catalogue, or every problem of every file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from bot.catalogue.errors import CatalogueError, Problem
from bot.catalogue.model import NO_PHRASES, Catalogue, Department, Phrases, Topic
from bot.catalogue.report import FileReport
from bot.catalogue.yaml import files, reader, unknown_ids
from bot.catalogue.yaml.files import digest_of
from bot.catalogue.yaml.tree import parse
from bot.language.codes import LANGUAGES, Language

__all__ = ["Reading", "digest_of", "load", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the files hold, sound or not: for the loader, which wants all or nothing, and the checks."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    index: reader.IdIndex
    sources: tuple[files.SourceFile, ...]


def load(directory: Path) -> Catalogue:
    """The catalogue in a folder. Raises CatalogueError with all problems of all files."""
    found = read(directory)
    if found.problems:
        raise CatalogueError(found.problems)
    return found.catalogue


def read(directory: Path) -> Reading:
    """Read and check everything. Raises CatalogueError only if there is nothing to read."""
    sources, problems = files.read_all(directory)
    index = reader.IdIndex()
    frame = reader.Frame()
    departments: list[Department] = []
    topics: list[Topic] = []
    reports: list[FileReport] = []
    broken = [files.SourceFile(problem.file, b"").stem for problem in problems]
    for source in sources:
        report = FileReport(source.name)
        reports.append(report)
        root = parse(source.data, report)
        if root is None and report.problems and not source.name.startswith(f"{files.PHRASES}/"):
            broken.append(source.stem)
        if source.name == files.FRAME:
            frame = reader.read_frame(root, index, report)
        elif source.name == files.ELSEWHERE:
            topics = reader.read_elsewhere(root, index, report)
        elif source.name.startswith(f"{files.DEPARTMENTS}/"):
            department = reader.read_department(root, source.stem, index, report)
            if department:
                departments.append(department)
        else:
            reader.read_phrases(root, index, report)
    topics_there = any(source.name == files.ELSEWHERE for source in sources)
    root_causes = unknown_ids.unknown_id_problems(
        index, broken, files.misnamed_files(directory), topics_there=topics_there
    )
    problems += [problem for report in reports for problem in report.problems]
    problems.sort(key=lambda problem: (problem.file, problem.line, problem.column))
    problems = [*root_causes, *problems]
    catalogue = _assembled(frame, departments, topics, index, files.digest(sources))
    return Reading(catalogue, tuple(problems), index, tuple(sources))


def _assembled(
    frame: reader.Frame,
    departments: Iterable[Department],
    topics: Iterable[Topic],
    index: reader.IdIndex,
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
        keepers=frame.keepers,
        digest=digest,
    )


def _joined(parts: Iterable[Phrases]) -> Phrases:
    joined: dict[Language, dict[str, None]] = {}
    for part in parts:
        for language in LANGUAGES:
            if part.get(language):
                joined.setdefault(language, {}).update(dict.fromkeys(part[language]))
    return MappingProxyType({language: tuple(found) for language, found in joined.items()})

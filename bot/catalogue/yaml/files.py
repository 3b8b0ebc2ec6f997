"""The files that make up a catalogue, found and read safely.

Without YAML: a start that finds its cache good never imports it.
"""

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.catalogue.errors import CatalogueError, Problem, of_file

MAX_BYTES: Final = 5_000_000
"""Of one file."""

FRAME: Final = "catalogue.yaml"
ELSEWHERE: Final = "elsewhere.yaml"
DEPARTMENTS: Final = "departments"
PHRASES: Final = "phrases"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file: its path relative to the folder, with forward slashes, and its bytes."""

    name: str
    data: bytes

    @property
    def stem(self) -> str:
        return self.name.rpartition("/")[2].removesuffix(".yaml")


def names(directory: Path) -> list[str]:
    """Relative paths of the files that count, in a fixed order. Hidden files are left out.

    Raises CatalogueError if the folder is missing or holds no department.
    """
    if not directory.is_dir():
        raise CatalogueError(
            [
                of_file(
                    "no-catalogue",
                    str(directory),
                    "the folder of the catalogue is not there",
                    "set KNOWLEDGE_DIR or --knowledge to the folder that holds departments/",
                    value=str(directory),
                )
            ]
        )
    try:
        found = [name for name in (FRAME, ELSEWHERE) if (directory / name).exists()]
        departments = _files_in(directory, DEPARTMENTS, ".yaml")
        found += departments + _files_in(directory, PHRASES, ".yaml")
    except OSError as error:
        raise CatalogueError(
            [
                of_file(
                    "unreadable",
                    str(directory),
                    f"the folder cannot be read: {error.strerror}",
                    "check its permissions",
                    value=str(directory),
                )
            ]
        ) from error
    if not departments and (causes := misnamed_files(directory)):
        raise CatalogueError(causes)
    if not departments:
        raise CatalogueError(
            [
                of_file(
                    "no-department",
                    str(directory),
                    "there is no department in it",
                    "write departments/<id>.yaml, or import a spreadsheet",
                    value=str(directory),
                )
            ]
        )
    return sorted(found)


def read_all(directory: Path) -> tuple[list[SourceFile], list[Problem]]:
    """The files that count, and what kept one from being read."""
    sources: list[SourceFile] = []
    problems: list[Problem] = []
    root = directory.resolve()
    for name in names(directory):
        path = directory / name
        try:
            if not path.resolve().is_relative_to(root):
                problems.append(
                    of_file("outside", name, "the link leads out of the folder", "put the file itself there")
                )
            elif not stat.S_ISREG(path.stat().st_mode):
                problems.append(of_file("unreadable", name, "it is not a file", "put a YAML file there"))
            else:
                with path.open("rb") as file:
                    sources.append(SourceFile(name, file.read(MAX_BYTES + 1)))
        except (OSError, RuntimeError) as error:
            said = getattr(error, "strerror", None) or str(error)
            problems.append(
                of_file(
                    "unreadable", name, f"it cannot be read: {said}", "check the file and its permissions"
                )
            )
    return sources, problems


def digest_of(directory: Path) -> str:
    """SHA-256 of the files that count, without parsing them; equal to the digest of the loaded catalogue.

    Raises CatalogueError if the folder or one of the files cannot be read.
    """
    sources, problems = read_all(directory)
    if problems:
        raise CatalogueError(problems)
    return digest(sources)


def digest(sources: list[SourceFile]) -> str:
    """SHA-256 over names, lengths and bytes, as 64 hexadecimal digits."""
    summed = hashlib.sha256()
    for source in sources:
        name = source.name.encode("utf-8", "surrogateescape")
        summed.update(b"%d %d " % (len(name), len(source.data)) + name)
        summed.update(source.data)
    return summed.hexdigest()


def misnamed_files(directory: Path) -> list[Problem]:
    """Files that would count if they ended in ``.yaml`` and not in ``.yml``, each with that remedy."""
    top = [f"{stem}.yml" for stem in ("catalogue", "elsewhere") if (directory / f"{stem}.yml").exists()]
    inside = [name for folder in (DEPARTMENTS, PHRASES) for name in _files_in(directory, folder, ".yml")]
    return [
        of_file("file-ending", name, "files must end in .yaml to be read", f"rename it to {name[:-4]}.yaml")
        for name in sorted([*top, *inside])
        if not (directory / f"{name[:-4]}.yaml").exists()
    ]


def _files_in(directory: Path, folder: str, ending: str) -> list[str]:
    inside = directory / folder
    if not inside.is_dir():
        return []
    return [
        f"{folder}/{path.name}"
        for path in inside.iterdir()
        if path.name.endswith(ending) and not path.name.startswith(".")
    ]

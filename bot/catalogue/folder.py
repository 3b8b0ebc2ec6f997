"""Putting a catalogue into a folder, completely or not at all, with a copy of what it replaces."""

import dataclasses
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.catalogue.errors import CatalogueError
from bot.catalogue.model import Catalogue
from bot.catalogue.yaml import files, loader, writer

COPIES: Final = ".replaced"
"""The folder of copies, in the catalogue's own; hidden, so that nothing reads it."""
OURS: Final = frozenset((files.FRAME, files.ELSEWHERE, files.DEPARTMENTS, files.PHRASES))
"""What an import writes; everything else in the folder is left alone."""


def replace_catalogue(
    catalogue: Catalogue, name: str, directory: Path, *, dry_run: bool = False
) -> Path | None:
    """Write beside the folder, load it to check it, then swap: an interruption loses nothing.

    ``name`` is the file that problems are told of. Returns where the copy of what was replaced is; None where
    nothing was. Raises CatalogueError and OSError.
    """
    directory = directory.resolve()
    if dry_run:
        with tempfile.TemporaryDirectory() as temporary:
            _written(catalogue, name, Path(temporary) / "new")
        return None
    directory.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{directory.name}-", dir=directory.parent) as temporary:
        new = _written(catalogue, name, Path(temporary) / "new")
        if not directory.exists():
            new.rename(directory)
            return None
        copied = copy(directory) if any(directory.iterdir()) else None
        _keep_strangers(directory, new)
        old = Path(temporary) / "old"
        directory.rename(old)
        try:
            new.rename(directory)
        except OSError:
            old.rename(directory)
            raise
        return copied


def copy(directory: Path, *, now: datetime | None = None) -> Path:
    """Copy what is part of the catalogue into a new folder among the copies, and return that."""
    moment = now or datetime.now()
    copies = directory / COPIES
    copies.mkdir(exist_ok=True)
    (copies / ".gitignore").write_text("*\n", encoding="utf-8")
    stamp = f"{moment:%Y-%m-%d-%H%M%S}"
    number = 1
    while (target := copies / (f"{stamp}-{number}" if number > 1 else stamp)).exists():
        number += 1
    target.mkdir()
    copy_catalogue(directory, target)
    return target


def copy_catalogue(directory: Path, target: Path) -> None:
    """Copy what is part of a catalogue over what is in another folder."""
    for entry in sorted(OURS):
        _copy_over(directory / entry, target / entry)


def _written(catalogue: Catalogue, name: str, new: Path) -> Path:
    writer.write(catalogue, new)
    found = loader.read(new).problems
    if found:
        raise CatalogueError(dataclasses.replace(each, file=name, line=0, column=0) for each in found)
    return new


def _keep_strangers(directory: Path, new: Path) -> None:
    """Copy what is no part of a catalogue (golden questions, notes) into the folder that replaces it."""
    for path in directory.iterdir():
        if path.name not in OURS:
            _copy_over(path, new / path.name)


def _copy_over(path: Path, target: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.copytree(path, target, symlinks=True, dirs_exist_ok=True)
    elif path.exists() or path.is_symlink():
        shutil.copy2(path, target, follow_symlinks=False)

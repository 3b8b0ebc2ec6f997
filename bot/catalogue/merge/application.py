"""A merge is prepared on a copy, checked by loading it, then written into the folder file by file."""

import dataclasses
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.catalogue.errors import CatalogueError, of_file
from bot.catalogue.folder import copy, copy_catalogue
from bot.catalogue.merge.blocks import NotABlockError
from bot.catalogue.merge.combination import combine
from bot.catalogue.merge.difference import describe_changes
from bot.catalogue.merge.matching import IncomingCatalogue
from bot.catalogue.merge.rewrite import rewrite
from bot.catalogue.model import Catalogue
from bot.catalogue.yaml import loader


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge would write."""

    texts: Mapping[str, str | None]
    """Relative path → new text of each file that changes; None for one that is removed."""
    changes: tuple[str, ...]
    """The difference in words, a line each."""


def plan_merge(directory: Path, brought: IncomingCatalogue, name: str, *, prune: bool) -> MergePlan:
    """Work out a merge without writing it. ``name`` is the file that problems are told of.

    Raises CatalogueError if the catalogue in the folder has errors, or would have them.
    """
    before = loader.load(directory)
    found = combine(before, brought, prune=prune)
    changes = tuple(describe_changes(before, found.catalogue, found.left_out, pruned=prune))
    try:
        texts = rewrite(directory, before, found.catalogue)
    except (NotABlockError, KeyError, AttributeError, IndexError, TypeError, ValueError) as error:
        raise unmergeable(directory, f"{type(error).__name__}: {error}") from error
    check_texts(directory, texts, found.catalogue, name)
    return MergePlan(texts, changes)


def apply_merge(directory: Path, merge: MergePlan) -> Path | None:
    """Write a merge. Returns the copy of what was there; None if nothing changed.

    If a file cannot be written, the ones before it are put back. Raises OSError.
    """
    if not merge.texts:
        return None
    kept = copy(directory)
    try:
        write_texts(directory, merge.texts)
    except OSError:
        copy_catalogue(kept, directory)
        raise
    return kept


def write_texts(directory: Path, texts: Mapping[str, str | None]) -> None:
    """Write each file in one step; those that are None are removed. Raises OSError."""
    for name, text in texts.items():
        path = directory / name
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(exist_ok=True)
        beside = path.with_name(f".{path.name}.new")
        beside.write_text(text, encoding="utf-8", newline="\n")
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)


def check_texts(directory: Path, texts: Mapping[str, str | None], wanted: Catalogue, name: str) -> None:
    """Check that the files will say what the merged catalogue says, before touching any of them."""
    with tempfile.TemporaryDirectory() as temporary:
        trial = Path(temporary)
        copy_catalogue(directory, trial)
        write_texts(trial, texts)
        reading = loader.read(trial)
        if reading.problems:
            raise CatalogueError(
                dataclasses.replace(each, file=f"{name} → {each.file}") for each in reading.problems
            )
        if _ordered(reading.catalogue) != _ordered(wanted):
            raise unmergeable(directory, "the files would not say what was merged")


def _ordered(catalogue: Catalogue) -> Catalogue:
    departments = tuple(sorted(catalogue.departments, key=lambda each: each.id))
    return dataclasses.replace(catalogue, departments=departments, digest="")


def unmergeable(directory: Path, why: str) -> CatalogueError:
    remedy = "write lists of roles and duties with dashes, or use --replace"
    message = f"the files are written in a way that cannot be changed safely ({why}); nothing was written"
    return CatalogueError([of_file("unmergeable", str(directory), message, remedy)])

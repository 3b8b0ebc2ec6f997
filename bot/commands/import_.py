"""``import``: a spreadsheet becomes a catalogue, and says how it was understood."""

import shlex
import sys
from pathlib import Path

from bot.catalogue.sheet.spreadsheet import ImportReport, import_file
from bot.catalogue.sources.intake import Wanted
from bot.commands.summary import summarise


def bring(
    file: Path,
    directory: Path,
    *,
    replace: bool,
    prune: bool,
    dry_run: bool,
    skip_bad: bool,
    wanted: Wanted,
) -> None:
    """Import; print how the file was understood, what came of it and how good it is.

    Raises CatalogueError and OSError.
    """
    found = import_file(
        file,
        directory,
        replace=replace,
        prune=prune,
        wanted=wanted,
        skip_bad=skip_bad,
        dry_run=dry_run,
    )
    for warning in found.warnings:
        print(warning, file=sys.stderr)
    for line in lines(found, directory, dry_run=dry_run):
        print(line)
    if not dry_run:
        # What it says comes at once; what is worked out may take a few seconds for a large catalogue.
        print("is it any good?", flush=True)
        print("\n".join(summarise(directory, found.origins)))
        print(f"try it: who-handles console --knowledge {shlex.quote(str(directory))}")


def lines(found: ImportReport, directory: Path, *, dry_run: bool) -> list[str]:
    said = [f"  {note}" for note in found.notes]
    if found.bad_rows_file:
        said.append(f"{counted(found.bad_rows, 'row')} left out; fix {found.bad_rows_file} and import it")
    elif found.bad_rows:
        said.append(f"{counted(found.bad_rows, 'row')} would be left out")
    if found.changes is not None:
        said.append(f"{directory}: {'nothing changes' if not found.changes else 'what changes'}")
        said += [f"  {change}" for change in found.changes]
    said.append(
        f"{directory if found.changes is None else 'the file'}: {counted(found.departments, 'department')}, "
        f"{counted(found.roles, 'role')}, {counted(found.duties, 'duty', 'duties')}, "
        f"{counted(found.topics, 'topic')} elsewhere, {counted(found.phrases, 'phrase')}"
    )
    if found.backup:
        said.append(f"a copy of what was replaced is in {found.backup}")
    if dry_run:
        said.append("nothing was written")
    return said


def counted(number: int, one: str, many: str = "") -> str:
    """“1 duty”, “2 duties”."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"

"""Commands for whoever keeps a catalogue."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.command_line.options import Knowledge, folder


class ProblemFormat(StrEnum):
    TEXT = "text"
    GITHUB = "github"


def check(
    knowledge: Knowledge = None,
    strict: Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")] = False,
    output: Annotated[
        ProblemFormat, typer.Option("--format", help="text, or github for annotations.")
    ] = ProblemFormat.TEXT,
    every: Annotated[
        bool, typer.Option("--all", help="List every problem, however many a rule finds.")
    ] = False,
    summary: Annotated[
        bool, typer.Option("--summary", help="Say how good it is, and what would help most.")
    ] = False,
) -> None:
    """Look for mistakes in the catalogue."""
    from bot.commands.check import report

    github = output is ProblemFormat.GITHUB
    if summary and (github or every):
        raise typer.BadParameter("--summary goes without --all and --format")
    raise typer.Exit(report(folder(knowledge), strict=strict, github=github, every=every, summary=summary))


def bench(
    questions: Annotated[
        list[Path] | None,
        typer.Argument(help="Question files; the catalogue's own questions.yaml if left out."),
    ] = None,
    knowledge: Knowledge = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    floor: Annotated[
        Path | None, typer.Option("--floor", metavar="FILE", help="Fail below the bounds in this file.")
    ] = None,
    raise_floor: Annotated[
        bool, typer.Option("--raise-floor", help="Raise the bounds to what was reached.")
    ] = False,
) -> None:
    """Measure the quality and speed of answers."""
    from bot.commands.bench import bench as measure

    raise typer.Exit(
        measure(questions or [], folder(knowledge), as_json=as_json, floor=floor, raise_floor=raise_floor)
    )


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The spreadsheet: CSV, .xlsx and others.")],
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A folder for the catalogue.")],
    replace: Annotated[bool, typer.Option("--replace", help="Replace the catalogue in the folder.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove from the catalogue what the spreadsheet no longer has.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")
    ] = False,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Leave out rows with mistakes; write them to a file to fix.")
    ] = False,
    sheet: Annotated[str, typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook.")] = "",
    encoding: Annotated[
        str,
        typer.Option(
            "--encoding", metavar="NAME", help="The encoding of a text file, if the guess is wrong."
        ),
    ] = "",
) -> None:
    """Turn a spreadsheet into a catalogue, or merge it into an existing one."""
    from bot.catalogue.sources.intake import Wanted
    from bot.commands.import_ import bring

    if replace and prune:
        raise typer.BadParameter("--prune merges, --replace replaces: give one of them")
    bring(
        file,
        directory,
        replace=replace,
        prune=prune,
        dry_run=dry_run,
        skip_bad=skip_bad,
        wanted=Wanted(sheet, encoding),
    )


def export(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the catalogue.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The spreadsheet to write: .csv or .xlsx.")],
) -> None:
    """Write a catalogue as a spreadsheet, which import reads back without loss."""
    from bot.catalogue.sheet.export import export_file

    export_file(directory, file)


def handbook(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The page to write: FILE.html.")],
    public: Annotated[
        bool, typer.Option("--public", help="Leave out people and channels, for readers outside the company.")
    ] = False,
    base: Annotated[
        str,
        typer.Option("--base", metavar="URL", help="The address the page will have; its links use it."),
    ] = "",
    knowledge: Knowledge = None,
) -> None:
    """Write the whole catalogue as one self-contained HTML page."""
    from bot.commands.handbook import write_handbook

    print(write_handbook(folder(knowledge), file, public=public, base=base))

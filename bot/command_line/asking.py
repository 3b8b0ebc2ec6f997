"""Commands for whoever looks for an owner."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.command_line.options import Knowledge, LanguageName, chosen_language, folder
from bot.environment import database_url


def ask(
    text: Annotated[
        list[str] | None, typer.Argument(help="The question; standard input if it is left out or -.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show what each step contributed.")] = False,
    after: Annotated[
        str,
        typer.Option(
            "--after", metavar="QUESTION", help="The earlier question, for a follow-up such as “who else?”."
        ),
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    jsonl: Annotated[
        str,
        typer.Option(
            "--jsonl",
            metavar="FILE",
            help="Answer a file (or -) of JSON objects, one per line, with the key q; print one per line.",
        ),
    ] = "",
    language: Annotated[
        LanguageName | None,
        typer.Option("--language", help="Answer in this language."),
    ] = None,
    learned: Annotated[
        bool, typer.Option("--learned", help="Answer with what keepers taught, from DATABASE_URL.")
    ] = False,
    knowledge: Knowledge = None,
) -> None:
    """Ask who handles something."""
    from bot.commands.ask import Asking, answer_lines, decode_argument, question_from
    from bot.opening import open_desk

    if jsonl and text:
        raise typer.BadParameter("give a question or --jsonl, not both")
    if jsonl and after:
        raise typer.BadParameter("--after goes with one question, not with --jsonl")
    desk = open_desk(folder(knowledge))
    if learned:
        from bot.commands.learned import teach

        teach(desk, database_url(os.environ))
    asking = Asking(
        desk.warm() if jsonl else desk, chosen_language(language), explain, decode_argument(after)
    )
    if jsonl:
        raise typer.Exit(answer_lines(asking, jsonl))
    question = question_from(text or [], sys.stdin)
    print(asking.json(question) if as_json else asking.text(question))


def console(
    knowledge: Knowledge = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="With made-up people and channels, marked as such.")
    ] = False,
) -> None:
    """A channel in the terminal: the bot as in Slack, without Slack."""
    from bot.console.console import console as run_console
    from bot.opening import open_desk, open_finder, watch

    place = folder(knowledge)
    if demo:
        from bot.console.demo import StagedFinder, cast_of
        from bot.desk import Desk

        finder = open_finder(place)
        cast = cast_of(finder.catalogue)
        raise typer.Exit(run_console(Desk(StagedFinder(finder, cast)).warm(), cast=cast))
    desk = open_desk(place).warm()
    watcher = watch(desk, place)
    try:
        raise typer.Exit(run_console(desk))
    finally:
        watcher.stop()


def route(
    table: Annotated[Path, typer.Argument(metavar="FILE", help="A table of issues: CSV or .xlsx.")],
    text: Annotated[
        str, typer.Option("--text", metavar="COLUMNS", help="The columns with the words: subject,body.")
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="OUT", help="The file to write: .csv or .xlsx.")
    ],
    sheet: Annotated[str, typer.Option("--sheet", help="The sheet of a workbook; else the first.")] = "",
    language: Annotated[
        LanguageName, typer.Option("--language", help="The language of the names.")
    ] = LanguageName.EN,
    again: Annotated[
        bool, typer.Option("--again", help="Start over instead of continuing an interrupted run.")
    ] = False,
    jobs: Annotated[
        int, typer.Option("--jobs", min=0, help="Processes; left out or 0, one per processor.")
    ] = 0,
    knowledge: Knowledge = None,
) -> None:
    """Find the owners of a whole table: the same rows, with who handles each."""
    from bot.commands.route import processors, route_table
    from bot.tickets.route import Task

    columns = tuple(name.strip() for name in text.split(",") if name.strip())
    task = Task(table, out, columns, sheet, language.value, jobs or processors(), again)
    raise typer.Exit(route_table(task, folder(knowledge)))

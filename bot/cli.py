"""The commands. Each reads its arguments, calls one function and reports the result.

What a command needs is imported when it runs: ``ask`` must not wait for Slack's libraries.
"""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from bot import __version__
from bot.catalogue.errors import CatalogueError
from bot.commands import store_group
from bot.language.codes import Language
from bot.settings import SettingsError, knowledge_dir, read_settings
from bot.store.errors import StoreError
from bot.tickets.errors import TicketsError

PROGRAM: Final = "who-handles"
FAILED: Final = 1

app = typer.Typer(
    name=PROGRAM,
    help="Who handles what: answers from a duty catalogue, in a terminal and in Slack.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

app.add_typer(store_group.group, name="store")

Knowledge = Annotated[
    Path | None,
    typer.Option(
        "--knowledge",
        metavar="DIR",
        help="Folder of the catalogue. Default: KNOWLEDGE_DIR, else ./knowledge, else the one shipped.",
    ),
]


class LanguageName(StrEnum):
    EN = "en"
    ZH_HANT = "zh-Hant"
    ZH_HANS = "zh-Hans"


class ProblemFormat(StrEnum):
    TEXT = "text"
    GITHUB = "github"


class ManifestFormat(StrEnum):
    JSON = "json"
    YAML = "yaml"


def main() -> None:
    """Run the command line; a user's mistake ends in a message on standard error, not in a traceback."""
    # Answers are UTF-8 whatever the locale; what UTF-8 has no place for comes out as \\uXXXX, as in JSON.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        try:
            app(prog_name=PROGRAM)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Nobody reads any more: Python must not stumble over it again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except KeyboardInterrupt:
        sys.exit(130)  # as a shell reports an interrupt
    except CatalogueError as error:
        _fail(*(str(problem) for problem in error.problems))
    except (SettingsError, StoreError, TicketsError) as error:
        _fail(str(error))
    except OSError as error:
        _fail(f"{error.filename}: {error.strerror}" if error.filename else str(error))


def _fail(*lines: str) -> None:
    for line in lines:
        print(line, file=sys.stderr)
    sys.exit(FAILED)


def _version(asked: bool) -> None:
    if asked:
        print(f"{PROGRAM} {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
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
            help="Answer one JSON object a line, key q, from this file or -; one JSON object a line out.",
        ),
    ] = "",
    language: Annotated[
        LanguageName | None,
        typer.Option("--language", help="Answer in this language."),
    ] = None,
    knowledge: Knowledge = None,
) -> None:
    """Ask who handles something."""
    from bot.commands.ask import Asking, answer_lines, question_from, typed
    from bot.opening import open_desk

    if jsonl and text:
        raise typer.BadParameter("give a question or --jsonl, not both")
    if jsonl and after:
        raise typer.BadParameter("--after goes with one question, not with --jsonl")
    desk = open_desk(_folder(knowledge))
    asking = Asking(desk.warm() if jsonl else desk, _language(language), explain, typed(after))
    if jsonl:
        raise typer.Exit(answer_lines(asking, jsonl))
    question = question_from(text or [], sys.stdin)
    print(asking.json(question) if as_json else asking.text(question))


@app.command()
def console(
    knowledge: Knowledge = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="With made-up people and channels, marked as such.")
    ] = False,
) -> None:
    """A channel in the terminal: the bot as in Slack, without Slack."""
    from bot.console.console import console as run_console
    from bot.opening import open_desk, open_finder, watch

    folder = _folder(knowledge)
    if demo:
        from bot.console.demo import Staged, cast_of
        from bot.desk import Desk

        finder = open_finder(folder)
        cast = cast_of(finder.catalogue)
        raise typer.Exit(run_console(Desk(Staged(finder, cast)).warm(), cast=cast))
    desk = open_desk(folder).warm()
    watcher = watch(desk, folder)
    try:
        raise typer.Exit(run_console(desk))
    finally:
        watcher.stop()


@app.command()
def run(
    knowledge: Knowledge = None,
    http: Annotated[
        bool, typer.Option("--http", help="Serve HTTP, whether SLACK_APP_TOKEN is set or not.")
    ] = False,
) -> None:
    """Serve Slack: Socket Mode if SLACK_APP_TOKEN is set, else HTTP on PORT."""
    from bot.serve import run as serve

    serve(read_settings(os.environ, knowledge=knowledge), http=http)


@app.command("mcp")
def mcp_(
    knowledge: Knowledge = None,
    http: Annotated[
        bool, typer.Option("--http", help="Serve streamable HTTP on HOST and PORT, at /mcp.")
    ] = False,
) -> None:
    """Serve assistants over the Model Context Protocol, on standard input and output."""
    settings = read_settings(os.environ, knowledge=_folder(knowledge))
    if http:
        from bot.serve import run_mcp_http

        run_mcp_http(settings)
    else:
        from bot.mcp_server.stdio import serve_stdio

        serve_stdio(settings)


@app.command()
def check(
    knowledge: Knowledge = None,
    strict: Annotated[bool, typer.Option("--strict", help="Take warnings for errors.")] = False,
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
    raise typer.Exit(report(_folder(knowledge), strict=strict, github=github, every=every, summary=summary))


@app.command()
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
        measure(questions or [], _folder(knowledge), as_json=as_json, floor=floor, raise_floor=raise_floor)
    )


@app.command("import")
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
        bool, typer.Option("--skip-bad", help="Leave out rows with mistakes; write them to a file to mend.")
    ] = False,
    sheet: Annotated[str, typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook.")] = "",
    encoding: Annotated[
        str, typer.Option("--encoding", metavar="NAME", help="The encoding of a text, where it is misjudged.")
    ] = "",
) -> None:
    """Make a catalogue of a spreadsheet, or merge one into the catalogue that is there."""
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


@app.command("export")
def export(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the catalogue.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The spreadsheet to write: .csv or .xlsx.")],
) -> None:
    """Make a spreadsheet of a catalogue; import reads it back without loss."""
    from bot.catalogue.sheet.export import export_file

    export_file(directory, file)


@app.command()
def manifest(
    http: Annotated[
        str, typer.Option("--http", metavar="URL", help="For HTTP: https://<your host>/slack/events.")
    ] = "",
    socket_mode: Annotated[bool, typer.Option("--socket-mode", help="For Socket Mode, the default.")] = False,
    output: Annotated[ManifestFormat, typer.Option("--format", help="json or yaml.")] = ManifestFormat.JSON,
    workflow_step: Annotated[
        bool,
        typer.Option(
            "--workflow-step",
            help="With the step for Workflow Builder; Slack lets nobody distribute such an app publicly.",
        ),
    ] = False,
    slackbot: Annotated[
        str,
        typer.Option(
            "--slackbot", metavar="URL", help="With the MCP server for Slackbot: https://<your host>/mcp."
        ),
    ] = "",
) -> None:
    """Print the manifest that creates the Slack app in one paste."""
    from bot.commands.manifest import text

    if http and socket_mode:
        raise typer.BadParameter("give --http or --socket-mode, not both")
    as_yaml = output is ManifestFormat.YAML
    print(text(http, as_yaml=as_yaml, workflow_step=workflow_step, mcp_url=slackbot), end="")


@app.command()
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
    """Find the owners of a whole table: the same rows, and beside each who handles it."""
    from bot.commands.route import processors, route_table
    from bot.tickets.route import Task

    columns = tuple(name.strip() for name in text.split(",") if name.strip())
    task = Task(table, out, columns, sheet, language.value, jobs or processors(), again)
    raise typer.Exit(route_table(task, _folder(knowledge)))


def _folder(knowledge: Path | None) -> Path:
    return knowledge or knowledge_dir(os.environ)


def _language(name: LanguageName | None) -> Language | None:
    return None if name is None else name.value

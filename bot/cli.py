"""The program: its commands, and how a mistake of whoever runs one is told."""

import os
import sys
from collections.abc import Callable
from typing import Annotated, Final

import typer

from bot import __version__
from bot.catalogue.errors import CatalogueError
from bot.command_line import asking, keeping, learned, serving, store
from bot.environment import SettingsError
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

COMMANDS: Final[dict[str, Callable[..., None]]] = {
    "ask": asking.ask,
    "console": asking.console,
    "run": serving.run,
    "mcp": serving.mcp,
    "check": keeping.check,
    "bench": keeping.bench,
    "import": keeping.import_,
    "export": keeping.export,
    "handbook": keeping.handbook,
    "unanswered": learned.unanswered,
    "manifest": serving.manifest,
    "route": asking.route,
}
for _name, _command in COMMANDS.items():
    app.command(_name)(_command)
app.add_typer(learned.group, name="learned")
app.add_typer(store.group, name="store")


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

"""``python -m tools.bench``: what whoever develops the finder measures, beside ``bot bench``."""

import os
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.catalogue.errors import CatalogueError
from bot.commands.bench import UNUSABLE
from bot.environment import SettingsError, knowledge_dir
from tools.bench import command, routing
from tools.bench.calibrate import TooFewError

app = typer.Typer(
    help="Measurements for whoever develops the finder.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Knowledge = Annotated[
    Path | None,
    typer.Option(
        "--knowledge",
        metavar="DIR",
        help="Folder of the catalogue. Default: KNOWLEDGE_DIR, else ./knowledge.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
_QUESTIONS: Final = "Question files; the catalogue's own questions.yaml if left out."


@app.command()
def peers(
    questions: Annotated[list[Path] | None, typer.Argument(help=_QUESTIONS)] = None,
    knowledge: Knowledge = None,
    as_json: Json = False,
) -> None:
    """Put other ways to match beside the finder, on the same phrases and questions."""
    raise typer.Exit(command.peers(questions or [], _folder(knowledge), as_json=as_json))


@app.command()
def other(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Organisations: duties.csv with questions.yaml, in the folder or right below it. "
            "If left out, two are made from the catalogue."
        ),
    ] = None,
    knowledge: Knowledge = None,
    as_json: Json = False,
) -> None:
    """Measure catalogues of few phrases, such as a spreadsheet brings, beside the peers."""
    raise typer.Exit(command.other(folders or [], _folder(knowledge), as_json=as_json))


@app.command()
def misses(
    folders: Annotated[
        list[Path],
        typer.Argument(help="Folders with train.tsv and test.tsv: a role, a tab and a question a line."),
    ],
    as_json: Json = False,
) -> None:
    """Teach what is missed, one by one, and measure what that does to all other questions."""
    raise typer.Exit(command.misses(folders, as_json=as_json))


@app.command()
def scale(as_json: Json = False) -> None:
    """Measure growth to 1,000,000 phrases, building from few phrases per role, and find-as-you-type."""
    raise typer.Exit(command.scale(as_json=as_json))


@app.command()
def route(
    rows: Annotated[int, typer.Option("--rows", min=1, help="Rows of the table.")] = routing.ROWS,
    knowledge: Knowledge = None,
    as_json: Json = False,
) -> None:
    """Measure how fast route goes through a table, beside the desk asked one by one."""
    raise typer.Exit(command.route(_folder(knowledge), rows, as_json=as_json))


@app.command()
def small(
    folders: Annotated[list[Path], typer.Argument(help="Organisations, as for calibrate --other.")],
    knowledge: Knowledge = None,
    as_json: Json = False,
) -> None:
    """Measure what small catalogues cost with a sentence encoder, and a bare ask beside its imports."""
    raise typer.Exit(command.small(folders, _folder(knowledge), as_json=as_json))


@app.command()
def calibrate(
    questions: Annotated[list[Path] | None, typer.Argument(help=_QUESTIONS)] = None,
    other: Annotated[
        bool,
        typer.Option(
            "--other",
            help="Fit small catalogues: the arguments are folders of organisations, tried at several sizes.",
        ),
    ] = False,
    words_alone: Annotated[
        bool, typer.Option("--words-alone", help="With --other: as where no sentence encoder is installed.")
    ] = False,
    knowledge: Knowledge = None,
    as_json: Json = False,
) -> None:
    """Print the confidences of bot/finder/model/calibration.py, fitted to labelled questions."""
    if other and not questions:
        raise typer.BadParameter("say whose questions to fit to: --other FOLDER…")
    if other:
        raise typer.Exit(command.calibrate_others(questions or [], words_alone=words_alone, as_json=as_json))
    raise typer.Exit(command.calibrate(questions or [], _folder(knowledge), as_json=as_json))


def _folder(knowledge: Path | None) -> Path:
    return knowledge or knowledge_dir(os.environ)


def main() -> None:
    """Run the command line; a file that cannot be used ends it with lines on standard error."""
    try:
        app(prog_name="python -m tools.bench")
    except (CatalogueError, SettingsError, TooFewError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}" if error.filename else str(error), file=sys.stderr)
    sys.exit(UNUSABLE)


if __name__ == "__main__":
    main()

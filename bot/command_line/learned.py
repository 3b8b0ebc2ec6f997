"""The words of ``unanswered`` and ``learned``; what they do is imported when one runs."""

import os
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.command_line.options import Knowledge, folder
from bot.environment import database_url

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]

group: Final = typer.Typer(help="What keepers taught: list it, write it into the files, take it back.")


def unanswered(knowledge: Knowledge = None, as_json: Json = False) -> None:
    """List what was asked and not answered well, one row for one thing asked."""
    from bot.commands.unanswered import report

    raise typer.Exit(report(database_url(os.environ), folder(knowledge), as_json=as_json))


@group.callback(invoke_without_command=True)
def learned(context: typer.Context, as_json: Json = False) -> None:
    """List what keepers taught, export it into the files, or take one back."""
    if context.invoked_subcommand is None:
        from bot.commands import learned as command

        raise typer.Exit(command.show(database_url(os.environ), as_json=as_json))


@group.command("list")
def list_(as_json: Json = False) -> None:
    """List what keepers taught."""
    from bot.commands import learned as command

    raise typer.Exit(command.show(database_url(os.environ), as_json=as_json))


@group.command("export")
def export(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the catalogue to write into.")],
) -> None:
    """Write what keepers taught into the catalogue's files, with a golden question each, ready to commit."""
    from bot.commands import learned as command

    raise typer.Exit(command.export(database_url(os.environ), directory))


@group.command("undo")
def undo(
    lesson_id: Annotated[str, typer.Argument(metavar="ID", help="As the list and the files give it.")],
    knowledge: Knowledge = None,
) -> None:
    """Take back what was taught, in the database and in the catalogue's files."""
    from bot.commands import learned as command

    raise typer.Exit(command.undo(database_url(os.environ), folder(knowledge), lesson_id))

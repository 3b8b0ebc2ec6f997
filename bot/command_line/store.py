"""The words of ``store``: its commands and their arguments. What they do is imported when one runs."""

import os
from typing import Annotated, Final

import typer

from bot.environment import database_url, question_days

group: Final = typer.Typer(help="Look after the database that DATABASE_URL names.", no_args_is_help=True)


@group.command("upgrade")
def upgrade() -> None:
    """Create the database or migrate it to this version, before this version is started."""
    from bot.commands import store

    raise typer.Exit(store.upgrade(database_url(os.environ)))


@group.command("purge")
def purge() -> None:
    """Delete what has passed its retention time; a running bot does so every hour."""
    from bot.commands import store

    raise typer.Exit(store.purge(database_url(os.environ), question_days(os.environ)))


@group.command("forget")
def forget(
    user: Annotated[str, typer.Argument(metavar="USER", help="Slack's id of the person, such as U024BE7LH.")],
) -> None:
    """Remove a person: their direct messages, feedback and name."""
    from bot.commands import store

    raise typer.Exit(store.forget(database_url(os.environ), user))

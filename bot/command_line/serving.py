"""Commands for whoever runs the bot."""

import os
from enum import StrEnum
from typing import Annotated

import typer

from bot.command_line.options import Knowledge, folder
from bot.settings import read_settings


class ManifestFormat(StrEnum):
    JSON = "json"
    YAML = "yaml"


def run(
    knowledge: Knowledge = None,
    http: Annotated[
        bool, typer.Option("--http", help="Serve HTTP, whether SLACK_APP_TOKEN is set or not.")
    ] = False,
) -> None:
    """Serve Slack: Socket Mode if SLACK_APP_TOKEN is set, else HTTP on PORT."""
    from bot.serve import run as serve

    serve(read_settings(os.environ, knowledge=knowledge), http=http)


def mcp(
    knowledge: Knowledge = None,
    http: Annotated[
        bool, typer.Option("--http", help="Serve streamable HTTP on HOST and PORT, at /mcp.")
    ] = False,
) -> None:
    """Serve assistants over the Model Context Protocol, on standard input and output."""
    settings = read_settings(os.environ, knowledge=folder(knowledge))
    if http:
        from bot.serve import run_mcp_http

        run_mcp_http(settings)
    else:
        from bot.mcp_server.stdio import serve_stdio

        serve_stdio(settings)


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
    handbook: Annotated[
        str,
        typer.Option("--handbook", metavar="URL", help="Unfold links to the handbook at HANDBOOK_URL."),
    ] = "",
) -> None:
    """Print the manifest that creates the Slack app in one paste."""
    from bot.commands.manifest import text

    if http and socket_mode:
        raise typer.BadParameter("give --http or --socket-mode, not both")
    as_yaml = output is ManifestFormat.YAML
    print(
        text(http, as_yaml=as_yaml, workflow_step=workflow_step, mcp_url=slackbot, handbook_url=handbook),
        end="",
    )

"""The server on standard input and output: whoever started the process asks."""

import logging
import sys
from typing import TYPE_CHECKING, Any

from bot.mcp_server.results import LOCAL, Caller
from bot.mcp_server.sdk import require_sdk
from bot.opening import open_served_desk, watch
from bot.settings import Settings

if TYPE_CHECKING:
    from mcp.server import Server


def serve_stdio(settings: Settings) -> None:
    """Serve until the input ends. Raises CatalogueError, and SettingsError if the SDK is not installed."""
    require_sdk()
    import anyio

    from bot.mcp_server.server import build_server

    def caller_of(_ctx: Any) -> Caller:
        return LOCAL

    # Standard output is the protocol's; whoever started the process finds the log on standard error.
    logging.basicConfig(
        level=settings.log_level, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("mcp").setLevel(logging.WARNING)
    desk, problems = open_served_desk(settings.knowledge_dir)
    watcher = watch(desk.warm(), settings.knowledge_dir, problems=problems)
    try:
        anyio.run(_serve, build_server(desk, caller_of))
    finally:
        watcher.stop()


async def _serve(server: "Server[Any]") -> None:
    from mcp.server.stdio import stdio_server

    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())

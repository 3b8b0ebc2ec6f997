"""The tools, pages and prompt as the protocol's SDK serves them, whatever the transport."""

import logging
import traceback
from collections.abc import Callable
from functools import partial
from typing import Any, Final

import anyio.to_thread
import mcp_types as types
from mcp.server import Server, ServerRequestContext
from mcp.shared.exceptions import MCPError

from bot import __version__
from bot.answer import Answer, UnknownIdError
from bot.catalogue.model import Catalogue
from bot.desk import Desk
from bot.mcp_server import prompts, resources
from bot.mcp_server.arguments import Arguments
from bot.mcp_server.results import AskedWronglyError, Caller, ToolResult
from bot.mcp_server.tools import INSTRUCTIONS, TOOLS, Tool

NAME: Final = "who-handles"
FAILED: Final = "This could not be answered just now. Try once more; if it fails again, say so."

CallerOf = Callable[[ServerRequestContext[Any, Any]], Caller]
"""Who asks, by what the transport knows of a request."""

BlocksOf = Callable[[Answer, Catalogue, Caller], list[dict[str, Any]]]
"""An answer as Slack's blocks; empty where it has none to show."""

_BY_NAME: Final = {tool.name: tool for tool in TOOLS}

logger = logging.getLogger(__name__)


def no_blocks(_answer: Answer, _catalogue: Catalogue, _caller: Caller) -> list[dict[str, Any]]:
    return []


def build_server(desk: Desk, caller_of: CallerOf, blocks_of: BlocksOf = no_blocks) -> Server[Any]:
    """The server for one desk; it keeps nothing from one request to the next."""

    async def list_tools(_ctx: ServerRequestContext[Any], _params: Any) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_declared(tool) for tool in TOOLS])

    async def call_tool(
        ctx: ServerRequestContext[Any], params: types.CallToolRequestParams
    ) -> types.CallToolResult:
        tool = _BY_NAME.get(params.name)
        if tool is None:
            raise MCPError(types.INVALID_PARAMS, f"no tool is called so; there are {', '.join(_BY_NAME)}")
        work = partial(_call, tool, desk, params.arguments or {}, caller_of(ctx), blocks_of)
        return await anyio.to_thread.run_sync(work)

    async def list_resources(_ctx: ServerRequestContext[Any], _params: Any) -> types.ListResourcesResult:
        pages = resources.resources_of(desk.catalogue)
        return types.ListResourcesResult(
            resources=[
                types.Resource(uri=page.uri, name=page.name, title=page.title, mime_type="text/plain")
                for page in pages
            ]
        )

    async def list_templates(
        _ctx: ServerRequestContext[Any], _params: Any
    ) -> types.ListResourceTemplatesResult:
        return types.ListResourceTemplatesResult(
            resource_templates=[
                types.ResourceTemplate(
                    uri_template=template,
                    name=kind,
                    description=f"{what}. {resources.LANGUAGES_TOLD}",
                    mime_type="text/plain",
                )
                for kind, (template, what) in resources.TEMPLATES.items()
            ]
        )

    async def read_resource(
        ctx: ServerRequestContext[Any], params: types.ReadResourceRequestParams
    ) -> types.ReadResourceResult:
        uri = str(params.uri)
        try:
            text = resources.read_resource(desk.catalogue, uri, caller_of(ctx))
        except AskedWronglyError as error:
            raise MCPError(types.INVALID_PARAMS, str(error)) from error
        contents = types.TextResourceContents(uri=params.uri, text=text, mime_type="text/plain")
        return types.ReadResourceResult(contents=[contents])

    async def list_prompts(_ctx: ServerRequestContext[Any], _params: Any) -> types.ListPromptsResult:
        ticket = types.PromptArgument(
            name=prompts.TICKET, description="The words of the ticket.", required=True
        )
        prompt = types.Prompt(
            name=prompts.ROUTE_TICKET,
            title=prompts.TITLE,
            description=prompts.DESCRIPTION,
            arguments=[ticket],
        )
        return types.ListPromptsResult(prompts=[prompt])

    async def get_prompt(
        _ctx: ServerRequestContext[Any], params: types.GetPromptRequestParams
    ) -> types.GetPromptResult:
        if params.name != prompts.ROUTE_TICKET:
            raise MCPError(types.INVALID_PARAMS, f"no prompt is called so; there is {prompts.ROUTE_TICKET}")
        try:
            text = prompts.route_ticket(params.arguments or {})
        except AskedWronglyError as error:
            raise MCPError(types.INVALID_PARAMS, str(error)) from error
        message = types.PromptMessage(role="user", content=types.TextContent(type="text", text=text))
        return types.GetPromptResult(description=prompts.DESCRIPTION, messages=[message])

    return Server(
        NAME,
        version=__version__,
        title="Who handles what",
        instructions=INSTRUCTIONS,
        get_tool_input_schema=lambda name: _BY_NAME[name].takes if name in _BY_NAME else None,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_list_resource_templates=list_templates,
        on_read_resource=read_resource,
        on_list_prompts=list_prompts,
        on_get_prompt=get_prompt,
    )


def _declared(tool: Tool) -> types.Tool:
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.takes,
        output_schema=tool.gives,
        annotations=types.ToolAnnotations(
            title=tool.title,
            read_only_hint=True,
            destructive_hint=False,
            idempotent_hint=True,
            open_world_hint=False,
        ),
        _meta={"slack": {"supportsBlockKit": True}},
    )


def _call(
    tool: Tool, desk: Desk, arguments: Arguments, caller: Caller, blocks_of: BlocksOf
) -> types.CallToolResult:
    """Errors are returned as results, so that the assistant can correct itself or say so."""
    try:
        told = tool.answer(desk, arguments, caller)
        return _result(told, _blocks(told, caller, blocks_of))
    except AskedWronglyError as error:
        return _error(str(error))
    except UnknownIdError:
        return _error("The catalogue has just changed. Ask again.")
    except Exception as error:  # noqa: BLE001 - what is asked must not get into the log with a traceback
        last = traceback.extract_tb(error.__traceback__)[-1]
        logger.error(  # noqa: TRY400 - as above
            "%s failed with %s in %s, line %s", tool.name, type(error).__name__, last.filename, last.lineno
        )
        return _error(FAILED)


def _blocks(told: ToolResult, caller: Caller, blocks_of: BlocksOf) -> list[dict[str, Any]]:
    if not caller.in_slack or told.answer is None or told.catalogue is None:
        return []
    return blocks_of(told.answer, told.catalogue, caller)


def _result(told: ToolResult, blocks: list[dict[str, Any]]) -> types.CallToolResult:
    texts = (told.text, told.note)
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=text) for text in texts],
        structured_content=told.structured,
        _meta={"slack": {"blocks": blocks}} if blocks else None,
    )


def _error(message: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=message)], is_error=True)

"""Slackbot as a client of the Model Context Protocol: what it sends, and what it shows of what it gets.

As Slack documents it up to September 2026. Nothing here was tried against Slack.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from bot.standin.message_limits import is_valid_block
from bot.standin.workspace import PERSON, SIGNING_SECRET, TEAM
from tests.signed_requests import signed

PROTOCOL: Final = "2025-06-18"
BLOCK_KIT: Final = "io.slack/block-kit"

SHOWN: Final = frozenset(
    {
        "actions", "card", "carousel", "container", "context", "data_table", "data_visualization", "divider",
        "file", "header", "image", "input", "markdown", "rich_text", "section", "table", "video",
    }
)  # fmt: skip
"""The blocks that Slackbot shows; one of another kind drops all of them."""
MAX_BLOCKS: Final = 50
MAX_VALUE: Final = 2000

_NESTS: Final = ("elements", "child_blocks", "accessory", "element", "options")


def request(
    method: str, params: Mapping[str, Any] | None = None, *, number: int | None = None
) -> dict[str, Any]:
    """A message of JSON-RPC: a notification where it has no number."""
    found: dict[str, Any] = {"jsonrpc": "2.0", "method": method}
    if number is not None:
        found["id"] = number
    return found if params is None else {**found, "params": dict(params)}


def tool_call(
    name: str,
    arguments: Mapping[str, Any],
    *,
    number: int = 3,
    user: str = PERSON,
    team: str = TEAM,
    enterprise: str | None = None,
) -> dict[str, Any]:
    """A call on behalf of a person, whom Slack names beside the arguments."""
    person = {"user_id": user, "team_id": team, "enterprise_id": enterprise}
    params = {"name": name, "arguments": dict(arguments), "_meta": {"slack": person}}
    return request("tools/call", params, number=number)


def handshake() -> list[dict[str, Any]]:
    """What comes before the first call of a tool."""
    capabilities = {"extensions": {BLOCK_KIT: {"mimeTypes": ["application/vnd.slack.blocks+json"]}}}
    hello = {
        "protocolVersion": PROTOCOL,
        "capabilities": capabilities,
        "clientInfo": {"name": "Slackbot", "version": "1.0.0"},
    }
    return [
        request("initialize", hello, number=1),
        request("notifications/initialized"),
        request("tools/list", number=2),
    ]


def sent(
    message: Mapping[str, Any], *, secret: str = SIGNING_SECRET, timestamp: int | None = None
) -> tuple[bytes, dict[str, str]]:
    """Body and headers of a message as Slack sends it, signed now unless a time stamp is given."""
    body = json.dumps(message)
    headers = signed(body, "application/json", secret, timestamp=timestamp)
    accepting = {"Accept": "application/json, text/event-stream", "MCP-Protocol-Version": PROTOCOL}
    return body.encode(), {**headers, **accepting}


def pressed(button: Mapping[str, Any], **person: Any) -> dict[str, Any]:
    """The call that pressing a button becomes."""
    return tool_call(
        str(button["action_id"]).removeprefix("tool:"), json.loads(button["value"]), number=4, **person
    )


def block_problems(blocks: object, tools: Sequence[str]) -> list[str]:
    """Why Slackbot would drop these blocks, or why a part of them would do nothing; empty if it shows them.

    ``tools`` are those of the server.
    """
    if not isinstance(blocks, Sequence) or isinstance(blocks, str):
        return ["blocks is a list"]
    found = [f"{len(blocks)} blocks are more than {MAX_BLOCKS}"] if len(blocks) > MAX_BLOCKS else []
    for number, block in enumerate(blocks):
        found += [f"block {number}: {problem}" for problem in _problems(block, tools)]
    return found


def _problems(block: Any, tools: Sequence[str]) -> Iterator[str]:
    if not isinstance(block, Mapping):
        yield "a block is an object"
        return
    if block.get("type") not in SHOWN:
        yield f"{block.get('type')} is not shown"
    elif not is_valid_block(block) and block.get("type") in {"section", "context", "actions", "header"}:
        yield "it breaks a limit of Slack's"
    ids = [element["action_id"] for element in _elements(block)]
    if len(set(ids)) < len(ids):
        yield "an action_id is there twice"
    for element in _elements(block):
        yield from _element_problems(element, tools)
    yield from _addresses(block)


def _element_problems(element: Mapping[str, Any], tools: Sequence[str]) -> Iterator[str]:
    """Of an element with an action_id."""
    kind, _, name = str(element["action_id"]).partition(":")
    if kind == "input":
        return
    if kind != "tool" or name not in tools:
        yield f"{element['action_id']} calls no tool"
    value = element.get("value")
    if not isinstance(value, str) or len(value) > MAX_VALUE:
        yield f"a value is a text of at most {MAX_VALUE:,} characters"
        return
    try:
        if not isinstance(json.loads(value), dict):
            yield "a value holds a JSON object"
    except ValueError:
        yield "a value holds JSON"


def _elements(block: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every element in a block that something happens with."""
    if "action_id" in block:
        yield block
    for name in _NESTS:
        inner = block.get(name, [])
        for each in [inner] if isinstance(inner, Mapping) else inner:
            if isinstance(each, Mapping):
                yield from _elements(each)


def _addresses(block: Mapping[str, Any]) -> Iterator[str]:
    for name, value in block.items():
        if name in {"url", "image_url"} and not str(value).startswith("https://"):
            yield f"{name} is no https address"
        inner = value if isinstance(value, list) else [value]
        for each in inner:
            if isinstance(each, Mapping):
                yield from _addresses(each)

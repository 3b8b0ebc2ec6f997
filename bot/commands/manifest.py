"""``manifest``: the manifest of the Slack app as JSON or YAML."""

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from bot.environment import SettingsError, web_address
from bot.mcp_server.door import MCP_PATH
from bot.slack.manifest import manifest
from bot.slack.transport.http import EVENTS_PATH


def text(
    url: str, *, as_yaml: bool, workflow_step: bool = False, mcp_url: str = "", handbook_url: str = ""
) -> str:
    """For HTTP at a URL, or for Socket Mode if there is none; on request with the Workflow Builder step, the
    address of the MCP server for Slackbot, and that of the handbook, whose links are unfolded.

    Raises SettingsError for a URL that Slack could not reach the bot at.
    """
    if mcp_url:
        _check("--slackbot", mcp_url, MCP_PATH)
    if handbook_url:
        web_address("--handbook", handbook_url)
    chosen = partial(manifest, workflow_step=workflow_step, mcp_url=mcp_url, handbook_url=handbook_url)
    if url:
        _check("--http", url, EVENTS_PATH)
    found = chosen(socket_mode=False, request_url=url) if url else chosen()
    if as_yaml:
        return "".join(f"{line}\n" for line in _block(found))
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _check(option: str, url: str, path: str) -> None:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    # Written out anew, so that nothing else can be in it: user, query, spaces.
    plain = f"https://{host}{f':{port}' if port else ''}{path}"
    if not re.fullmatch(r"[a-z0-9.-]+", host) or url.lower() != plain:
        raise SettingsError(f"{option}: give https://HOST{path}, HOST being where Slack reaches the bot")


def _block(value: Any, indent: str = "") -> Iterator[str]:
    """Block YAML of dictionaries, lists and scalars; the scalars as in JSON, which YAML reads alike."""
    pairs = value.items() if isinstance(value, dict) else [(None, each) for each in value]
    for key, each in pairs:
        lead = f"{indent}-" if key is None else f"{indent}{key}:"
        if each and isinstance(each, dict | list):
            yield lead
            yield from _block(each, f"{indent}  ")
        else:
            yield f"{lead} {json.dumps(each, ensure_ascii=False)}"

"""``manifest``: the manifest of the Slack app as JSON or YAML."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from bot.settings import SettingsError
from bot.slack.manifest import manifest
from bot.slack.transport.http import EVENTS_PATH


def text(url: str, *, as_yaml: bool, workflow_step: bool = False) -> str:
    """For HTTP at a URL, or for Socket Mode if there is none; on request with the Workflow Builder step.

    Raises SettingsError for a URL that Slack could not reach the bot at.
    """
    if url:
        _check(url)
        found = manifest(socket_mode=False, request_url=url, workflow_step=workflow_step)
    else:
        found = manifest(workflow_step=workflow_step)
    if as_yaml:
        return "".join(f"{line}\n" for line in _block(found))
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    # Written out anew, so that nothing else can be in it: user, query, spaces.
    plain = f"https://{host}{f':{port}' if port else ''}{EVENTS_PATH}"
    if not re.fullmatch(r"[a-z0-9.-]+", host) or url.lower() != plain:
        raise SettingsError(f"--http: give https://HOST{EVENTS_PATH}, HOST being where Slack reaches the bot")


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

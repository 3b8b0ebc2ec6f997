"""The manifest that creates the Slack app in one paste, and why it asks for each scope."""

import json
from typing import Any, Final

from bot.slack.command import COMMAND

SCOPES: Final[dict[str, str]] = {
    "app_mentions:read": "be told when somebody mentions the bot",
    "channels:history": "see messages in public channels it is in, to answer plain questions and follow-ups",
    "chat:write": "post its answers",
    "commands": f"offer {COMMAND}",
    "groups:history": "the same as channels:history, in private channels it is in",
    "im:history": "read direct messages people write to it",
    "usergroups:read": "name a user group that fills a role, without notifying its members",
    "users:read": "name a person who fills a role or pressed a button, without notifying them",
}

EVENTS: Final = ("app_mention", "message.channels", "message.groups", "message.im")

REQUEST_URL: Final = "https://YOUR-HOST.example/slack/events"
"""Where Slack posts without Socket Mode; the host is yours to fill in."""


def manifest(*, socket_mode: bool = True, request_url: str = REQUEST_URL) -> dict[str, Any]:
    """The manifest as Slack's schema has it; ``request_url`` counts without Socket Mode only."""
    address: dict[str, str] = {} if socket_mode else {"request_url": request_url}
    command = {
        "command": COMMAND,
        "description": "Who handles it? Only you see the answer.",
        "usage_hint": "handles returns",
        "should_escape": True,
    }
    return {
        "display_information": {
            "name": "Who handles it",
            "description": "Answers who handles what, from the duty catalogue.",
            "background_color": "#1d4b5f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "who", "always_online": True},
            "slash_commands": [command if socket_mode else {**command, "url": request_url}],
        },
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": {**address, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
    }


def manifest_text(*, socket_mode: bool = True, request_url: str = REQUEST_URL) -> str:
    """The manifest as JSON, which Slack's form takes under JSON and under YAML alike."""
    return (
        json.dumps(manifest(socket_mode=socket_mode, request_url=request_url), ensure_ascii=False, indent=2)
        + "\n"
    )

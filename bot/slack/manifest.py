"""The manifest that creates the Slack app in one paste, and why it asks for each scope."""

import json
from typing import Any, Final

from bot.slack.features.command.handler import COMMAND
from bot.slack.features.message_shortcut import handler as message_shortcut
from bot.slack.features.search import handler as search
from bot.slack.features.workflow_step.handler import STEP, STEP_DEFINITION

SCOPES: Final[dict[str, str]] = {
    "app_mentions:read": "be told when somebody mentions the bot",
    "assistant:write": "suggest questions in direct messages, and show there that it is looking something up",
    "channels:history": "see messages in public channels it is in, to answer plain questions and follow-ups",
    "channels:read": "see whether a channel is shared with another company, before naming contacts there",
    "chat:write": "post its answers",
    "commands": f"offer {COMMAND}",
    "groups:history": "the same as channels:history, in private channels it is in",
    "groups:read": "the same as channels:read, for private channels it is in",
    "im:history": "read direct messages people write to it",
    "im:read": "the same as channels:read, for its own direct messages",
    "mpim:history": "the same as channels:history, in group direct messages it is in",
    "mpim:read": "the same as channels:read, for group direct messages it is in",
    "reactions:read": "be told when somebody adds the emoji that asks it about a message",
    "usergroups:read": "name a user group that fills a role, without notifying its members",
    "users:read": "name people without notifying them, speak their language, tell guests from colleagues",
}

EVENTS: Final = (
    "app_home_opened",
    "app_mention",
    "message.channels",
    "message.groups",
    "message.im",
    "message.mpim",
    "reaction_added",
    "team_join",
)
STEP_EVENT: Final = "function_executed"

SHORTCUTS: Final = (
    {
        "name": "Who handles this?",
        "type": "message",
        "callback_id": message_shortcut.SHORTCUT,
        "description": "Shows who is likely to handle what a message is about.",
    },
    {
        "name": "Find who handles it",
        "type": "global",
        "callback_id": search.SHORTCUT,
        "description": "Finds roles, duties and departments as you type.",
    },
)

REQUEST_URL: Final = "https://YOUR-HOST.example/slack/events"
"""Where Slack posts without Socket Mode; the host is yours to fill in."""


def manifest(
    *, socket_mode: bool = True, request_url: str = REQUEST_URL, workflow_step: bool = False
) -> dict[str, Any]:
    """The manifest as Slack's schema has it; ``request_url`` counts without Socket Mode only.

    With ``workflow_step`` the app has a step for Workflow Builder. Slack wants such an app to be ready for
    organisations, and does not let it be distributed publicly.
    """
    address: dict[str, str] = {} if socket_mode else {"request_url": request_url}
    command = {
        "command": COMMAND,
        "description": "Who handles it? Only you see the answer.",
        "usage_hint": "handles … (nothing: search)",
        "should_escape": True,
    }
    options_url = {} if socket_mode else {"message_menu_options_url": request_url}
    step: dict[str, Any] = {"functions": {STEP: STEP_DEFINITION}} if workflow_step else {}
    runtime = {"function_runtime": "remote"} if workflow_step else {}
    events = [*EVENTS, STEP_EVENT] if workflow_step else [*EVENTS]
    return {
        "display_information": {
            "name": "Who handles it",
            "description": "Answers who handles what, from the duty catalogue.",
            "background_color": "#1d4b5f",
        },
        "features": {
            "agent_view": {"agent_description": "Ask who handles what, in your own words."},
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "who", "always_online": True},
            "shortcuts": list(SHORTCUTS),
            "slash_commands": [command if socket_mode else {**command, "url": request_url}],
        },
        **step,
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": {**address, "bot_events": events},
            "interactivity": {"is_enabled": True, **address, **options_url},
            **runtime,
            "org_deploy_enabled": workflow_step,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
    }


def manifest_text(
    *, socket_mode: bool = True, request_url: str = REQUEST_URL, workflow_step: bool = False
) -> str:
    """The manifest as JSON, which Slack's form takes under JSON and under YAML alike."""
    made = manifest(socket_mode=socket_mode, request_url=request_url, workflow_step=workflow_step)
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"

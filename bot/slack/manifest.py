"""The manifest that creates the Slack app in one paste: the sum of what the features declare."""

from typing import Any, Final

from bot.slack.features.registry import FEATURES, Features, scopes

REQUEST_URL: Final = "https://YOUR-HOST.example/slack/events"
"""Where Slack posts without Socket Mode; the host is yours to fill in."""

MCP_SCOPE: Final = "mcp:connect"
MCP_SERVER: Final = "who_handles"
"""What Slack calls our MCP server."""

STEP_EVENT: Final = "function_executed"
"""What Slack sends to an app with a step for Workflow Builder, and to no other."""


def manifest(
    *,
    socket_mode: bool = True,
    request_url: str = REQUEST_URL,
    workflow_step: bool = False,
    mcp_url: str = "",
    features: Features = FEATURES,
) -> dict[str, Any]:
    """The manifest as Slack's schema has it; ``request_url`` counts without Socket Mode only.

    With ``mcp_url``, the https address of our MCP server, Slackbot asks it on behalf of people.

    With ``workflow_step`` the app has steps for Workflow Builder. Slack wants such an app to be ready for
    organisations, and does not let it be distributed publicly.
    """
    address: dict[str, str] = {} if socket_mode else {"request_url": request_url}
    options_url = {} if socket_mode else {"message_menu_options_url": request_url}
    functions = {key: step for feature in features for key, step in feature.functions.items()}
    has_steps = workflow_step and bool(functions)
    runtime = {"function_runtime": "remote"} if has_steps else {}
    refusable = sorted(scopes(features, optional=True))
    needed = sorted([*scopes(features), *([MCP_SCOPE] if mcp_url else [])])
    servers = {MCP_SERVER: {"url": mcp_url, "auth_type": "slack_identity_auth"}}
    return {
        "display_information": {
            "name": "Who handles it",
            "description": "Answers who handles what, from the duty catalogue.",
            "background_color": "#1d4b5f",
        },
        "features": _features(features, {} if socket_mode else {"url": request_url}),
        **({"functions": functions} if has_steps else {}),
        "oauth_config": {"scopes": {"bot": needed, **({"bot_optional": refusable} if refusable else {})}},
        "settings": {
            "event_subscriptions": {**address, "bot_events": [*events(features), *[STEP_EVENT] * has_steps]},
            "interactivity": {"is_enabled": True, **address, **options_url},
            **runtime,
            "org_deploy_enabled": has_steps,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
        **({"mcp_servers": servers} if mcp_url else {}),
    }


def events(features: Features = FEATURES) -> list[str]:
    """The events the bot subscribes to."""
    return sorted({event for feature in features for event in feature.events})


def _features(features: Features, address: dict[str, str]) -> dict[str, Any]:
    """What Slack's schema calls features; in the order of their names, so that the sum is always the same."""
    sections: dict[str, dict[str, Any]] = {"bot_user": {"display_name": "who", "always_online": True}}
    for feature in features:
        for name, section in feature.app_features.items():
            sections[name] = {**sections.get(name, {}), **section}
    summed: dict[str, Any] = {
        name: section if name == "bot_user" else dict(sorted(section.items()))
        for name, section in sections.items()
    }
    summed["shortcuts"] = [dict(shortcut) for feature in features for shortcut in feature.shortcuts]
    summed["slash_commands"] = [
        {**command, **address} for feature in features for command in feature.slash_commands
    ]
    return dict(sorted(summed.items()))

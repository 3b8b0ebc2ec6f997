"""The manifest that creates the Slack app in one paste: the sum of what the features declare."""

from typing import Any, Final
from urllib.parse import urlsplit

from bot.slack.features.registry import FEATURES, Features, offered, scopes

REQUEST_URL: Final = "https://YOUR-HOST.example/slack/events"
"""Where Slack posts without Socket Mode; the host is yours to fill in."""


def manifest(
    *,
    socket_mode: bool = True,
    request_url: str = REQUEST_URL,
    workflow_step: bool = False,
    mcp_url: str = "",
    handbook_url: str = "",
    features: Features = FEATURES,
) -> dict[str, Any]:
    """The manifest as Slack's schema has it; ``request_url`` counts without Socket Mode only.

    With ``mcp_url``, the https address of our MCP server, Slackbot asks it on behalf of people.

    With ``handbook_url``, the address of the handbook, links to it are unfolded.

    With ``workflow_step`` the app has steps for Workflow Builder. Slack wants such an app to be ready for
    organisations, and does not let it be distributed publicly.
    """
    address: dict[str, str] = {} if socket_mode else {"request_url": request_url}
    options_url = {} if socket_mode else {"message_menu_options_url": request_url}
    options = [
        *["workflow-step"] * workflow_step,
        *["slackbot"] * bool(mcp_url),
        *["handbook"] * bool(handbook_url),
    ]
    chosen = offered(features, options)
    functions = {key: step for feature in chosen for key, step in feature.functions.items()}
    runtime = {"function_runtime": "remote"} if functions else {}
    refusable = sorted(scopes(chosen, optional=True))
    servers = {
        name: {"url": mcp_url, **server} for feature in chosen for name, server in feature.mcp_servers.items()
    }
    return {
        "display_information": {
            "name": "Who handles it",
            "description": "Answers who handles what, from the duty catalogue.",
            "background_color": "#1d4b5f",
        },
        "features": _features(chosen, {} if socket_mode else {"url": request_url}, handbook_url),
        **({"functions": functions} if functions else {}),
        "oauth_config": {
            "scopes": {"bot": sorted(scopes(chosen)), **({"bot_optional": refusable} if refusable else {})}
        },
        "settings": {
            "event_subscriptions": {**address, "bot_events": events(chosen)},
            "interactivity": {"is_enabled": True, **address, **options_url},
            **runtime,
            "org_deploy_enabled": bool(functions),
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
        **({"mcp_servers": servers} if servers else {}),
    }


def events(features: Features) -> list[str]:
    """The events that these features subscribe to, those of every app first."""
    always = {event for feature in offered(features) for event in feature.events}
    return [*sorted(always), *sorted({event for feature in features for event in feature.events} - always)]


def _features(features: Features, address: dict[str, str], handbook_url: str) -> dict[str, Any]:
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
    if any(feature.unfolds_links for feature in features):
        summed["unfurl_domains"] = [urlsplit(handbook_url).hostname]
    return dict(sorted(summed.items()))

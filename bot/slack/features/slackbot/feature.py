"""Slackbot, which asks our MCP server on behalf of people.

The requests come over HTTP beside Slack's events; ``bot.slack.slackbot`` reads them.
"""

from typing import Final

from slack_bolt import App

from bot.slack.context import Service
from bot.slack.features.feature import Door, Feature, Scope


def register(_app: App, _service: Service) -> None:
    """Nothing: Slackbot sends no events to the app."""


FEATURE: Final = Feature(
    name="slackbot",
    register=register,
    option="slackbot",
    scopes=(Scope("mcp:connect", "let Slackbot ask the bot's MCP server on behalf of people"),),
    mcp_servers={"who_handles": {"auth_type": "slack_identity_auth"}},
    doors=(
        Door(
            "a question to Slackbot",
            "Slackbot's own words around the bot's answer. `manifest --slackbot` adds it; it needs HTTP "
            "([Connect Slackbot](../operators/connect-slackbot.md))",
        ),
    ),
)

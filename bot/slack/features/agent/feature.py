"""Direct messages as Slack's agent view shows them."""

from typing import Final

from bot.slack.features.agent.handler import register
from bot.slack.features.agent.texts import TEXTS
from bot.slack.features.feature import Feature, Scope

FEATURE: Final = Feature(
    name="agent",
    register=register,
    texts=TEXTS,
    scopes=(
        Scope(
            "assistant:write",
            "suggest questions in direct messages, and show there that it is looking something up",
        ),
    ),
    events=("app_home_opened",),
    app_features={"agent_view": {"agent_description": "Ask who handles what, in your own words."}},
)

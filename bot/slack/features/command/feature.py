"""The command: whoever types it alone sees the answer."""

from typing import Final

from bot.slack.features.command.handler import COMMAND, register
from bot.slack.features.feature import Door, Feature, Scope

FEATURE: Final = Feature(
    name="command",
    register=register,
    scopes=(Scope("commands", f"offer {COMMAND}"),),
    slash_commands=(
        {
            "command": COMMAND,
            "description": "Who handles it? Only you see the answer.",
            "usage_hint": "handles … (nothing: search)",
            "should_escape": True,
        },
    ),
    doors=(
        Door(
            "`/who TEXT`, `/who department NAME`, `/who role NAME`, `/who departments`, `/who help`",
            "an answer only you see, with *Share in channel*",
        ),
    ),
)

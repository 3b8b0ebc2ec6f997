"""What the bot may answer in a channel, as its members set it."""

from typing import Final

from bot.slack.features.channel_settings.handler import register
from bot.slack.features.feature import Door, Feature, Kept

FEATURE: Final = Feature(
    name="channel_settings",
    register=register,
    keeps=(Kept("how the bot behaves in a channel, and who set it so when", "channels", None),),
    doors=(
        Door(
            "`/who settings`, `/who settings listen`, `mention` or `off`",
            "what the bot answers in a channel: everybody sees it, full members of the workspace set it",
        ),
    ),
)

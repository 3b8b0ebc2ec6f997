"""What the bot may answer in a channel, as its members set it."""

from typing import Final

from bot.slack.context import CommandWord
from bot.slack.features.channel_settings.handler import answer_command, register
from bot.slack.features.channel_settings.texts import TEXTS, say
from bot.slack.features.feature import Door, Feature, StoredData

FEATURE: Final = Feature(
    name="channel_settings",
    register=register,
    texts=TEXTS,
    help_ways=(lambda language, _: say("help_settings", language),),
    command_words=(CommandWord(("settings", "setting", "設定", "设置"), answer_command),),
    keeps=(StoredData("how the bot behaves in a channel, and who set it so when", "channels", None),),
    doors=(
        Door(
            "`/who settings`, `/who settings listen`, `mention` or `off`",
            "what the bot answers in a channel: everybody sees it, full members of the workspace set it",
        ),
    ),
)

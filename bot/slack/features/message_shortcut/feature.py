"""*Who handles this?* in the menu of any message."""

from typing import Final

from bot.slack.features.feature import Door, Feature
from bot.slack.features.message_shortcut.handler import SHORTCUT, register
from bot.slack.features.message_shortcut.texts import TEXTS, say

FEATURE: Final = Feature(
    name="message_shortcut",
    register=register,
    texts=TEXTS,
    help_ways=(lambda language, _: say("help_message_menu", language),),
    shortcuts=(
        {
            "name": "Who handles this?",
            "type": "message",
            "callback_id": SHORTCUT,
            "description": "Shows who is likely to handle what a message is about.",
        },
    ),
    doors=(
        Door(
            "message shortcut *Who handles this?*",
            "the likely owners with reasons; ask them, share it in the thread, search",
        ),
    ),
)

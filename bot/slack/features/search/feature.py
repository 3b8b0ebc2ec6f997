"""A window that finds as you type."""

from typing import Final

from bot.slack.context import CommandWord
from bot.slack.features.feature import Door, Feature
from bot.slack.features.search.handler import SHORTCUT, answer_command, register
from bot.slack.features.search.texts import TEXTS, say

FEATURE: Final = Feature(
    name="search",
    register=register,
    texts=TEXTS,
    help_ways=(
        lambda language, _: say("help_finding", language),
        lambda language, _: say("help_shortcut", language),
    ),
    command_words=(CommandWord(("",), answer_command),),
    shortcuts=(
        {
            "name": "Find who handles it",
            "type": "global",
            "callback_id": SHORTCUT,
            "description": "Finds roles, duties and departments as you type.",
        },
    ),
    doors=(
        Door(
            "global shortcut, or `/who` alone",
            "a window that finds as you type, and shares what was found; if you tick it, the holder is "
            "notified, of one answer once a day in a channel",
        ),
    ),
)

"""The command: whoever types it alone sees the answer."""

from typing import Final

from bot.slack.context import CommandWord
from bot.slack.features.command.handler import COMMAND, register, show_help
from bot.slack.features.command.texts import TEXTS, say
from bot.slack.features.feature import Door, Feature, Scope
from bot.slack.help_words import WORDS

FEATURE: Final = Feature(
    name="command",
    register=register,
    texts=TEXTS,
    help_ways=(lambda language, _: say("help_command", language),),
    scopes=(Scope("commands", f"offer {COMMAND}"),),
    slash_commands=(
        {
            "command": COMMAND,
            "description": "Who handles it? Only you see the answer.",
            "usage_hint": "handles … (nothing: search)",
            "should_escape": True,
        },
    ),
    command_words=(CommandWord(WORDS, show_help),),
    doors=(Door("`/who TEXT`, `/who help`", "an answer only you see, with *Share in channel*"),),
)

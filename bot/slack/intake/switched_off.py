"""Where the bot may answer: what the members of a channel set, asked in one place."""

from bot.language.codes import Language
from bot.slack.api.posting import Destination, tell
from bot.slack.blocks.messages import line_message
from bot.slack.context import Context


def may_answer(context: Context, channel: str, *, asked: bool) -> bool:
    """True if the bot may answer in this channel, where it was asked or unasked. Raises StoreError."""
    mode = context.store.mode_of(context.team, channel).mode
    return mode == "listen" or (mode == "mention" and asked)


def is_off(context: Context, channel: str) -> bool:
    """True if the bot stays silent in this channel, even if it is asked. Raises StoreError."""
    return not may_answer(context, channel, asked=True)


def say_off(context: Context, place: Destination, *, ts: str, purpose: str, language: Language) -> None:
    """Tell who asked where the bot is switched off, once for each message and purpose, and nobody else."""
    if context.first_time(place.channel, ts, purpose):
        tell(context.client, line_message("switched_off", language), place)

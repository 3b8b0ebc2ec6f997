"""The button *Ask them*."""

from typing import Final

from bot.slack.blocks.messages import Block, Shown, button, holder_to_ask
from bot.slack.blocks.values import encode, reference_to
from bot.slack.texts import say

ASK_THEM: Final = "ask_them"


def way_on(shown: Shown) -> list[Block]:
    """In a channel, into whose threads colleagues can be called, where everybody may know of the holder."""
    answer, readers = shown.answer, shown.readers
    if not (readers.in_channel and readers.contacts and holder_to_ask(answer, shown.catalogue)):
        return []
    return [button(ASK_THEM, say("button_ask", answer.language), encode(reference_to(answer)))]

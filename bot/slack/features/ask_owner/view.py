"""The button *Ask them*."""

from typing import Final

from bot.slack.blocks.messages import Block, ShownAnswer, button, holder_to_ask
from bot.slack.blocks.values import encode, reference_to
from bot.slack.texts import say

ASK_THEM: Final = "ask_them"


def way_on(shown: ShownAnswer) -> list[Block]:
    """Only in a channel, where a thread can notify colleagues, and where everybody may know the holder."""
    answer, readers = shown.answer, shown.readers
    if not (
        readers.in_channel and readers.contacts and holder_to_ask(answer, shown.catalogue, shown.is_there)
    ):
        return []
    return [button(ASK_THEM, say("button_ask", answer.language), encode(reference_to(answer)))]

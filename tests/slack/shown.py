"""Answers as the bot shows them: with what its features add."""

from functools import partial
from typing import Final

from bot.slack.blocks import messages
from bot.slack.features.registry import ways_on

answer_message: Final = partial(messages.answer_message, ways_on=ways_on())

"""What an answer can be pressed for: one of several owners, sharing, the departments, all of it."""

from typing import Final

from bot.slack.features.answer_buttons.handler import register
from bot.slack.features.feature import Feature

FEATURE: Final = Feature(name="answer_buttons", register=register)

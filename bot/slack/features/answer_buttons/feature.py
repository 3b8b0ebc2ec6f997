"""The buttons of an answer: pick one of several owners, share it, show all of it."""

from typing import Final

from bot.slack.features.answer_buttons.handler import register
from bot.slack.features.answer_buttons.texts import TEXTS
from bot.slack.features.answer_buttons.view import ways_on
from bot.slack.features.feature import Feature

FEATURE: Final = Feature(name="answer_buttons", register=register, texts=TEXTS, ways_on=(ways_on,))

"""*Ask them*: whoever fills the role is notified in the thread."""

from typing import Final

from bot.slack.features.ask_owner.handler import register
from bot.slack.features.ask_owner.view import way_on
from bot.slack.features.feature import Feature

FEATURE: Final = Feature(name="ask_owner", register=register, ways_on=(way_on,))

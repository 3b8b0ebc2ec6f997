"""The message to a new member."""

from bot.language.codes import Language
from bot.slack.blocks.messages import Message, button, section
from bot.slack.blocks.views import OPEN_TOUR, row
from bot.slack.features.welcome.texts import say


def welcome_message(language: Language) -> Message:
    """What a newcomer gets: one message with the way into the tour."""
    text = say("welcome", language)
    blocks = [section(text), *row(button(OPEN_TOUR, say("button_tour", language), language))]
    return Message(text, tuple(blocks))

"""*Ask them* under an answer."""

from slack_bolt import App

from bot.answer import UnknownIdError
from bot.slack.answering.holder import call_holder
from bot.slack.blocks.messages import line_message
from bot.slack.blocks.values import StaleError, decode
from bot.slack.context import Service
from bot.slack.features.ask_owner.view import ASK_THEM
from bot.slack.interaction import Interaction, on_press


def register(app: App, service: Service) -> None:
    on_press(app, service, ASK_THEM, _ask)


def _ask(press: Interaction) -> None:
    try:
        answer = decode(press.value).answer()
        said = call_holder(press, answer, channel=press.channel, thread=press.thread)
    except (StaleError, UnknownIdError):
        said = line_message("stale", press.shown_in)
    press.reply(said)

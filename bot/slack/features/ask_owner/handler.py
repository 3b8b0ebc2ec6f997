"""*Ask them* under an answer."""

from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.answer import UnknownIdError
from bot.slack.answering.holder import call_holder
from bot.slack.api.posting import reply
from bot.slack.blocks.messages import line_message
from bot.slack.blocks.values import StaleError, decode
from bot.slack.context import Service
from bot.slack.features.ask_owner.view import ASK_THEM
from bot.slack.interaction import Press


def register(app: App, service: Service) -> None:
    def on_ask(ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        ack()
        press = Press(service, client, context, body)
        try:
            answer = decode(press.value).answer()
            said = call_holder(press, answer, channel=press.channel, thread=press.thread)
        except (StaleError, UnknownIdError):
            said = line_message("stale", press.language)
        reply(press.response_url, said)

    app.action(ASK_THEM)(on_ask)

"""Questions that people write are answered once they are written down; which those are, ``intake`` tells."""

from typing import Any

from slack_bolt import App, BoltContext
from slack_sdk import WebClient

from bot.slack.answering.status import thinking
from bot.slack.answering.worker import work
from bot.slack.context import Service
from bot.slack.intake import mention
from bot.slack.receiver import TAKEN_DOWN


def register(app: App, service: Service) -> None:
    def on_mention(event: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        on_message(event, client, context)
        if context.get(TAKEN_DOWN) is None:
            mention.say_off(service, client, event)

    def on_message(event: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        key = context.get(TAKEN_DOWN)
        if key is not None:
            with thinking(service, client, event):
                work(service, client, key)

    app.event("app_mention")(on_mention)
    app.event("message")(on_message)

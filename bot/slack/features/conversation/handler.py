"""Questions that people write are answered once they are written down; which those are, ``intake`` tells."""

from collections.abc import Mapping
from typing import Any

from slack_bolt import App, BoltContext
from slack_sdk import WebClient

from bot.slack.answering.status import show_thinking
from bot.slack.answering.worker import work
from bot.slack.context import Context, Service
from bot.slack.intake import mention
from bot.slack.receiver import TAKEN_DOWN


def register(app: App, service: Service) -> None:
    def on_message(event: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        key, asked = context.get(TAKEN_DOWN), _of(service, client, event)
        if key is None:
            mention.say_off(asked, event)
            return
        with show_thinking(asked, event):
            work(asked, key)

    app.event("app_mention")(on_message)
    app.event("message")(on_message)


def _of(service: Service, client: WebClient, event: Mapping[str, Any]) -> Context:
    return service.context(client, str(event.get("user") or ""), str(event.get("channel") or ""))

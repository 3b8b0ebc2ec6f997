"""Direct messages to the bot: a conversation, answered on its main line or in the thread it is in."""

from typing import Any

from slack_bolt import App, BoltContext
from slack_sdk import WebClient

from bot.slack.answering import answer_addressed
from bot.slack.messages import by_person
from bot.slack.service import Service


def register(app: App, service: Service) -> None:
    def is_direct(event: dict[str, Any]) -> bool:
        return event.get("channel_type") == "im"

    def on_direct_message(event: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        if by_person(event):
            answer_addressed(service, client, context, event, thread=str(event.get("thread_ts") or ""))

    app.event("message", matchers=[is_direct])(on_direct_message)

"""Mentions in channels: answered in the thread of the question."""

from typing import Any

from slack_bolt import App, BoltContext
from slack_sdk import WebClient

from bot.slack.answering import answer_addressed, thread_of
from bot.slack.messages import by_person
from bot.slack.service import Service


def register(app: App, service: Service) -> None:
    def on_mention(event: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        if by_person(event):
            answer_addressed(service, client, context, event, thread=thread_of(event))

    app.event("app_mention")(on_mention)

"""What comes in is written down before it is acknowledged, so that no crash after that can lose it."""

import logging
from collections.abc import Callable, Mapping
from typing import Any, Final

from slack_bolt import App, BoltContext
from slack_sdk import WebClient

from bot.slack.answering.worker import work
from bot.slack.features.agent.handler import thinking
from bot.slack.features.channel_settings.handler import say_off
from bot.slack.intake import edits, reactions
from bot.slack.questions import question_of
from bot.slack.service import Service
from bot.store.errors import InvalidValueError
from bot.store.model import Key

logger = logging.getLogger(__name__)

TAKEN_DOWN: Final = "taken_down"
"""Where the context of a request holds the key of the question it brought."""


def receiver(service: Service) -> Callable[..., Any]:
    """A middleware for all requests. Raises StoreError, so that Slack delivers again what was not kept."""

    def receive(body: dict[str, Any], context: BoltContext, next: Callable[[], Any]) -> Any:
        event = body.get("event")
        if isinstance(event, Mapping) and event.get("type") in {"message", "app_mention", "reaction_added"}:
            context[TAKEN_DOWN] = take_down(service, event)
        return next()

    return receive


def register(app: App, service: Service) -> None:
    def on_mention(event: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        on_message(event, client, context)
        if context.get(TAKEN_DOWN) is None:
            say_off(service, client, event)

    def on_message(event: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        key = context.get(TAKEN_DOWN)
        if key is not None:
            with thinking(service, client, event):
                work(service, client, key)

    app.event("app_mention")(on_mention)
    app.event("message")(on_message)


def take_down(service: Service, event: Mapping[str, Any]) -> Key | None:
    """Write down what an event brings; the key of what is to be done, None if there is nothing."""
    try:
        if edits.is_change(event):
            return edits.take_down(service, event)
        surface = reactions.question_of if event["type"] == "reaction_added" else question_of
        question = surface(event, service)
        if question is None:
            return None
        service.store.record(question, service.now())
    except InvalidValueError as error:
        logger.warning("an event was left alone: %s", error)
        return None
    # A repeat is worked on as well: its first delivery may have been lost with its process.
    return question.key

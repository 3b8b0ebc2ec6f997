"""A newcomer gets one message that opens the tour; only where the setting WELCOME asks for it."""

from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.language.codes import of_locale
from bot.slack.answering.delivery import DeliveryRefusedError, LaterError, calling
from bot.slack.api.posting import AS_WRITTEN
from bot.slack.context import Context, Service
from bot.slack.features.welcome.view import welcome_message


def register(app: App, service: Service) -> None:
    def before_answering(body: dict[str, Any], client: WebClient, next: Callable[[], Any]) -> Any:
        event = body.get("event")
        if isinstance(event, Mapping) and event.get("type") == "team_join":
            member = event.get("user") or {}
            welcome(service.context(client, str(member.get("id") or "")), member)
        return next()

    def on_joined() -> None:
        """Nothing is left to do."""

    # Before Slack is told that the event arrived, so that what fails is delivered again.
    app.middleware(before_answering)
    app.event("team_join")(on_joined)


def welcome(context: Context, member: Mapping[str, Any]) -> None:
    """Post the message to a new member, who is the person of the context, once.

    member: a user object of Slack's

    Raises StoreError, or LaterError if Slack was busy, in which case the next one to try comes first again.
    """
    user = context.user
    guest = member.get("is_restricted") or member.get("is_ultra_restricted")
    if not context.service.welcome or not user or member.get("is_bot") or guest:
        return
    once = (user, "", "welcome")
    if not context.first_time(*once):
        return
    language = of_locale(str(member.get("locale") or "")) or context.language
    try:
        with calling("chat.postMessage", expected=()):
            context.client.chat_postMessage(
                channel=user, **welcome_message(language).as_arguments(), **AS_WRITTEN
            )
    except LaterError as error:
        # After any other failure it may have arrived.
        if error.code == "ratelimited":
            context.not_done(*once)
            raise
    except DeliveryRefusedError:
        return  # logged where it failed

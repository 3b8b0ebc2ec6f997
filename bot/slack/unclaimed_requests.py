"""Requests that no feature takes, such as buttons of earlier versions: acknowledge them."""

import logging
import re
from collections.abc import Mapping
from typing import Any, Final

from slack_bolt import Ack, App, BoltResponse
from slack_sdk import WebClient

from bot.slack.blocks.messages import line_message
from bot.slack.blocks.search_window import line_view
from bot.slack.context import Service
from bot.slack.interaction import interaction, on_press

logger = logging.getLogger(__name__)

_ANY: Final = re.compile("")
_SIGNED_OUT: Final[Mapping[str, str]] = {
    "app_uninstalled": "the app was uninstalled",
    "tokens_revoked": "tokens of the app were revoked",
}


def register(app: App, service: Service) -> None:
    """Call after every feature: acknowledges what is left, and says of old buttons that they are old."""

    def on_view(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        language = interaction(service, client, body).hurried().language
        ack(response_action="update", view=line_view("old_button", language))

    def on_closed(ack: Ack) -> None:
        ack()

    def on_shortcut(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        pressed = interaction(service, client, body)
        pressed.reply(line_message("old_button", pressed.language))

    def on_typing(ack: Ack) -> BoltResponse:
        return ack(options=[])

    on_press(app, service, _ANY, lambda press: press.reply(line_message("old_button", press.shown_in)))
    app.view(_ANY)(on_view)
    app.view_closed(_ANY)(on_closed)
    app.shortcut(_ANY)(on_shortcut)
    app.options(_ANY)(on_typing)


def acknowledge(body: Mapping[str, Any]) -> BoltResponse:
    """Acknowledge what not even these take, such as events that nobody listens to."""
    if not (body.get("type") or body.get("command")):
        return BoltResponse(status=404, body="")  # nothing of Slack's
    event = body.get("event")
    kind = event.get("type") if isinstance(event, Mapping) else body.get("type")
    if kind in _SIGNED_OUT:
        logger.error("%s: install it again and copy the new token", _SIGNED_OUT[str(kind)])
    elif kind == "app_rate_limited":
        logger.error("Slack holds events back, as there are more than 30,000 an hour; the rest comes later")
    else:
        logger.info("something nobody waits for was acknowledged")
    return BoltResponse(status=200, body="")

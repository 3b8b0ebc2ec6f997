"""When a listener fails: a line in the log without anybody's words, and one for whoever is waiting."""

import logging
from typing import Any

from slack_bolt import App, BoltContext, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError
from slack_sdk import WebClient

from bot.language.script import language_of
from bot.slack import unclaimed_requests
from bot.slack.answering.delivery import LaterError
from bot.slack.api.errors import log_crash
from bot.slack.api.posting import Destination, post, tell
from bot.slack.blocks.messages import line_message
from bot.slack.context import Context, Service
from bot.slack.interaction import interaction
from bot.slack.message_text import without_mentions
from bot.slack.receiver import TAKEN_DOWN
from bot.store.errors import StoreError

logger = logging.getLogger(__name__)


def register(app: App, service: Service) -> None:
    def on_crash(
        error: Exception,
        body: dict[str, Any],
        response: BoltResponse | None,
        client: WebClient,
        context: BoltContext,
    ) -> BoltResponse | None:
        asked = service.context(client, str(context.user_id or "")).hurried()
        return _on_crash(asked, error, body, response, context)

    app.error(on_crash)


def _on_crash(
    asked: Context,
    error: Exception,
    body: dict[str, Any],
    response: BoltResponse | None,
    context: BoltContext,
) -> BoltResponse | None:
    """A crash is logged without anybody's words, and the asker gets one line where that is possible."""
    if isinstance(error, BoltUnhandledRequestError):
        return unclaimed_requests.acknowledge(body)
    found = body.get("event")
    event = found if isinstance(found, dict) else {}
    kind = str(event.get("type") or body.get("command") or body.get("type") or "request")
    passing = isinstance(error, StoreError | LaterError)
    if passing:
        logger.error("answering (%s) failed: %s", kind, error)
    else:
        log_crash(f"answering ({kind})", error)
    if event and passing:
        # Not acknowledged, so Slack delivers it again; or written down already, and taken up again.
        return None
    text = str(event.get("text") or body.get("text") or "")
    sorry = line_message("failed", language_of(without_mentions(text), asked.language))
    if body.get("command") and response is not None:
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": sorry.text})
    if body.get("response_url"):
        interaction(asked.service, asked.client, body).reply(sorry)
    elif body.get("view") and asked.user:
        post(asked.client, sorry, Destination(asked.user))  # a window has no place for it
    elif _is_addressed(event) and context.get(TAKEN_DOWN) is None:  # otherwise the asker was already told
        place = Destination(
            str(event.get("channel") or ""), str(event.get("thread_ts") or ""), str(event.get("user") or "")
        )
        tell(asked.client, sorry, place)
    # Slack must not redeliver it: the same words would crash again.
    return BoltResponse(status=200, body="") if response is not None else None


def _is_addressed(event: dict[str, Any]) -> bool:
    """False for messages not meant for the bot: in a channel, its failures stay silent too."""
    meant = event.get("type") == "app_mention" or event.get("channel_type") == "im"
    return meant and isinstance(event.get("channel"), str) and isinstance(event.get("user"), str)

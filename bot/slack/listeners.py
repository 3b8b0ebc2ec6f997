"""All surfaces, and what happens when one of them fails. A further surface is one more line here."""

from typing import Any

from slack_bolt import App, BoltContext, BoltResponse
from slack_sdk import WebClient

from bot.finder.script import language_of
from bot.slack import actions, channel, command, direct_message, mention
from bot.slack.blocks import line_message
from bot.slack.failures import log_crash
from bot.slack.posting import Place, reply, tell
from bot.slack.service import Service


def register_all(app: App, service: Service) -> None:
    """Register every surface; the listeners of the first that matches an event get it."""
    for surface in (mention, direct_message, channel, command, actions):
        surface.register(app, service)
    app.event("message")(_ignore)
    app.error(_on_crash)


def _ignore() -> None:
    """Messages in other kinds of conversation are acknowledged and left alone."""


def _on_crash(
    error: Exception,
    body: dict[str, Any],
    response: BoltResponse | None,
    client: WebClient,
    context: BoltContext,
) -> BoltResponse | None:
    """A crash is logged without anybody's words, and the asker gets one line where that is possible."""
    event = body.get("event") or {}
    kind = str(event.get("type") or body.get("command") or body.get("type") or "request")
    log_crash(f"answering ({kind})", error)
    text = str(event.get("text") or body.get("text") or "")
    sorry = line_message("failed", language_of(text) if text else "en")
    if body.get("command") and response is not None:
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": sorry.text})
    if context.response_url:
        reply(context.response_url, sorry)
    elif _is_addressed(event):
        place = Place(str(event["channel"]), str(event.get("thread_ts") or ""), str(event.get("user") or ""))
        tell(client, sorry, place)
    # Slack must not deliver it again: the same words would crash again.
    return BoltResponse(status=200, body="") if response is not None else None


def _is_addressed(event: dict[str, Any]) -> bool:
    """False for what was not meant for the bot: in a channel its failures stay silent too."""
    return event.get("type") == "app_mention" or event.get("channel_type") == "im"

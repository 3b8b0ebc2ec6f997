"""Sending messages: an answer is posted once, and a failure is never silent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.language.codes import Language
from bot.slack.api.client import TIMEOUT_SECONDS
from bot.slack.api.errors import (
    CALL_ERRORS,
    error_code,
    line_for,
    log_failure,
    log_refusal,
    passes,
    wants_text,
)
from bot.slack.api.library_logging import library_logger
from bot.slack.blocks.messages import Message, line_message

AS_WRITTEN: Final[Mapping[str, Any]] = {"unfurl_links": False, "unfurl_media": False}
"""Slack must neither look for links and names in the text nor show previews."""


Sent = Literal["sent", "refused", "unconfirmed"]
"""Whether a message was posted, certainly was not, or may have been."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an answer goes, and who asked for it in which language."""

    channel: str
    thread: str = ""
    """Time stamp of the thread; empty for the main line."""
    asker: str = ""
    """Whom to tell if it cannot be posted; empty for nobody."""
    language: Language = "en"


def post(client: WebClient, message: Message, place: Destination) -> bool:
    """Post an answer. True if Slack confirmed it.

    Where Slack refuses it, the asker is told in one line that only they see.
    """
    return try_post(client, message, place) == "sent"


def try_post(client: WebClient, message: Message, place: Destination) -> Sent:
    """Like ``post``; tells apart what was refused and what may have arrived."""
    try:
        return _post(client, message, place)
    except SlackApiError as error:
        log_failure("chat.postMessage", error)
        if message.blocks and wants_text(error_code(error)):
            return try_post(client, message.as_text(), place)
        tell(client, line_message(line_for(error_code(error)), place.language), place)
        refused = error_code(error) == "ratelimited" or not passes(error)
        return "refused" if refused else "unconfirmed"
    except CALL_ERRORS as error:
        log_failure("chat.postMessage", error)
        return "unconfirmed"


def _post(client: WebClient, message: Message, place: Destination) -> Sent:
    client.chat_postMessage(
        channel=place.channel, thread_ts=place.thread or None, **message.as_arguments(), **AS_WRITTEN
    )
    return "sent"


def tell(client: WebClient, message: Message, place: Destination) -> None:
    """Show a line to the asker only: in the channel if possible, else as a direct message."""
    try_tell(client, message, place)


def try_tell(client: WebClient, message: Message, place: Destination) -> Sent:
    """Like ``tell``; tells whether the line is there."""
    if not place.asker:
        return "refused"
    try:
        client.chat_postEphemeral(
            channel=place.channel,
            user=place.asker,
            thread_ts=place.thread or None,
            **message.as_arguments(),
        )
    except CALL_ERRORS as error:
        log_failure("chat.postEphemeral", error)
        if message.blocks and wants_text(error_code(error)):
            return try_tell(client, message.as_text(), place)
    else:
        return "sent"
    try:
        client.chat_postMessage(channel=place.asker, **message.as_arguments(), **AS_WRITTEN)
    except SlackApiError as error:
        log_failure("a direct message to the asker", error)
        return "refused"
    except CALL_ERRORS as error:
        log_failure("a direct message to the asker", error)
        return "unconfirmed"
    return "sent"


def update(client: WebClient, message: Message, *, channel: str, ts: str) -> bool:
    """Replace one of the bot's own messages. True if Slack confirmed it."""
    try:
        # an empty list of blocks takes away the old ones
        client.chat_update(channel=channel, ts=ts, text=message.text, blocks=list(message.blocks))
    except CALL_ERRORS as error:
        log_failure("chat.update", error)
        if message.blocks and wants_text(error_code(error)):
            return update(client, message.as_text(), channel=channel, ts=ts)
        return False
    return True


def reply(
    response_url: str, message: Message, *, replace: bool = False, in_channel: bool = False, thread: str = ""
) -> bool:
    """Answer an interaction at its response URL. True if Slack confirmed it.

    ``thread`` is the one the interaction was in: without it Slack shows the answer on the main line.
    """
    sent = try_reply(response_url, message, replace=replace, in_channel=in_channel, thread=thread)
    return sent == "sent"


def try_reply(
    response_url: str, message: Message, *, replace: bool = False, in_channel: bool = False, thread: str = ""
) -> Sent:
    """Like ``reply``; tells apart what was refused and what may have arrived."""
    return _respond(
        response_url,
        {
            **message.as_arguments(),
            **({"thread_ts": thread} if thread else {}),
            "replace_original": replace,
            "response_type": "in_channel" if in_channel else "ephemeral",
            **AS_WRITTEN,
        },
    )


def take_away(response_url: str) -> bool:
    """Delete the message an interaction came from. True if Slack confirmed it."""
    return _respond(response_url, {"delete_original": True}) == "sent"


def _respond(response_url: str, body: dict[str, Any]) -> Sent:
    # An empty list of retry handlers: the default ones post again when only the confirmation was lost.
    webhook = WebhookClient(response_url, timeout=TIMEOUT_SECONDS, logger=library_logger(), retry_handlers=[])
    try:
        response = webhook.send_dict(body)
    except CALL_ERRORS as error:
        log_failure("a post to a response URL", error)
        return "unconfirmed"
    if response.status_code != 200:
        log_refusal("a post to a response URL", response.status_code, response.body)
        if body.get("blocks") and wants_text(response.body.strip()):
            return _respond(response_url, {**body, "blocks": []})
        return "refused" if response.status_code < 500 else "unconfirmed"
    return "sent"

"""The message that an emoji asks about: what it says, and whether there is anything to answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from slack_sdk import WebClient

from bot.slack.answering.delivery import DeliveryRefusedError, calling
from bot.slack.answering.reply import asker_destination
from bot.slack.api.posting import tell
from bot.slack.blocks.messages import line_message
from bot.slack.context import Context
from bot.slack.intake.switched_off import is_off
from bot.slack.message_text import words_of
from bot.store.model import Key, Question

_GONE: Final = frozenset({"message_not_found", "thread_not_found"})


class UnreadableError(DeliveryRefusedError):
    """Slack does not show the message with the emoji to the bot, now or later."""


@dataclass(frozen=True, slots=True)
class SourceMessage:
    text: str = field(repr=False)
    thread_ts: str
    """Empty for a message in the main line."""


def read_source_message(client: WebClient, key: Key) -> SourceMessage | None:
    """What the message says now, in the main line or in a thread; None if it was deleted.

    Raises UnreadableError, LaterError.
    """
    message = _message(client, key)
    # A message that has replies stays as a tombstone when it is deleted.
    if message is None or message.get("subtype") == "tombstone":
        return None
    thread = str(message.get("thread_ts") or "")
    return SourceMessage(words_of(message), thread if thread != key.ts else "")


def is_pointless(context: Context, question: Question) -> bool:
    """True if there is nothing to answer that a whole thread needs to hear: who added the emoji was told."""
    if is_off(context, question.key.channel):
        line = "switched_off"
    elif not question.text:
        line = "likely_no_words"
    elif context.desk.answer(question.text).outcome == "not_a_question":
        line = "likely_nobody"
    else:
        return False
    tell(context.client, line_message(line, context.language), asker_destination(question))
    return True


def _message(client: WebClient, key: Key) -> Mapping[str, Any] | None:
    channel, ts = key.channel, key.ts
    try:
        with calling("reading the message with the emoji", _GONE):
            on_main_line = client.conversations_history(channel=channel, latest=ts, inclusive=True, limit=1)
            found = _with(ts, on_main_line.get("messages") or [])
            if found is not None:
                return found
            # A reply is no part of the main line; Slack finds its thread by any message in it.
            thread = client.conversations_replies(
                channel=channel, ts=ts, latest=ts, oldest=ts, inclusive=True
            )
    except DeliveryRefusedError as error:
        if error.code in _GONE:
            return None
        raise UnreadableError(error.code) from error
    return _with(ts, thread.get("messages") or [])


def _with(ts: str, messages: list[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    return next((message for message in messages if message.get("ts") == ts), None)

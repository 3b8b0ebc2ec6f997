"""An emoji on any message: the bot answers about that message in its thread, once however many add it.

The event names the message only. What it says is fetched when it is answered, so that the emoji itself can be
written down before it is acknowledged.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from slack_sdk import WebClient

from bot.slack.answering.delivery import RefusedError, calling
from bot.slack.answering.reply import told
from bot.slack.api.posting import Place, tell
from bot.slack.blocks.messages import line_message
from bot.slack.message_text import words_of
from bot.slack.service import Service
from bot.store.model import Key, Question

_GONE: Final = frozenset({"message_not_found", "thread_not_found"})


class UnreadableError(RefusedError):
    """Slack does not show the message with the emoji to the bot, now or later."""


@dataclass(frozen=True, slots=True)
class Said:
    text: str = field(repr=False)
    thread_ts: str
    """Empty for a message in the main line."""


def question_of(event: Mapping[str, Any], service: Service) -> Question | None:
    """The question that an emoji makes of a message, unread as yet; None for any other emoji.

    None where the bot is switched off, too, so that the emoji still counts once it is on again. Raises
    InvalidValueError if its ids are not of Slack's form.
    """
    if not _asks(event, service):
        return None
    item = event["item"]
    key = Key(service.team, str(item.get("channel") or ""), str(item.get("ts") or ""))
    question = Question(
        key,
        str(event.get("user") or ""),
        "reaction",
        "",
        event_ts=str(event.get("event_ts") or ""),
        unread=True,
    )
    return None if _is_off(service, key.channel) else question


def say_off(service: Service, client: WebClient, event: Mapping[str, Any]) -> None:
    """Tell who added the emoji where the bot is switched off, once, and nobody else."""
    if not _asks(event, service):
        return
    item = event["item"]
    channel, ts, user = (
        str(item.get("channel") or ""),
        str(item.get("ts") or ""),
        str(event.get("user") or ""),
    )
    if not _is_off(service, channel):
        return
    purpose = f"emoji-off-{str(event.get('event_ts') or '').replace('.', '-')}"
    if service.first_time(service.team, channel, ts, purpose):
        tell(client, line_message("switched_off", service.language(client, user)), Place(channel, ts, user))


def said(client: WebClient, key: Key) -> Said | None:
    """What the message says now, in the main line or in a thread; None if it was deleted.

    Raises UnreadableError, LaterError.
    """
    message = _message(client, key)
    # A message that has replies stays as a tombstone when it is deleted.
    if message is None or message.get("subtype") == "tombstone":
        return None
    thread = str(message.get("thread_ts") or "")
    return Said(words_of(message), thread if thread != key.ts else "")


def is_pointless(service: Service, client: WebClient, question: Question) -> bool:
    """True if there is nothing to answer that a whole thread needs to hear: who added the emoji was told."""
    if _is_off(service, question.key.channel):
        line = "switched_off"
    elif not question.text:
        line = "likely_no_words"
    elif service.desk.answer(question.text).outcome == "not_a_question":
        line = "likely_nobody"
    else:
        return False
    tell(client, line_message(line, service.language(client, question.user)), told(question))
    return True


def _asks(event: Mapping[str, Any], service: Service) -> bool:
    """True for the emoji that asks about a message, from a person on anybody's message but the bot's."""
    # Skin tones come as a suffix: ``raising_hand::skin-tone-3``.
    name = str(event.get("reaction") or "").partition("::")[0]
    if not service.reaction or name != service.reaction:
        return False
    on_message = (event.get("item") or {}).get("type") == "message"
    return on_message and service.bot_user not in {event.get("user"), event.get("item_user")}


def _is_off(service: Service, channel: str) -> bool:
    return service.store.mode_of(service.team, channel).mode == "off"


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
    except RefusedError as error:
        if error.code in _GONE:
            return None
        raise UnreadableError(error.code) from error
    return _with(ts, thread.get("messages") or [])


def _with(ts: str, messages: list[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    return next((message for message in messages if message.get("ts") == ts), None)

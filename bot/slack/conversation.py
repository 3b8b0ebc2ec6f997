"""What was said before: a follow-up such as "and exchanges?" leans on the question before it."""

from collections.abc import Mapping
from typing import Any, Final

from slack_sdk import WebClient

from bot.slack.failures import CALL_ERRORS, log_failure
from bot.store.model import Question

FOLLOW_UP_CHARACTERS: Final = 80
"""Longer messages stand on their own; for shorter ones the earlier message is looked up."""

# Slack gives a thread from its beginning, a history from its end.
THREAD_MESSAGES: Final = 200
HISTORY_MESSAGES: Final = 10


def is_short(text: str) -> bool:
    return len(text) <= FOLLOW_UP_CHARACTERS


def earlier_message(client: WebClient, question: Question) -> str:
    """The last thing a person said before this question in its thread or direct message; empty if none.

    Only the thread is read for a threaded message; a channel's main line is never searched.
    """
    channel, ts, thread = question.key.channel, question.key.ts, question.thread_ts
    try:
        if thread:
            found = client.conversations_replies(channel=channel, ts=thread, latest=ts, limit=THREAD_MESSAGES)
        elif question.kind == "direct":
            found = client.conversations_history(channel=channel, latest=ts, limit=HISTORY_MESSAGES)
        else:
            return ""
    except CALL_ERRORS as error:
        log_failure("reading the conversation", error)
        return ""
    messages = [
        message
        for message in found.get("messages") or []
        if message.get("user")
        and not message.get("bot_id")
        and not message.get("subtype")
        and message["ts"] < ts
    ]
    return str(max(messages, key=_time)["text"]) if messages else ""


def _time(message: Mapping[str, Any]) -> str:
    return str(message["ts"])

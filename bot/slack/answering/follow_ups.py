"""What was said before: a follow-up such as "and exchanges?" leans on the question before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from slack_sdk import WebClient

from bot.desk import Desk
from bot.slack.api.errors import CALL_ERRORS, log_failure
from bot.slack.intake.person_message import is_persons
from bot.slack.message_text import text_of, without_mentions
from bot.store.model import Question

# Slack gives a thread from its beginning, a history from its end.
THREAD_MESSAGES: Final = 200
HISTORY_MESSAGES: Final = 30


def topic_of(earlier: Sequence[str], desk: Desk) -> str:
    """The message that the conversation is about; empty if nothing was said before.

    It is the latest that is no follow-up itself, so that "who else?" and "what about their manager?" in a row
    lean on the same one; "thanks" in between is passed over. Where all of them are follow-ups, the first that
    is known is the best guess.

    earlier: messages, latest first
    """
    asked = [text for text in earlier if desk.answer(text).outcome != "not_a_question"]
    return next((text for text in asked if not desk.is_follow_up(text)), asked[-1] if asked else "")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was said before a question."""

    texts: tuple[str, ...] = ()
    """By people, latest first."""
    latest_ts: str = ""
    """Of the message right above, whoever wrote it; empty if there is none."""


def earlier_messages(client: WebClient, question: Question) -> Earlier:
    """What was said before this question in its thread or direct message.

    Messages without words are left out. Only the thread is read for a threaded message; a channel's main
    line is never searched.
    """
    channel, ts, thread = question.key.channel, question.key.ts, question.thread_ts
    try:
        if thread:
            found = client.conversations_replies(channel=channel, ts=thread, latest=ts, limit=THREAD_MESSAGES)
        elif question.kind == "direct":
            found = client.conversations_history(channel=channel, latest=ts, limit=HISTORY_MESSAGES)
        else:
            return Earlier()
    except CALL_ERRORS as error:
        log_failure("reading the conversation", error)
        return Earlier()
    before = [message for message in found.get("messages") or [] if message["ts"] < ts]
    messages = sorted(before, key=_time, reverse=True)
    said = (text_of(message) for message in messages if is_persons(message))
    texts = tuple(text for text in said if without_mentions(text))
    return Earlier(texts, _time(messages[0]) if messages else "")


def _time(message: Mapping[str, Any]) -> str:
    return str(message["ts"])

"""Which message events are a person's own words: not joins, nor what bots say; and what they ask."""

from collections.abc import Mapping
from typing import Any, Final

from bot.slack.message_text import text_of
from bot.store.model import Key, Question, QuestionKind

_SPOKEN: Final = frozenset({None, "file_share", "me_message", "thread_broadcast"})


def by_person(event: Mapping[str, Any]) -> bool:
    """True for what a person newly said."""
    return is_persons(event) and "edited" not in event and not event.get("hidden")


def is_persons(message: Mapping[str, Any]) -> bool:
    """True for a message a person wrote, whether or not they edited it since."""
    return (
        message.get("subtype") in _SPOKEN
        and bool(message.get("user"))
        and not message.get("bot_id")
        and not message.get("bot_profile")
        and message.get("user") != "USLACKBOT"
    )


def as_question(event: Mapping[str, Any], team: str, kind: QuestionKind) -> Question:
    """A message event as a question. Raises InvalidValueError if its ids are not of Slack's form."""
    channel, ts, thread = str(event["channel"]), str(event["ts"]), str(event.get("thread_ts") or "")
    return Question(
        Key(team, channel, ts),
        str(event.get("user") or ""),
        kind,
        text_of(event),
        thread_ts="" if thread == ts else thread,
    )

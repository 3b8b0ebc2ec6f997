"""Questions that were edited or deleted after they were asked: their answers follow."""

from collections.abc import Mapping
from typing import Any, Final

from bot.slack.messages import is_persons
from bot.slack.questions import question_of
from bot.slack.service import Service
from bot.store.model import Key, Place

ANSWERED_LATE_SECONDS: Final = 24 * 3600
"""Words that become a question by an edit are answered if the message is no older than this."""

_CHANGES: Final = frozenset({"message_changed", "message_deleted"})


def is_change(event: Mapping[str, Any]) -> bool:
    return event.get("subtype") in _CHANGES


def take_down(service: Service, event: Mapping[str, Any]) -> Key | None:
    """Write down an edit or deletion; the key of the question whose answer has to follow it."""
    channel = str(event.get("channel") or "")
    before = event.get("previous_message") or {}
    if event["subtype"] == "message_deleted":
        return _deleted(service, channel, str(event.get("deleted_ts") or before.get("ts") or ""))
    message = event.get("message") or {}
    # A message that has replies stays as a tombstone when it is deleted.
    if message.get("subtype") == "tombstone":
        return _deleted(service, channel, str(message.get("ts") or ""))
    # Slack sends a change, too, when it unfolds a link or counts a reply.
    if not is_persons(message) or message.get("text") == before.get("text"):
        return None
    return _edited(service, event, message)


def _deleted(service: Service, channel: str, ts: str) -> Key | None:
    key = Key(service.team, channel, ts)
    if service.store.withdraw(key, service.now()):
        return key
    # Somebody may have taken away the bot's own answer.
    service.store.forget_answer(service.team, Place(channel, ts))
    return None


def _edited(service: Service, event: Mapping[str, Any], message: Mapping[str, Any]) -> Key | None:
    key = Key(service.team, str(event["channel"]), str(message["ts"]))
    if service.store.revise(key, str(message.get("text") or ""), service.now()):
        return key
    if service.store.asked(key) is not None or _is_old(event, message):
        return None
    # Words that were no question when they were written, as far as the bot is concerned.
    said = {name: value for name, value in message.items() if name not in {"edited", "hidden"}}
    place = {"channel": event["channel"], "channel_type": event.get("channel_type")}
    question = question_of({**said, **place, "type": "message"}, service)
    if question is None:
        return None
    service.store.record(question, service.now())
    return key


def _is_old(event: Mapping[str, Any], message: Mapping[str, Any]) -> bool:
    edited = float(event.get("event_ts") or event.get("ts") or 0)
    return edited - float(message["ts"]) > ANSWERED_LATE_SECONDS

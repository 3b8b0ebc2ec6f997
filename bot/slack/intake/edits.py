"""Questions that were edited or deleted after they were asked: their answers follow."""

from collections.abc import Mapping
from typing import Any, Final

from bot.slack.context import Context
from bot.slack.intake.person_message import is_persons
from bot.slack.intake.switched_off import is_off
from bot.slack.message_text import text_of
from bot.store.model import Key, Place, Question

ANSWERED_LATE_SECONDS: Final = 24 * 3600
"""Words that become a question by an edit are answered if the message is no older than this."""

_CHANGES: Final = frozenset({"message_changed", "message_deleted"})


def is_change(event: Mapping[str, Any]) -> bool:
    return event.get("subtype") in _CHANGES


def take_down(context: Context, event: Mapping[str, Any]) -> Key | None:
    """Write down an edit or deletion; the key of the question whose answer has to follow it."""
    before = event.get("previous_message") or {}
    if event["subtype"] == "message_deleted":
        return _deleted(context, event, str(event.get("deleted_ts") or before.get("ts") or ""))
    message = event.get("message") or {}
    # A message that has replies stays as a tombstone when it is deleted.
    if message.get("subtype") == "tombstone":
        return _deleted(context, event, str(message.get("ts") or ""))
    # Slack sends a change, too, when it unfolds a link or counts a reply.
    if not is_persons(message) or text_of(message) == text_of(before):
        return None
    return _edited(context, event, message)


def _deleted(context: Context, event: Mapping[str, Any], ts: str) -> Key | None:
    channel, before = str(event.get("channel") or ""), event.get("previous_message") or {}
    key = Key(context.team, channel, ts)
    # Somebody may have taken away the bot's own answer.
    if context.store.forget_answer(context.team, Place(channel, ts)):
        return None
    # The message itself may still be delivered. In a direct message the bot has no mode to be off in.
    early = (not before or is_persons(before)) and not _is_old(event, ts) and not is_off(context, channel)
    return key if context.store.withdraw(key, context.now(), early=early) else None


def _edited(context: Context, event: Mapping[str, Any], message: Mapping[str, Any]) -> Key | None:
    key = Key(context.team, str(event["channel"]), str(message["ts"]))
    if context.store.revise(key, text_of(message), context.now()):
        return key
    if context.store.find_question(key) is not None or _is_old(event, key.ts):
        return None
    # Words that were no question when they were written, as far as the bot is concerned.
    question = _question_of(event, message, context)
    if question is not None:
        context.store.record(question, context.now(), edited=True)
        return key
    before = event.get("previous_message")
    if before and _question_of(event, {**message, **before}, context) is not None:
        # A question that is not known yet, and is none any more.
        thread = str(message.get("thread_ts") or key.ts)
        context.store.outdate(key, str(message["user"]), thread, context.now())
    return None


def _question_of(event: Mapping[str, Any], message: Mapping[str, Any], context: Context) -> Question | None:
    """The question in a message as it stands in an edit's event, as if it were newly written."""
    said = {name: value for name, value in message.items() if name not in {"edited", "hidden"}}
    place = {"channel": event["channel"], "channel_type": event.get("channel_type")}
    return context.question_of({**said, **place, "type": "message"})


def _is_old(event: Mapping[str, Any], ts: str) -> bool:
    changed = float(event.get("event_ts") or event.get("ts") or 0)
    return changed - float(ts) > ANSWERED_LATE_SECONDS

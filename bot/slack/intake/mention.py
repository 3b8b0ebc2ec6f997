"""Mentions in channels: answered in the thread of the question, unless the bot is switched off there."""

from collections.abc import Mapping
from typing import Any, Final

from bot.language.script import language_of
from bot.slack.api.posting import Destination
from bot.slack.context import Context
from bot.slack.intake import switched_off
from bot.slack.intake.person_message import as_question, by_person
from bot.slack.intake.switched_off import is_off
from bot.slack.message_text import mentions, text_of
from bot.store.model import Question

_CHANNELS: Final = frozenset({"channel", "group", "mpim"})


def mention_question(event: Mapping[str, Any], context: Context) -> Question | None:
    """The question in a mention. It comes as ``app_mention`` and as ``message``: either will do."""
    if not (_is_mention(event, context) and by_person(event)) or is_off(context, str(event["channel"])):
        return None
    return as_question(event, context.team, "mention")


def say_off(context: Context, event: Mapping[str, Any]) -> None:
    """Tell who mentioned the bot where it is switched off, once, and nobody else."""
    if not (_is_mention(event, context) and by_person(event)) or not is_off(context, str(event["channel"])):
        return
    channel, ts, user = str(event["channel"]), str(event["ts"]), str(event["user"])
    language = language_of(str(event.get("text") or ""), context.language)
    place = Destination(channel, str(event.get("thread_ts") or ""), user)
    switched_off.say_off(context, place, ts=ts, purpose="said-off", language=language)


def _is_mention(event: Mapping[str, Any], context: Context) -> bool:
    """True for either event. From a group direct message may come the ``message`` alone."""
    if event["type"] == "app_mention":
        return True
    in_channel = event["type"] == "message" and event.get("channel_type") in _CHANNELS
    return in_channel and mentions(text_of(event), context.bot_user)

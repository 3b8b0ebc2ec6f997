"""Mentions in channels: answered in the thread of the question, unless the bot is switched off there."""

from collections.abc import Mapping
from typing import Any

from bot.language.script import language_of
from bot.slack.api.posting import Destination
from bot.slack.context import Context
from bot.slack.intake import switched_off
from bot.slack.intake.person_message import as_question, by_person
from bot.slack.intake.switched_off import is_off
from bot.slack.message_text import mentions
from bot.store.model import Question


def question_of(event: Mapping[str, Any], context: Context) -> Question | None:
    """The question in a mention. It comes as ``app_mention`` and as ``message``: either will do."""
    text = str(event.get("text") or "")
    in_channel = event.get("channel_type") in {"channel", "group"}
    spoken = event["type"] == "app_mention" or (in_channel and mentions(text, context.bot_user))
    if not (spoken and by_person(event)) or is_off(context, str(event["channel"])):
        return None
    return as_question(event, context.team, "mention")


def say_off(context: Context, event: Mapping[str, Any]) -> None:
    """Tell who mentioned the bot where it is switched off, once, and nobody else."""
    if not by_person(event) or not is_off(context, str(event["channel"])):
        return
    channel, ts, user = str(event["channel"]), str(event["ts"]), str(event["user"])
    language = language_of(str(event.get("text") or ""), context.language)
    place = Destination(channel, str(event.get("thread_ts") or ""), user)
    switched_off.say_off(context, place, ts=ts, purpose="said-off", language=language)

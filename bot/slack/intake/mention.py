"""Mentions in channels: answered in the thread of the question, unless the bot is switched off there."""

from collections.abc import Mapping
from typing import Any

from slack_sdk import WebClient

from bot.language.script import language_of
from bot.slack.api.posting import Place
from bot.slack.context import Service
from bot.slack.intake import switched_off
from bot.slack.intake.person_message import as_question, by_person, mentions
from bot.slack.intake.switched_off import is_off
from bot.store.model import Question


def question_of(event: Mapping[str, Any], service: Service) -> Question | None:
    """The question in a mention. It comes as ``app_mention`` and as ``message``: either will do."""
    text = str(event.get("text") or "")
    in_channel = event.get("channel_type") in {"channel", "group"}
    spoken = event["type"] == "app_mention" or (in_channel and mentions(text, service.bot_user))
    if not (spoken and by_person(event)) or is_off(service, str(event["channel"])):
        return None
    return as_question(event, service.team, "mention")


def say_off(service: Service, client: WebClient, event: Mapping[str, Any]) -> None:
    """Tell who mentioned the bot where it is switched off, once, and nobody else."""
    if not by_person(event) or not is_off(service, str(event["channel"])):
        return
    channel, ts, user = str(event["channel"]), str(event["ts"]), str(event["user"])
    language = language_of(str(event.get("text") or ""), service.language(client, user))
    place = Place(channel, str(event.get("thread_ts") or ""), user)
    switched_off.say_off(service, client, place, ts=ts, purpose="said-off", language=language)

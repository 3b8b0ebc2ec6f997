"""Mentions in channels: answered in the thread of the question, unless the bot is switched off there."""

from collections.abc import Mapping
from typing import Any

from bot.slack.intake.person_message import as_question, by_person, mentions
from bot.slack.service import Service
from bot.store.model import Question


def question_of(event: Mapping[str, Any], service: Service) -> Question | None:
    """The question in a mention. It comes as ``app_mention`` and as ``message``: either will do."""
    text = str(event.get("text") or "")
    in_channel = event.get("channel_type") in {"channel", "group"}
    spoken = event["type"] == "app_mention" or (in_channel and mentions(text, service.bot_user))
    if not (spoken and by_person(event)) or is_off(event, service):
        return None
    return as_question(event, service.team, "mention")


def is_off(event: Mapping[str, Any], service: Service) -> bool:
    """True if the bot was switched off in the channel of this event."""
    return service.store.mode_of(service.team, str(event["channel"])).mode == "off"

"""Direct messages to the bot: a conversation, answered on its main line or in the thread it is in."""

from collections.abc import Mapping
from typing import Any

from bot.slack.context import Context
from bot.slack.intake.person_message import as_question, by_person
from bot.store.model import Question


def direct_question(event: Mapping[str, Any], context: Context) -> Question | None:
    """The question in a direct message: everything written there is meant for the bot."""
    if event["type"] == "message" and event.get("channel_type") == "im" and by_person(event):
        return as_question(event, context.team, "direct")
    return None

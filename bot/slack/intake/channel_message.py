"""Messages in channels the bot is in: answered unasked only where it is plain and clear, else silence."""

from collections.abc import Mapping
from typing import Any

from bot.slack.context import Context
from bot.slack.intake.person_message import as_question, by_person
from bot.slack.intake.switched_off import may_answer
from bot.slack.message_text import mentions
from bot.store.model import Question
from bot.unasked import is_clear


def question_of(event: Mapping[str, Any], context: Context) -> Question | None:
    """The question in a channel's message; None for chatter, of which nothing is written down."""
    if event["type"] != "message" or event.get("channel_type") not in {"channel", "group"}:
        return None
    text = str(event.get("text") or "")
    # A mention is a surface of its own, answered or not.
    if not by_person(event) or mentions(text, context.bot_user):
        return None
    if not is_clear(context.desk.answer(text)):
        return None
    allowed = may_answer(context, str(event["channel"]), asked=False)
    return as_question(event, context.team, "channel") if allowed else None

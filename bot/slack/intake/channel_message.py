"""Messages in channels the bot is in: answered unasked only where it is plain and clear, else silence."""

from collections.abc import Mapping
from typing import Any

from bot.clarity import is_clear
from bot.slack.context import Context
from bot.slack.intake.person_message import as_question, by_person
from bot.slack.intake.switched_off import may_answer
from bot.slack.message_text import is_short, mentions, text_of
from bot.store.model import Question


def channel_question(event: Mapping[str, Any], context: Context) -> Question | None:
    """The question in a channel's message; None for chatter, of which nothing is written down."""
    if event["type"] != "message" or event.get("channel_type") not in {"channel", "group"}:
        return None
    text = text_of(event)
    # A mention is a surface of its own, answered or not.
    if not by_person(event) or mentions(text, context.bot_user):
        return None
    if not (is_clear(context.desk.answer(text)) or _leans_on_an_answer(event, text, context)):
        return None
    allowed = may_answer(context, str(event["channel"]), asked=False)
    return as_question(event, context.team, "channel") if allowed else None


def _leans_on_an_answer(event: Mapping[str, Any], text: str, context: Context) -> bool:
    """True for a follow-up in a thread where the bot answered; whether right under it, Slack tells later."""
    thread, ts = str(event.get("thread_ts") or ""), str(event["ts"])
    if thread in {"", ts} or not is_short(text) or not context.desk.is_follow_up(text):
        return False
    return context.store.latest_answered_in(context.team, str(event["channel"]), thread) is not None

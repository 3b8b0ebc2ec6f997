"""Messages in channels the bot is in: answered unasked only where it is plain and clear, else silence."""

from collections.abc import Mapping
from typing import Any

from bot.answer import Answer
from bot.slack.intake.person_message import as_question, by_person, mentions
from bot.slack.service import CLEAR, Service
from bot.store.model import Question


def question_of(event: Mapping[str, Any], service: Service) -> Question | None:
    """The question in a channel's message; None for chatter, of which nothing is written down."""
    if event["type"] != "message" or event.get("channel_type") not in {"channel", "group"}:
        return None
    text = str(event.get("text") or "")
    # A mention is a surface of its own, answered or not.
    if not by_person(event) or mentions(text, service.bot_user):
        return None
    if not is_clear(service.desk.answer(text)):
        return None
    mode = service.store.mode_of(service.team, str(event["channel"])).mode
    return as_question(event, service.team, "channel") if mode == "listen" else None


def is_clear(answer: Answer) -> bool:
    """True if the message plainly asks who handles something, and one owner is clearly right."""
    best = answer.best
    return answer.plain and answer.outcome == "answered" and best is not None and best.confidence >= CLEAR

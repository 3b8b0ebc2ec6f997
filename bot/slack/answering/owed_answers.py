"""Tells people whose question failed, once and in its thread, that it has an answer now."""

from datetime import timedelta
from typing import Any, Final

from bot.answer import Answer, ElsewhereMatch, Match, UnknownIdError
from bot.catalogue.lesson import Lesson
from bot.catalogue.model import Catalogue
from bot.language.codes import LANGUAGES, Language
from bot.slack.answering.delivery import DeliveryRefusedError, LaterError, calling
from bot.slack.api.posting import AS_WRITTEN
from bot.slack.blocks.messages import Message, section
from bot.slack.blocks.mrkdwn import ping
from bot.slack.context import Context
from bot.slack.texts import say
from bot.store.misses.model import News
from bot.store.model import new_worker

EVENT_TYPE: Final = "who_handles_news"
PAUSE: Final = timedelta(minutes=1)
AT_ONCE: Final = 50
"""Askers told in one pass; the next pass tells the others."""


def tell_news(context: Context) -> int:
    """Tell everybody who is owed an answer; how many were told. Raises StoreError."""
    # What was taught in another process must be known here before it is told.
    context.service.follower.refresh()
    count = 0
    for _ in range(AT_ONCE):
        owed = context.store.claim_news(new_worker(), context.now())
        if owed is None:
            break
        try:
            told = _tell(context.of(owed.user, _channel(owed)), owed)
        except LaterError as error:
            context.store.fail_news(owed, error.code, context.now(), error.pause or PAUSE)
            continue
        except DeliveryRefusedError:
            told = False  # logged where it failed: nobody can be told there
        context.store.finish_news(owed, context.now(), told_them=told)
        count += told
    return count


def _tell(context: Context, owed: News) -> bool:
    """False if there is nothing left to tell. Raises DeliveryError, StoreError."""
    lesson = next((each.lesson for each in context.store.all_taught() if each.lesson.id == owed.lesson), None)
    language: Language = next((code for code in LANGUAGES if code == owed.language), context.language)
    answer = _answer(lesson, context.catalogue, language) if lesson else None
    if answer is None:
        return False
    if owed.lease.attempts > 1 and _is_told(context, owed):
        return True
    note = say("news_note", language)
    try:
        shown = context.message(answer, notes=())
    except UnknownIdError:
        return False
    line = f"{ping(owed.user)} {note}"
    message = Message(f"{line}\n{shown.text}", (section(line), *shown.blocks))
    with calling("telling an asker", expected=()):
        context.client.chat_postMessage(
            channel=_channel(owed),
            thread_ts=owed.thread or None,
            metadata=_metadata(owed),
            **message.as_arguments(),
            **AS_WRITTEN,
        )
    return True


def _answer(lesson: Lesson, catalogue: Catalogue, language: Language) -> Answer | None:
    """What the lesson answers; None for small talk, and for what the catalogue no longer holds."""
    try:
        if lesson.kind == "duty":
            duty, role, department = catalogue.duty(lesson.to)
            match = Match(department.id, role.id, duty.id, 1.0, "")
            return Answer("", "answered", language, (match,))
        if lesson.kind == "topic":
            topic = catalogue.topic(lesson.to)
            return Answer("", "elsewhere", language, (), elsewhere=ElsewhereMatch(topic.id, 1.0, ""))
    except KeyError:
        return None
    return None


def _is_told(context: Context, owed: News) -> bool:
    """True if an earlier attempt got through, though nobody could note it. Raises DeliveryError."""
    with calling("looking for what was told", expected=()):
        if owed.thread:
            found = context.client.conversations_replies(
                channel=owed.key.channel, ts=owed.thread, limit=200, include_all_metadata=True
            )
        elif owed.key.channel.startswith("D"):
            found = context.client.conversations_history(
                channel=owed.key.channel, oldest=owed.key.ts, limit=200, include_all_metadata=True
            )
        else:
            return False
    return any(message.get("metadata") == _metadata(owed) for message in found.get("messages") or [])


def _channel(owed: News) -> str:
    """Where the question stands; the person themselves where it has no place of its own."""
    return owed.key.channel if owed.thread or owed.key.channel.startswith("D") else owed.user


def _metadata(owed: News) -> dict[str, Any]:
    key = owed.key
    payload = {"key": f"{key.workspace}/{key.channel}/{key.ts}", "lesson": owed.lesson}
    return {"event_type": EVENT_TYPE, "event_payload": payload}

"""One message somebody addressed to the bot → one answer in its place."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient

from bot.slack.blocks import help_message
from bot.slack.conversation import earlier_message, is_short
from bot.slack.posting import Place, post
from bot.slack.service import Service, without_mentions


def key_of(event: Mapping[str, Any], context: BoltContext) -> tuple[str, str, str]:
    """What identifies the message: the same for every event that brings it."""
    return (str(context.team_id or event.get("team") or ""), str(event["channel"]), str(event["ts"]))


def answer_addressed(
    service: Service, client: WebClient, context: BoltContext, event: Mapping[str, Any], *, thread: str
) -> None:
    """Answer a message that was meant for the bot, whatever the outcome.

    ``thread`` is the time stamp of the thread to answer in, or empty for the main line.
    """
    if not service.seen.first(key_of(event, context)):
        return
    text = str(event.get("text") or "")
    topic = earlier_message(client, event) if is_short(text) else ""
    # Called without a word in a thread: the question is what was said before.
    if not without_mentions(text) and event.get("channel_type") != "im":
        text, topic = topic, ""
    place = Place(str(event["channel"]), thread, str(event.get("user") or ""))
    if not without_mentions(text):
        post(client, help_message("en"), place)
        return
    answer = service.desk.answer(text, topic=topic)
    message = service.message(answer, client)
    post(client, message, replace(place, language=answer.language))


def thread_of(event: Mapping[str, Any]) -> str:
    """The thread of the message, or the one that begins with it."""
    return str(event.get("thread_ts") or event["ts"])

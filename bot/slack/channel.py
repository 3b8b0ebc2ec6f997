"""Messages in channels the bot is in: answered unasked only where it is plain and clear, else silence."""

from typing import Any

from slack_bolt import App, BoltContext
from slack_sdk import WebClient

from bot.answer import Answer
from bot.slack.answering import key_of, thread_of
from bot.slack.messages import by_person
from bot.slack.posting import Place, post
from bot.slack.service import CLEAR, Service


def register(app: App, service: Service) -> None:
    def is_in_channel(event: dict[str, Any]) -> bool:
        return event.get("channel_type") in {"channel", "group"}

    def on_channel_message(event: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        text = str(event.get("text") or "")
        # A mention comes as an event of its own, possibly to another process: leave it to that one.
        if not by_person(event) or f"<@{context.bot_user_id}" in text:
            return
        answer = service.desk.answer(text)
        if not is_clear(answer) or not service.seen.first(key_of(event, context)):
            return
        message = service.message(answer, client)
        # No asker to tell of a failure: nobody asked the bot.
        post(client, message, Place(str(event["channel"]), thread_of(event), language=answer.language))

    app.event("message", matchers=[is_in_channel])(on_channel_message)


def is_clear(answer: Answer) -> bool:
    """True if the message plainly asks who handles something, and one owner is clearly right."""
    best = answer.best
    return answer.plain and answer.outcome == "answered" and best is not None and best.confidence >= CLEAR

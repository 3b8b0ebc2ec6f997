"""An emoji on any message: the bot answers about that message in its thread, once however many add it."""

from collections.abc import Mapping
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.slack.answering import ask
from bot.slack.blocks import line_message
from bot.slack.failures import CALL_ERRORS, log_failure
from bot.slack.posting import Place, tell
from bot.slack.service import Service
from bot.slack.shortcut import words_of
from bot.store.model import Key, Question


def register(app: App, service: Service) -> None:
    def on_reaction(event: dict[str, Any], client: WebClient) -> None:
        item = event.get("item") or {}
        # Skin tones come as a suffix: ``raising_hand::skin-tone-3``.
        name = str(event.get("reaction") or "").partition("::")[0]
        if not service.reaction or name != service.reaction or item.get("type") != "message":
            return
        if service.bot_user not in {event.get("user"), event.get("item_user")}:
            _answer(service, client, str(item["channel"]), str(item["ts"]), str(event["user"]))

    app.event("reaction_added")(on_reaction)


def _answer(service: Service, client: WebClient, channel: str, ts: str, user: str) -> None:
    place = Place(channel, ts, user, service.language(client, user))
    if service.store.mode_of(service.team, channel).mode == "off":
        # Nothing is written down, so that the emoji still counts once the channel listens again.
        tell(client, line_message("switched_off", place.language), place)
        return
    try:
        message = message_at(client, channel, ts)
    except CALL_ERRORS as error:
        log_failure("reading the message with the emoji", error)
        tell(client, line_message("failed", place.language), place)
        return
    if message is None:
        return  # deleted meanwhile
    words = words_of(message)
    if not words:
        tell(client, line_message("likely_no_words", place.language), place)
        return
    if service.desk.answer(words).outcome == "not_a_question":
        # Nothing that the whole thread needs to hear.
        tell(client, line_message("likely_nobody", place.language), place)
        return
    thread = str(message.get("thread_ts") or "")
    key = Key(service.team, channel, ts)
    question = Question(key, user, "reaction", words, thread_ts=thread if thread != ts else "")
    ask(service, client, question)


def message_at(client: WebClient, channel: str, ts: str) -> Mapping[str, Any] | None:
    """The message with this time stamp, in the main line or in a thread; None if there is none.

    Raises what a call of Slack's Web API raises.
    """
    on_main_line = client.conversations_history(channel=channel, latest=ts, inclusive=True, limit=1)
    found = _with(ts, on_main_line.get("messages") or [])
    if found is not None:
        return found
    # A reply is no part of the main line; Slack finds its thread by any message in it.
    in_thread = client.conversations_replies(channel=channel, ts=ts, latest=ts, oldest=ts, inclusive=True)
    return _with(ts, in_thread.get("messages") or [])


def _with(ts: str, messages: list[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    return next((message for message in messages if message.get("ts") == ts), None)

"""The command ``/who``: an answer that only the asker sees, with a button to share it."""

import re
from dataclasses import replace
from typing import Any, Final

from slack_bolt import Ack, App, BoltRequest, BoltResponse
from slack_sdk import WebClient

from bot.slack.blocks.messages import Message
from bot.slack.context import CommandAnswer, CommandText, CommandWord, Context, Service
from bot.slack.help_words import asks_for_help, language_of_word
from bot.slack.interaction import delivery_of

COMMAND: Final = "/who"


def register(app: App, service: Service) -> None:
    def on_command(
        ack: Ack, command: dict[str, Any], client: WebClient, request: BoltRequest
    ) -> BoltResponse:
        text = str(command.get("text") or "").strip()
        user, channel = str(command["user_id"]), str(command.get("channel_id") or "")
        context = service.context(client, user, channel).hurried()
        typed = CommandText(text, "", str(command.get("trigger_id") or ""), delivery_of(request))
        answer = _by_word(context, typed) or CommandAnswer(_answer(context, text))
        # The acknowledgement itself carries the answer: nothing further can get lost, and it works in
        # channels the bot is not in.
        if answer.message is None:
            acknowledged = ack()
        else:
            response_type = "in_channel" if answer.in_channel else "ephemeral"
            acknowledged = ack(**answer.message.as_arguments(), response_type=response_type)
        if answer.then is not None:
            answer.then()
        return acknowledged

    app.command(COMMAND)(on_command)


def show_help(context: Context, typed: CommandText) -> CommandAnswer | None:
    """What can be asked, if that is all that was typed."""
    if not asks_for_help(typed.text):
        return None
    language = language_of_word(typed.text, context.language)
    return CommandAnswer(context.help(language))


def _by_word(context: Context, typed: CommandText) -> CommandAnswer | None:
    """What the first feature makes of the text that knows its first word; None if none does."""
    for known in context.service.command_words:
        word = _first_word(typed.text, known)
        answer = None if word is None else known.answer(context, replace(typed, word=word))
        if answer is not None:
            return answer
    return None


def _first_word(text: str, known: CommandWord) -> str | None:
    """The one of these words that the text begins with, as it was typed."""
    for word in known.words:
        # Chinese words need nothing after them: 部門物流
        end = r"\b" if word.isascii() and word.isalnum() else ""
        found = re.match(re.escape(word) + end, text, re.IGNORECASE)
        if found is not None and (word or not text):
            return found.group()
    return None


def _answer(context: Context, text: str) -> Message:
    return context.message(context.answer(text), private=True)

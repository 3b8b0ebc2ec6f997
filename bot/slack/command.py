"""The command ``/who``: an answer that only the asker sees, with a button to share it."""

from typing import Any, Final

from slack_bolt import Ack, App, BoltResponse
from slack_sdk import WebClient

from bot.slack.blocks import Message, departments_message, help_message
from bot.slack.service import Service

COMMAND: Final = "/who"
_HELP: Final = frozenset({"", "help", "?", "幫助", "说明", "說明", "帮助"})
_DEPARTMENTS: Final = frozenset({"departments", "部門", "部门"})


def register(app: App, service: Service) -> None:
    def on_command(ack: Ack, command: dict[str, Any], client: WebClient) -> BoltResponse:
        # The acknowledgement itself carries the answer: nothing further can get lost, and it works in
        # channels the bot is not in.
        message = _reply(service, str(command.get("text") or ""), client)
        return ack(**message.as_arguments(), response_type="ephemeral")

    app.command(COMMAND)(on_command)


def _reply(service: Service, text: str, client: WebClient) -> Message:
    asked = text.strip()
    if asked.casefold() in _HELP:
        return help_message(_language(asked))
    if asked.casefold() in _DEPARTMENTS:
        return departments_message(service.desk.catalogue, _language(asked), service.style(client))
    return service.message(service.desk.answer(asked), client, private=True)


def _language(word: str) -> Any:
    if word in {"幫助", "說明", "部門"}:
        return "zh-Hant"
    return "zh-Hans" if word in {"帮助", "说明", "部门"} else "en"

"""The command ``/who``: an answer that only the asker sees, with a button to share it."""

import re
from collections.abc import Mapping
from typing import Any, Final

from slack_bolt import Ack, App, BoltResponse
from slack_sdk import WebClient

from bot.answer import Answer
from bot.desk import likely
from bot.finder.suggest import Level, Suggestion
from bot.language.script import language_of
from bot.slack.blocks.messages import Message, departments_message, help_message
from bot.slack.blocks.owner_menu import answer_about
from bot.slack.features.channel_settings import handler
from bot.slack.features.command.nearest_name import nearly_named, unnamed_message
from bot.slack.features.search.handler import open_search
from bot.slack.help_words import asks_for_help, language_of_word
from bot.slack.service import Service

COMMAND: Final = "/who"
_DEPARTMENTS: Final = frozenset(
    {"departments", "department", "roles", "role", "部門", "部门", "職位", "岗位"}
)
# ``department logistics``, ``部門 物流``, ``部门物流``
_NAMED: Final = re.compile(
    r"(?:(?P<department>department\b|dept\b|部[門门])|(?P<role>role\b|職位|职位|岗位|崗位))[\s:：]*(?P<name>.+)",
    re.IGNORECASE | re.DOTALL,
)
# ``department that handles returns``, ``部門負責退換貨``: described by what it does, not named
_DESCRIBED: Final = re.compile(
    r"(?:that|which|who|whose|for|of|to|in charge|responsible|handling|behind)\b"
    r"|負責|负责|處理|处理|管|做|是",
    re.IGNORECASE,
)
_LOOKED_AT: Final = 100
"""Suggestions looked through for one of the level asked for."""


def register(app: App, service: Service) -> None:
    def on_command(ack: Ack, command: dict[str, Any], client: WebClient) -> BoltResponse:
        text = str(command.get("text") or "").strip()
        quick = service.hurried()
        if not text:
            acknowledged = ack()
            user, trigger_id = str(command["user_id"]), str(command.get("trigger_id") or "")
            open_search(quick, client, user=user, trigger_id=trigger_id)
            return acknowledged
        # The acknowledgement itself carries the answer: nothing further can get lost, and it works in
        # channels the bot is not in.
        settings = handler.answer_command(quick, client, text, command)
        if settings is not None:
            return ack(**settings)
        message = _reply(quick, text, client, command)
        return ack(**message.as_arguments(), response_type="ephemeral")

    app.command(COMMAND)(on_command)


def _reply(service: Service, text: str, client: WebClient, command: Mapping[str, Any]) -> Message:
    user, channel = str(command["user_id"]), str(command.get("channel_id") or "")
    if asks_for_help(text):
        language = language_of_word(service, client, text, user)
        return help_message(language, service.desk.catalogue, service.reaction)
    if text.casefold() in _DEPARTMENTS:
        language = language_of_word(service, client, text, user)
        return departments_message(service.desk.catalogue, language, service.style(client))
    about = _about(service, text, client, user)
    if isinstance(about, Message):
        return about
    answer = about or service.answer(client, text, user=user)
    return service.message(answer, client, private=True, channel=channel, user=user)


def _about(service: Service, text: str, client: WebClient, user: str) -> Answer | Message | None:
    """The department or role that is named after the word for it; None if the text asks otherwise.

    A message that says so where none has that name.
    """
    found = _NAMED.fullmatch(text)
    if found is None:
        return None
    name = found["name"].strip()
    level: Level = "department" if found["department"] else "role"
    catalogue = service.desk.catalogue
    # The word before the name tells the language too, unless it is the command's own English one.
    telling = name if text[0].isascii() else text
    language = language_of(telling, service.language(client, user))
    suggestion = _named(service, level, name) or nearly_named(name, level, catalogue)
    if suggestion is not None:
        return answer_about(suggestion, catalogue, language)
    if _DESCRIBED.match(name):
        return None
    return unnamed_message(name, level, catalogue, language, service.style(client))


def _named(service: Service, level: Level, name: str) -> Suggestion | None:
    """The best department or role of that name, else the one that owns the need it describes."""
    for suggestion in service.desk.suggest(name, _LOOKED_AT):
        if suggestion.level == level:
            return suggestion
    if not _DESCRIBED.match(name):
        return None
    for match in likely(service.desk.answer(name)):
        if level == "department":
            return Suggestion(level, match.department)
        if match.role:
            return Suggestion(level, match.role)
    return None

"""Which departments and roles there are, and one of them by its name."""

import re
from typing import Final

from slack_bolt import App

from bot.desk import Desk, likely_matches
from bot.finder.suggest import Level, Suggestion
from bot.language.script import language_of
from bot.slack.blocks.messages import DEPARTMENTS
from bot.slack.blocks.owner_menu import answer_about
from bot.slack.context import CommandAnswer, CommandText, Context, Service
from bot.slack.features.departments.nearest_name import find_nearest_name, unnamed_message
from bot.slack.features.departments.view import DEPARTMENTS_PAGE, departments_message
from bot.slack.help_words import language_of_word
from bot.slack.interaction import Interaction, on_press

# ``department logistics``, ``部門：物流``, ``部门物流``
_NAME: Final = re.compile(r"[\s:：]*(?P<name>.+)", re.DOTALL)
# ``department that handles returns``, ``部門負責退換貨``: described by what it does, not named
_DESCRIBED: Final = re.compile(
    r"(?:that|which|who|whose|for|of|to|in charge|responsible|handling|behind)\b"
    r"|負責|负责|處理|处理|管|做|是",
    re.IGNORECASE,
)
_LOOKED_AT: Final = 100
"""Suggestions looked through for one of the level asked for."""


def register(app: App, service: Service) -> None:
    on_press(app, service, DEPARTMENTS, _show)
    on_press(app, service, re.compile(f"^{DEPARTMENTS_PAGE}[0-9]+$"), _turn)


def list_all(context: Context, typed: CommandText) -> CommandAnswer | None:
    """The departments and their roles."""
    if typed.rest:
        return None
    language = language_of_word(typed.text, context.language)
    return CommandAnswer(departments_message(context.catalogue, language, context.style()))


def show_department(context: Context, typed: CommandText) -> CommandAnswer | None:
    """The department of this name."""
    return _answer(context, typed, "department")


def show_role(context: Context, typed: CommandText) -> CommandAnswer | None:
    """The role of this name."""
    return _answer(context, typed, "role")


def _show(press: Interaction) -> None:
    press.reply(departments_message(press.catalogue, press.shown_in, press.style()))


def _turn(press: Interaction) -> None:
    message = departments_message(press.catalogue, press.shown_in, press.style(), page=press.number)
    press.reply(message, replace=True)


def _answer(context: Context, typed: CommandText, level: Level) -> CommandAnswer | None:
    """The department or role that is named after the word for it; None if the text asks otherwise.

    Where none has that name, the answer says so.
    """
    found = _NAME.fullmatch(typed.rest)
    if found is None:
        return None
    name, catalogue = found["name"].strip(), context.catalogue
    # The word before the name tells the language too, unless it is the command's own English one.
    telling = name if typed.word[0].isascii() else typed.text
    language = language_of(telling, context.language)
    suggestion = _named(context.desk, level, name) or find_nearest_name(name, level, catalogue)
    if suggestion is not None:
        return CommandAnswer(context.message(answer_about(suggestion, catalogue, language), private=True))
    if _DESCRIBED.match(name):
        return None
    return CommandAnswer(unnamed_message(name, level, catalogue, language, context.style()))


def _named(desk: Desk, level: Level, name: str) -> Suggestion | None:
    """The best department or role of that name, else the one that owns the need it describes."""
    for suggestion in desk.suggest(name, _LOOKED_AT):
        if suggestion.level == level:
            return suggestion
    if not _DESCRIBED.match(name):
        return None
    for match in likely_matches(desk.answer(name)):
        if level == "department":
            return Suggestion(level, match.department)
        if match.role:
            return Suggestion(level, match.role)
    return None

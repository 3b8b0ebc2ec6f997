"""The list of questions that failed, as one keeper sees it."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.language.codes import Language
from bot.learning.unanswered import UnansweredGroup, group_misses
from bot.slack.api.views import change_modal, open_modal
from bot.slack.blocks.messages import Block, Message
from bot.slack.blocks.views import View, language_of_view
from bot.slack.context import Context
from bot.slack.features.keepers.teach_view import line_view
from bot.slack.features.keepers.texts import say
from bot.slack.features.keepers.view import home_blocks, list_view
from bot.slack.interaction import Interaction
from bot.slack.keepers import keeping_of
from bot.store.errors import StoreError

logger = logging.getLogger(__name__)

PUT_OFF: Final = timedelta(days=7)


def home_row(context: Context, language: Language) -> list[Block]:
    """The way to the list, for those who keep something; nothing for anybody else."""
    if not keeping_of(context):
        return []
    try:
        count = len(_groups(context))
    except StoreError as error:
        logger.error("questions that failed cannot be read: %s", error)  # noqa: TRY400
        return []
    return home_blocks(count, language)


def open_list(press: Interaction) -> None:
    language = language_of(press)
    if not keeping_of(press):
        press.reply(Message(say("keepers_not_yours", language)))
        return
    shown = keepers_list(press, language)
    open_modal(press.client, shown, trigger_id=press.trigger_id, user=press.user, language=language)


def turn_list(press: Interaction) -> None:
    show(press, keepers_list(press, language_of(press), page=press.number))


def back_to_list(press: Interaction) -> None:
    show(press, keepers_list(press, language_of(press)))


def keepers_list(
    context: Context, language: Language, *, page: int = 0, notice: Sequence[Block] = ()
) -> View:
    try:
        groups = _groups(context)
    except StoreError as error:
        logger.error("questions that failed cannot be read: %s", error)  # noqa: TRY400
        return line_view("keepers_failed", language)
    return list_view(groups, context.catalogue, context.style(), language, page=page, notice=notice)


def _groups(context: Context) -> list[UnansweredGroup]:
    """What waits for this keeper: that of their departments, and of nobody's for keepers of the whole."""
    keeping = keeping_of(context)
    if not keeping:
        return []
    found = group_misses(context.store.open_misses(context.now()), context.desk)
    return [group for group in found if keeping.whole or group.departments & keeping.departments]


def group_of(context: Context, token: str) -> UnansweredGroup | None:
    return next((group for group in _groups(context) if group.token == token), None)


def split(press: Interaction) -> None:
    group = group_of(press, press.value)
    if group is not None:
        press.store.set_apart(group.keys)
    show(press, keepers_list(press, language_of(press)))


def put_off(press: Interaction) -> None:
    group = group_of(press, press.value)
    if group is not None:
        press.store.put_off(group.keys, press.now() + PUT_OFF)
    show(press, keepers_list(press, language_of(press)))


def show(press: Interaction, shown: View) -> None:
    change_modal(press.client, shown, view_id=view_id_of(press), user=press.user, language=language_of(press))


def view_id_of(press: Interaction) -> str:
    return str((press.body.get("view") or {}).get("id") or "")


def language_of(press: Interaction) -> Language:
    view = press.body.get("view") or {}
    return language_of_view(view) or press.language

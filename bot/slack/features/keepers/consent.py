"""Whoever asked in vain gives the words of their question to the keepers, by a button."""

import logging
from typing import Final

from bot.slack.answering.misses import note_verdict, words_at
from bot.slack.blocks.messages import Message, line_message
from bot.slack.blocks.values import StaleError, decode_opinion
from bot.slack.features.keepers.texts import say
from bot.slack.interaction import Interaction
from bot.store.errors import InvalidValueError, StoreError
from bot.store.model import Place

logger = logging.getLogger(__name__)

_NOT_KEPT: Final = (StoreError, InvalidValueError)


def pass_on(press: Interaction) -> None:
    """Give the words of a question to the keepers, as its asker agreed just now."""
    try:
        opinion = decode_opinion(press.value)
    except StaleError:
        press.reply(line_message("stale", press.shown_in))
        return
    language, place, words = opinion.reference.language, Place(press.channel, press.message_ts), opinion.words
    try:
        asked = press.store.question_of_answer(press.team, place)
        if asked is not None and asked.user != press.user:
            press.reply(Message(say("tell_only_asker", language)))
            return
        if asked is not None and not words:
            words = words_at(press, asked.key)
        kept = bool(words) and note_verdict(press, place, "unknown", words)
    except _NOT_KEPT as error:
        logger.error("a question could not be passed on: %s", error)  # noqa: TRY400
        kept = False
    days = press.store.words_kept.days
    press.reply(Message(say("told_keepers" if kept else "not_told_keepers", language, days=days)))

"""Buttons: pick one of several owners, share a private answer, show all of an answer."""

import re
from typing import Any

from slack_bolt import App

from bot.answer import UnknownIdError
from bot.slack.api.posting import update
from bot.slack.api.views import change_modal, open_modal
from bot.slack.blocks.messages import (
    CHOOSE,
    line_message,
)
from bot.slack.blocks.values import StaleError, decode
from bot.slack.context import Service
from bot.slack.features.answer_buttons.texts import say
from bot.slack.features.answer_buttons.view import SHARE, WHOLE, WHOLE_PAGE, full_answer_view
from bot.slack.interaction import Interaction, on_press


def register(app: App, service: Service) -> None:
    on_press(app, service, re.compile(f"^{CHOOSE}[0-9]$"), _choose)
    on_press(app, service, SHARE, _share)
    on_press(app, service, WHOLE, _show_whole)
    on_press(app, service, re.compile(f"^{WHOLE_PAGE}[0-9]+$"), _turn_whole)


def _choose(press: Interaction) -> None:
    """Replace the choice with the owner that somebody picked."""
    try:
        reference = decode(press.value)
        language = reference.language
        note = say("picked", language) if press.private else say("picked_by", language, person=press.person)
        asker = "" if press.private else press.asker
        message = press.message(reference.answer(), private=press.private, notes=(note,), asker=asker)
    except (StaleError, UnknownIdError):
        press.reply(line_message("stale", press.shown_in), replace=press.private)
        return
    if not press.reply(message, replace=True) and not press.private:
        update(press.client, message, channel=press.channel, ts=press.message_ts)


def _share(press: Interaction) -> None:
    """Post a private answer in the channel, saying who shared it, and delete the private one."""
    try:
        reference = decode(press.value)
        notes = (say("shared_by", reference.language, person=press.person),)
        message = press.message(reference.answer(), notes=notes)
    except (StaleError, UnknownIdError):
        press.reply(line_message("stale", press.shown_in), replace=True)
        return
    if not press.first_time(press.channel, press.message_ts, "share"):
        press.reply(line_message("already_shared", press.shown_in))
        return
    sent = press.try_reply(message, in_channel=True)
    if sent == "sent":
        press.take_away()
        return
    if sent == "refused":
        press.not_done(press.channel, press.message_ts, "share")
    press.reply(line_message("cannot_share", press.shown_in))


def _show_whole(press: Interaction) -> None:
    view = _whole(press, 0)
    if view is None:
        press.reply(line_message("stale", press.shown_in))
        return
    open_modal(press.client, view, trigger_id=press.trigger_id, user=press.user, language=press.shown_in)


def _turn_whole(press: Interaction) -> None:
    view = _whole(press, press.number)
    if view is not None:
        view_id = str((press.body.get("view") or {}).get("id") or "")
        change_modal(press.client, view, view_id=view_id, user=press.user, language=press.shown_in)


def _whole(press: Interaction, page: int) -> dict[str, Any] | None:
    """The view of an answer in full; None if the catalogue no longer holds what it names."""
    try:
        answer = decode(press.value).answer()
        contacts = press.sees_contacts
        return full_answer_view(
            answer, press.catalogue, press.style(), page=page, contacts=contacts, withheld=press.withheld
        )
    except (StaleError, UnknownIdError):
        return None

"""Buttons: pick one of several owners, share a private answer, show all of an answer."""

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.answer import UnknownIdError
from bot.slack.api.posting import reply, take_away, try_reply, update
from bot.slack.api.views import change_modal, open_modal
from bot.slack.blocks.messages import (
    CHOOSE,
    line_message,
)
from bot.slack.blocks.values import StaleError, decode
from bot.slack.context import Service
from bot.slack.features.answer_buttons.texts import say
from bot.slack.features.answer_buttons.view import SHARE, WHOLE, WHOLE_PAGE, whole_view
from bot.slack.interaction import Press


def register(app: App, service: Service) -> None:
    def on(action_id: str | re.Pattern[str], act: Callable[[Press], None]) -> None:
        def listener(ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
            ack()
            act(Press(service, client, context, body))

        app.action(action_id)(listener)

    on(re.compile(f"^{CHOOSE}[0-9]$"), _choose)
    on(SHARE, _share)
    on(WHOLE, _show_whole)
    on(re.compile(f"^{WHOLE_PAGE}[0-9]+$"), _turn_whole)


def _choose(press: Press) -> None:
    """Put the owner that was picked in the place of the choice."""
    try:
        reference = decode(press.value)
        language = reference.language
        note = say("picked", language) if press.private else say("picked_by", language, person=press.person)
        message = press.service.message(
            reference.answer(),
            press.client,
            private=press.private,
            notes=(note,),
            channel=press.channel,
            user=press.user,
            asker="" if press.private else press.asker,
        )
    except (StaleError, UnknownIdError):
        reply(press.response_url, line_message("stale", press.language), replace=press.private)
        return
    if not reply(press.response_url, message, replace=True) and not press.private:
        update(press.client, message, channel=press.channel, ts=press.message_ts)


def _share(press: Press) -> None:
    """Post a private answer for all to see, saying who shared it, and take the private one away."""
    url = press.response_url
    try:
        reference = decode(press.value)
        notes = (say("shared_by", reference.language, person=press.person),)
        message = press.service.message(
            reference.answer(), press.client, notes=notes, channel=press.channel, user=press.user
        )
    except (StaleError, UnknownIdError):
        reply(url, line_message("stale", press.language), replace=True)
        return
    if not press.service.first_time(press.team, press.channel, press.message_ts, "share"):
        reply(url, line_message("already_shared", press.language))
        return
    sent = try_reply(url, message, in_channel=True)
    if sent == "sent":
        take_away(url)
        return
    if sent == "refused":
        press.service.not_done(press.team, press.channel, press.message_ts, "share")
    reply(url, line_message("cannot_share", press.language))


def _show_whole(press: Press) -> None:
    view = _whole(press, 0)
    if view is None:
        reply(press.response_url, line_message("stale", press.language))
        return
    open_modal(press.client, view, trigger_id=press.trigger_id, user=press.user, language=press.language)


def _turn_whole(press: Press) -> None:
    view = _whole(press, press.number)
    if view is not None:
        view_id = str((press.body.get("view") or {}).get("id") or "")
        change_modal(press.client, view, view_id=view_id, user=press.user, language=press.language)


def _whole(press: Press, page: int) -> dict[str, Any] | None:
    """The view of an answer in full; None if the catalogue no longer holds what it names."""
    service, client = press.service, press.client
    contacts = service.may_see_contacts(client, press.user)
    try:
        answer = decode(press.value).answer()
        return whole_view(answer, service.desk.catalogue, service.style(client), page=page, contacts=contacts)
    except (StaleError, UnknownIdError):
        return None

"""The message shortcut *Who handles this?*: the likely owners of somebody's message, and the ways on."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Final

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.answer import Answer, UnknownIdError
from bot.slack.answering.holder import call_holder
from bot.slack.api.posting import Destination, try_post
from bot.slack.api.views import change_modal, open_modal
from bot.slack.blocks.messages import line_message
from bot.slack.blocks.owner_menu import answer_about, read_value
from bot.slack.blocks.search_window import line_view
from bot.slack.blocks.values import StaleError, decode
from bot.slack.blocks.views import OWNER, View, language_of_view
from bot.slack.context import Service
from bot.slack.features.message_shortcut.texts import say
from bot.slack.features.message_shortcut.view import ASK, LIKELY, SHARE, About, about_of, likely_owners_view
from bot.slack.interaction import Interaction, interaction, on_press
from bot.slack.message_text import words_of

SHORTCUT: Final = "who_handles_message"


def register(app: App, service: Service) -> None:
    def on_shortcut(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        _open(interaction(service, client, body).hurried())

    def is_likely(body: dict[str, Any]) -> bool:
        return (body.get("view") or {}).get("callback_id") == LIKELY

    app.shortcut({"type": "message_action", "callback_id": SHORTCUT})(on_shortcut)
    on_press(app, service, re.compile(f"^{ASK}[0-9]$"), partial(_press, act=_ask))
    on_press(app, service, re.compile(f"^{SHARE}[0-9]$"), partial(_press, act=_share))
    on_press(app, service, OWNER, _choose, matchers=[is_likely])


def owner_in_place(press: Interaction, about: About, answer: Answer, *, said: str = "") -> View:
    """The modal about a message with one owner, picked or searched for. Raises UnknownIdError."""
    spoken = replace(answer, language=about.spoken)
    catalogue, style, contacts = press.catalogue, press.style(), press.sees_contacts
    return likely_owners_view(spoken, about, catalogue, style, contacts=contacts, said=said)


def _open(chosen: Interaction) -> None:
    body, message = chosen.body, chosen.body.get("message") or {}
    ts = str(body.get("message_ts") or message.get("ts") or "")
    words = words_of(message)
    language = chosen.language
    answer = chosen.desk.answer(words, default_language=language)
    thread = str(message.get("thread_ts") or ts)
    about = About(language, str(body["channel"]["id"]), ts, thread, words, answer.language)
    contacts = chosen.sees_contacts
    view = likely_owners_view(answer, about, chosen.catalogue, chosen.style(), contacts=contacts)
    open_modal(chosen.client, view, trigger_id=chosen.trigger_id, user=chosen.user, language=language)


def _press(press: Interaction, act: Callable[[Interaction, About, Answer], str]) -> None:
    view, language = press.body["view"], press.shown_in
    try:
        about = about_of(view)
        language = about.language
        answer = decode(press.value).answer()
        said = act(press, about, answer)
        changed = owner_in_place(press, about, answer, said=said)
    except (StaleError, UnknownIdError):
        changed = line_view("stale", language)
    change_modal(press.client, changed, view_id=str(view["id"]), user=press.user, language=language)


def _choose(press: Interaction) -> None:
    """Show who was searched for in place of the likely owners."""
    view = press.body["view"]
    option = press.body["actions"][0].get("selected_option") or {}
    language = language_of_view(view) or press.language
    try:
        chosen = read_value(str(option.get("value") or ""))
        answer = answer_about(chosen, press.catalogue, language)
        changed = owner_in_place(press, about_of(view), answer)
    except (StaleError, UnknownIdError):
        changed = line_view("stale", language)
    change_modal(press.client, changed, view_id=str(view["id"]), user=press.user, language=language)


def _ask(press: Interaction, about: About, answer: Answer) -> str:
    return call_holder(press, answer, channel=about.channel, thread=about.thread).text


def _share(press: Interaction, about: About, answer: Answer) -> str:
    """Answer in the thread of the message, once for each owner; what to tell who pressed."""
    notes = (say("shared_by", answer.language, person=press.person),)
    message = press.in_channel(about.channel).message(answer, notes=notes)
    purpose = f"share-{hashlib.sha256(press.value.encode()).hexdigest()[:16]}"
    if not press.first_time(about.channel, about.ts, purpose):
        return line_message("already_shared", about.language).text
    sent = try_post(press.client, message, Destination(about.channel, about.thread, language=about.language))
    if sent == "refused":
        press.not_done(about.channel, about.ts, purpose)
    return say("shared_in_thread" if sent == "sent" else "cannot_share", about.language)

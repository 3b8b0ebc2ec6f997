"""The message shortcut *Who handles this?*: the likely owners of somebody's message, and the ways on."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.answer import Answer, UnknownIdError
from bot.slack.answering.holder import call_holder
from bot.slack.api.posting import Place, try_post
from bot.slack.api.views import change_modal, open_modal
from bot.slack.blocks.messages import line_message
from bot.slack.blocks.owner_menu import answer_about, read_value
from bot.slack.blocks.search_window import line_view
from bot.slack.blocks.values import StaleError, decode
from bot.slack.blocks.views import OWNER, View, language_of_view
from bot.slack.context import Service
from bot.slack.features.message_shortcut.texts import say
from bot.slack.features.message_shortcut.view import ASK, LIKELY, SHARE, About, about_of, likely_view
from bot.slack.interaction import Press
from bot.slack.message_text import words_of

SHORTCUT: Final = "who_handles_message"


def register(app: App, service: Service) -> None:
    def on_shortcut(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        _open(service.hurried(), client, body)

    def on_ask(ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        ack()
        _press(Press(service, client, context, body), _ask)

    def on_share(ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        ack()
        _press(Press(service, client, context, body), _share)

    def is_likely(body: dict[str, Any]) -> bool:
        return (body.get("view") or {}).get("callback_id") == LIKELY

    def on_choice(ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        ack()
        _choose(Press(service, client, context, body))

    app.shortcut({"type": "message_action", "callback_id": SHORTCUT})(on_shortcut)
    app.action(re.compile(f"^{ASK}[0-9]$"))(on_ask)
    app.action(re.compile(f"^{SHARE}[0-9]$"))(on_share)
    app.action(OWNER, matchers=[is_likely])(on_choice)


def owner_in_place(press: Press, about: About, answer: Answer, *, said: str = "") -> View:
    """The modal about a message with one owner, picked or searched for. Raises UnknownIdError."""
    service, client = press.service, press.client
    spoken = replace(answer, language=about.spoken)
    contacts = service.may_see_contacts(client, press.user)
    catalogue, style = service.desk.catalogue, service.style(client)
    return likely_view(spoken, about, catalogue, style, contacts=contacts, said=said)


def _open(service: Service, client: WebClient, body: Mapping[str, Any]) -> None:
    user, message = str(body["user"]["id"]), body.get("message") or {}
    ts = str(body.get("message_ts") or message.get("ts") or "")
    words = words_of(message)
    language = service.language(client, user)
    answer = service.desk.answer(words, default_language=language)
    thread = str(message.get("thread_ts") or ts)
    about = About(language, str(body["channel"]["id"]), ts, thread, words, answer.language)
    contacts = service.may_see_contacts(client, user)
    view = likely_view(answer, about, service.desk.catalogue, service.style(client), contacts=contacts)
    open_modal(client, view, trigger_id=str(body["trigger_id"]), user=user, language=language)


def _press(press: Press, act: Callable[[Press, About, Answer], str]) -> None:
    view, language = press.body["view"], press.language
    try:
        about = about_of(view)
        language = about.language
        answer = decode(press.value).answer()
        said = act(press, about, answer)
        changed = owner_in_place(press, about, answer, said=said)
    except (StaleError, UnknownIdError):
        changed = line_view("stale", language)
    change_modal(press.client, changed, view_id=str(view["id"]), user=press.user, language=language)


def _choose(press: Press) -> None:
    """Show who was searched for in place of the likely owners."""
    view = press.body["view"]
    option = press.body["actions"][0].get("selected_option") or {}
    language = language_of_view(view) or press.service.language(press.client, press.user)
    try:
        chosen = read_value(str(option.get("value") or ""))
        answer = answer_about(chosen, press.service.desk.catalogue, language)
        changed = owner_in_place(press, about_of(view), answer)
    except (StaleError, UnknownIdError):
        changed = line_view("stale", language)
    change_modal(press.client, changed, view_id=str(view["id"]), user=press.user, language=language)


def _ask(press: Press, about: About, answer: Answer) -> str:
    return call_holder(press, answer, channel=about.channel, thread=about.thread).text


def _share(press: Press, about: About, answer: Answer) -> str:
    """Answer in the thread of the message, once for each owner; what to tell who pressed."""
    service, client = press.service, press.client
    notes = (say("shared_by", answer.language, person=press.person),)
    message = service.message(answer, client, notes=notes, channel=about.channel, user=press.user)
    purpose = f"share-{hashlib.sha256(press.value.encode()).hexdigest()[:16]}"
    if not service.first_time(press.team, about.channel, about.ts, purpose):
        return line_message("already_shared", about.language).text
    sent = try_post(client, message, Place(about.channel, about.thread, language=about.language))
    if sent == "refused":
        service.not_done(press.team, about.channel, about.ts, purpose)
    return say("shared_in_thread" if sent == "sent" else "cannot_share", about.language)

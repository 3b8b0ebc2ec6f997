"""Find as you type: the global shortcut and ``/who`` without a text open it, App Home has it too."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, Final

from slack_bolt import Ack, App, BoltResponse
from slack_sdk import WebClient

from bot.answer import Answer, UnknownIdError
from bot.disclosure import may_see_contacts
from bot.language.codes import Language
from bot.slack.answering.holder import call_message
from bot.slack.api.posting import Destination, post, try_reply
from bot.slack.api.views import change_modal, open_modal
from bot.slack.blocks.messages import Message, holder_to_ask, line_message, section
from bot.slack.blocks.owner_menu import answer_about, option_groups, read_value
from bot.slack.blocks.search_window import SEARCH, line_view, read_metadata
from bot.slack.blocks.values import StaleError, encode, reference_to
from bot.slack.blocks.views import OWNER, View, language_of_view
from bot.slack.context import CommandAnswer, CommandText, Context, Service
from bot.slack.features.search.texts import say
from bot.slack.features.search.view import ASK, ASK_BLOCK, found_view, search_view
from bot.slack.interaction import Interaction, interaction, on_press

SHORTCUT: Final = "who_handles_search"
OFFERED: Final = 30


def register(app: App, service: Service) -> None:
    def on_shortcut(ack: Ack, shortcut: dict[str, Any], client: WebClient) -> None:
        ack()
        open_search(service.context(client, str(shortcut["user"]["id"])), shortcut["trigger_id"])

    def on_typing(ack: Ack, body: dict[str, Any], client: WebClient) -> BoltResponse:
        asker = service.context(client, str(body["user"]["id"])).hurried()
        language = language_of_view(body.get("view") or {}) or asker.language
        found = service.desk.suggest(str(body.get("value") or ""), OFFERED, people=asker.sees_contacts)
        return ack(option_groups=option_groups(found, service.desk.catalogue, language))

    def on_share(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        _share(interaction(service, client, body))

    service.desk.suggest("")  # makes the index over the names before somebody waits for it
    app.shortcut(SHORTCUT)(on_shortcut)
    app.options(OWNER)(on_typing)
    on_press(app, service, OWNER, _show)
    app.view(SEARCH)(on_share)


def answer_command(context: Context, typed: CommandText) -> CommandAnswer:
    """The search opens, once the command is acknowledged."""
    return CommandAnswer(then=partial(open_search, context, typed.trigger_id))


def open_search(context: Context, trigger_id: str) -> bool:
    """Open the search for somebody, in the language of their profile. True if Slack did."""
    language = context.hurried().language
    view = search_view(language, context.catalogue)
    return open_modal(context.client, view, trigger_id=trigger_id, user=context.user, language=language)


def _show(press: Interaction) -> None:
    """The answer to what was chosen: in the modal where it was, or in a new one from App Home."""
    view = press.body.get("view") or {}
    language = language_of_view(view) or press.language
    option = press.body["actions"][0].get("selected_option") or {}
    value = str(option.get("value") or "")
    shown = _found(press, value, language)
    if view.get("type") == "modal":
        change_modal(press.client, shown, view_id=str(view["id"]), user=press.user, language=language)
    else:
        open_modal(press.client, shown, trigger_id=press.trigger_id, user=press.user, language=language)


def _found(press: Interaction, value: str, language: Language) -> View:
    catalogue = press.catalogue
    try:
        answer = answer_about(read_value(value), catalogue, language)
        return found_view(
            answer, catalogue, press.style(), contacts=press.sees_contacts, withheld=press.withheld
        )
    except (StaleError, UnknownIdError):
        return line_view("stale", language)


def _share(press: Interaction) -> None:
    """Post the answer where the person chose, saying who shared it; it notifies the holder if they want."""
    client, view = press.client, press.body["view"]
    language = language_of_view(view) or press.language
    places = press.body.get("response_urls") or []
    if not places:
        return
    channel = str(places[0].get("channel_id") or "")
    try:
        reference = read_metadata(str(view.get("private_metadata") or "")).reference
        if reference is None:
            return
        answer = reference.answer()
        notes = (say("shared_by", language, person=press.person),)
        message = press.in_channel(channel).message(answer, notes=notes)
        holder = _to_ask(press, answer, channel) if _wants_to_ask(view) else ""
    except (StaleError, UnknownIdError):
        post(client, line_message("stale", language), Destination(press.user))
        return
    purpose = _asking(holder, answer, press.now())
    first = bool(holder) and press.first_time(channel, "", purpose)
    if first:
        message = _with_ping(press, answer, message, holder)
    sent = try_reply(str(places[0].get("response_url") or ""), message, in_channel=True)
    if sent == "refused" and first:
        press.not_done(channel, "", purpose)
    if sent != "sent":
        post(client, line_message("cannot_share", language), Destination(press.user))
    elif holder and not first:
        named = press.style().contact(holder)
        post(client, Message(say("asked_today", language, holder=named)), Destination(press.user))


def _wants_to_ask(view: Mapping[str, Any]) -> bool:
    values = (view.get("state") or {}).get("values") or {}
    return bool(((values.get(ASK_BLOCK) or {}).get(ASK) or {}).get("selected_options"))


def _to_ask(press: Interaction, answer: Answer, channel: str) -> str:
    """The holder to notify; empty if there is none, or none whom all readers may know of."""
    reads = press.who_reads(channel)
    return holder_to_ask(answer, press.catalogue, press.style().is_there) if may_see_contacts(reads) else ""


def _asking(holder: str, answer: Answer, now: datetime) -> str:
    """The purpose under which a holder is notified once per channel: this answer, on this day."""
    about = hashlib.sha256(encode(reference_to(answer)).encode()).hexdigest()[:16]
    return f"ask-{holder.lower()}-{about}-{now:%Y%m%d}"


def _with_ping(press: Interaction, answer: Answer, message: Message, holder: str) -> Message:
    """The message led by a line that notifies the holder."""
    role = press.catalogue.role(str(answer.matches[0].role))[0]
    line = call_message(holder, role, press.person, answer.language, press.style()).text
    return replace(message, text=f"{line}\n{message.text}", blocks=(section(line), *message.blocks))

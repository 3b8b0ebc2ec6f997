"""Find as you type: the global shortcut and ``/who`` without a text open it, App Home has it too."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from slack_bolt import Ack, App, BoltContext, BoltResponse
from slack_sdk import WebClient

from bot.answer import Answer, UnknownIdError
from bot.disclosure import may_see_contacts
from bot.language.codes import Language
from bot.slack.answering.holder import call_message
from bot.slack.api.posting import Place, post, try_reply
from bot.slack.api.views import change_modal, open_modal
from bot.slack.blocks.messages import Message, holder_to_ask, line_message, section
from bot.slack.blocks.owner_menu import answer_about, option_groups, read_value
from bot.slack.blocks.search_window import SEARCH, line_view, read_metadata
from bot.slack.blocks.values import StaleError, encode, reference_to
from bot.slack.blocks.views import OWNER, View, language_of_view
from bot.slack.context import CommandAnswer, Context, Service, Typed
from bot.slack.features.search.texts import say
from bot.slack.features.search.view import ASK, ASK_BLOCK, found_view, search_view
from bot.slack.interaction import Press

SHORTCUT: Final = "who_handles_search"
OFFERED: Final = 30


def register(app: App, service: Service) -> None:
    def on_shortcut(ack: Ack, shortcut: dict[str, Any], client: WebClient) -> None:
        ack()
        open_search(service, client, user=str(shortcut["user"]["id"]), trigger_id=shortcut["trigger_id"])

    def on_typing(ack: Ack, body: dict[str, Any], client: WebClient) -> BoltResponse:
        language = language_of_view(body.get("view") or {})
        if language is None:
            language = service.hurried().language(client, str(body["user"]["id"]))
        found = service.desk.suggest(str(body.get("value") or ""), OFFERED)
        return ack(option_groups=option_groups(found, service.desk.catalogue, language))

    def on_choice(ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        ack()
        _show(Press(service, client, context, body))

    def on_share(ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        ack()
        _share(Press(service, client, context, body))

    service.desk.suggest("")  # makes the index over the names before somebody waits for it
    app.shortcut(SHORTCUT)(on_shortcut)
    app.options(OWNER)(on_typing)
    app.action(OWNER)(on_choice)
    app.view(SEARCH)(on_share)


def answer_command(context: Context, typed: Typed) -> CommandAnswer:
    """The search opens, once the command is acknowledged."""
    service, client = context.service, context.client
    opening = partial(open_search, service, client, user=context.user, trigger_id=typed.trigger_id)
    return CommandAnswer(then=opening)


def open_search(service: Service, client: WebClient, *, user: str, trigger_id: str) -> bool:
    """Open the search for somebody, in the language of their profile. True if Slack did."""
    language = service.hurried().language(client, user)
    view = search_view(language, service.desk.catalogue)
    return open_modal(client, view, trigger_id=trigger_id, user=user, language=language)


def _show(press: Press) -> None:
    """The answer to what was chosen: in the modal where it was, or in a new one from App Home."""
    view = press.body.get("view") or {}
    language = language_of_view(view) or press.service.language(press.client, press.user)
    option = press.body["actions"][0].get("selected_option") or {}
    value = str(option.get("value") or "")
    shown = _found(press, value, language)
    if view.get("type") == "modal":
        change_modal(press.client, shown, view_id=str(view["id"]), user=press.user, language=language)
    else:
        open_modal(press.client, shown, trigger_id=press.trigger_id, user=press.user, language=language)


def _found(press: Press, value: str, language: Language) -> View:
    service, client = press.service, press.client
    catalogue = service.desk.catalogue
    try:
        answer = answer_about(read_value(value), catalogue, language)
        contacts = service.may_see_contacts(client, press.user)
        return found_view(answer, catalogue, service.style(client), contacts=contacts)
    except (StaleError, UnknownIdError):
        return line_view("stale", language)


def _share(press: Press) -> None:
    """Post the answer where the person chose, saying who shared it; it notifies the holder if they want."""
    service, client, view = press.service, press.client, press.body["view"]
    language = language_of_view(view) or service.language(client, press.user)
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
        message = service.message(answer, client, notes=notes, channel=channel, user=press.user)
        holder = _to_ask(press, answer, channel) if _wants_to_ask(view) else ""
    except (StaleError, UnknownIdError):
        post(client, line_message("stale", language), Place(press.user))
        return
    purpose = _asking(holder, answer, service)
    first = bool(holder) and service.first_time(service.team, channel, "", purpose)
    if first:
        message = _with_ping(press, answer, message, holder)
    sent = try_reply(str(places[0].get("response_url") or ""), message, in_channel=True)
    if sent == "refused" and first:
        service.not_done(service.team, channel, "", purpose)
    if sent != "sent":
        post(client, line_message("cannot_share", language), Place(press.user))
    elif holder and not first:
        named = service.style(client).contact(holder)
        post(client, Message(say("asked_today", language, holder=named)), Place(press.user))


def _wants_to_ask(view: Mapping[str, Any]) -> bool:
    values = (view.get("state") or {}).get("values") or {}
    return bool(((values.get(ASK_BLOCK) or {}).get(ASK) or {}).get("selected_options"))


def _to_ask(press: Press, answer: Answer, channel: str) -> str:
    """The holder to notify; empty if there is none, or none whom all readers may know of."""
    service = press.service
    reads = service.who_reads(press.client, user=press.user, channel=channel)
    return holder_to_ask(answer, service.desk.catalogue) if may_see_contacts(reads) else ""


def _asking(holder: str, answer: Answer, service: Service) -> str:
    """What a holder is asked once for in a channel: this answer, on this day."""
    about = hashlib.sha256(encode(reference_to(answer)).encode()).hexdigest()[:16]
    return f"ask-{holder.lower()}-{about}-{service.now():%Y%m%d}"


def _with_ping(press: Press, answer: Answer, message: Message, holder: str) -> Message:
    """The message led by a line that notifies the holder."""
    service = press.service
    role = service.desk.catalogue.role(str(answer.matches[0].role))[0]
    line = call_message(holder, role, press.person, answer.language, service.style(press.client)).text
    return replace(message, text=f"{line}\n{message.text}", blocks=(section(line), *message.blocks))

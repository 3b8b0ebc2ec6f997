"""Buttons: pick one of several owners, share a private answer, show the departments."""

import re
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.language import LANGUAGES, Language
from bot.rendering import UnknownIdError
from bot.slack.blocks import CHOOSE, DEPARTMENTS, SHARE, Message, departments_message, line_message
from bot.slack.escaping import inert
from bot.slack.posting import reply, take_away, update
from bot.slack.references import Reference, StaleError, decode
from bot.slack.service import Service
from bot.wording import say

Body = dict[str, Any]


def register(app: App, service: Service) -> None:
    def on_choice(ack: Ack, body: Body, client: WebClient, context: BoltContext) -> None:
        ack()
        private = _is_private(body)
        try:
            reference = decode(_value(body))
            message = _chosen(service, reference, client, context, body, private=private)
        except (StaleError, UnknownIdError):
            reply(_response_url(body), line_message("stale", _language_of(body)), replace=private)
            return
        if reply(_response_url(body), message, replace=True) or private:
            return
        update(client, message, channel=_channel(body), ts=_message_ts(body))

    def on_share(ack: Ack, body: Body, client: WebClient, context: BoltContext) -> None:
        ack()
        url, language = _response_url(body), _language_of(body)
        try:
            reference = decode(_value(body))
            notes = (say("shared_by", reference.language, person=_person(service, client, context, body)),)
            message = service.message(reference.answer(), client, context, notes=notes)
        except (StaleError, UnknownIdError):
            reply(url, line_message("stale", language), replace=True)
            return
        if not service.seen.first((str(context.team_id or ""), _channel(body), f"share:{_message_ts(body)}")):
            reply(url, line_message("already_shared", language))
        elif reply(url, message, in_channel=True):
            take_away(url)
        else:
            reply(url, line_message("cannot_share", language))

    def on_departments(ack: Ack, body: Body, client: WebClient, context: BoltContext) -> None:
        ack()
        value = _value(body)
        language: Language = next((code for code in LANGUAGES if code == value), "en")
        style = service.style(client, context)
        reply(_response_url(body), departments_message(service.desk.catalogue, language, style))

    app.action(re.compile(f"^{CHOOSE}[0-9]$"))(on_choice)
    app.action(SHARE)(on_share)
    app.action(DEPARTMENTS)(on_departments)


def _chosen(
    service: Service, reference: Reference, client: WebClient, context: BoltContext, body: Body, *, private: bool
) -> Message:
    if private:
        note = say("picked", reference.language)
    else:
        note = say("picked_by", reference.language, person=_person(service, client, context, body))
    return service.message(reference.answer(), client, context, private=private, notes=(note,))


def _person(service: Service, client: WebClient, context: BoltContext, body: Body) -> str:
    """Who pressed, named without notifying them."""
    user = body.get("user") or {}
    user_id = str(user.get("id") or "")
    if service.people.name(client, user_id):
        return service.style(client, context).contact(user_id)
    return inert(str(user.get("name") or user.get("username") or user_id))


def _value(body: Body) -> str:
    return str(body["actions"][0].get("value") or "")


def _response_url(body: Body) -> str:
    return str(body.get("response_url") or "")


def _channel(body: Body) -> str:
    return str((body.get("container") or {}).get("channel_id") or (body.get("channel") or {}).get("id") or "")


def _message_ts(body: Body) -> str:
    return str((body.get("container") or {}).get("message_ts") or "")


def _is_private(body: Body) -> bool:
    return bool((body.get("container") or {}).get("is_ephemeral"))


def _language_of(body: Body) -> Language:
    """The language the button was shown in; English if its value cannot be read."""
    try:
        return decode(_value(body)).language
    except StaleError:
        return "en"

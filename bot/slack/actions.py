"""Buttons: pick one of several owners, share a private answer, show the departments."""

import re
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.language import LANGUAGES, Language
from bot.rendering import UnknownIdError
from bot.slack.blocks import CHOOSE, DEPARTMENTS, SHARE, departments_message, line_message
from bot.slack.escaping import inert
from bot.slack.posting import reply, take_away, update
from bot.slack.references import StaleError, decode
from bot.slack.service import Service
from bot.wording import say


def register(app: App, service: Service) -> None:
    def on_choice(ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        ack()
        _choose(_Press(service, client, context, body))

    def on_share(ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        ack()
        _share(_Press(service, client, context, body))

    def on_departments(ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        ack()
        press = _Press(service, client, context, body)
        language: Language = next((code for code in LANGUAGES if code == press.value), "en")
        style = service.style(client)
        reply(press.response_url, departments_message(service.desk.catalogue, language, style))

    app.action(re.compile(f"^{CHOOSE}[0-9]$"))(on_choice)
    app.action(SHARE)(on_share)
    app.action(DEPARTMENTS)(on_departments)


@dataclass(frozen=True, slots=True)
class _Press:
    """One press of a button: where, by whom, and the value the button carried."""

    service: Service
    client: WebClient
    context: BoltContext
    body: dict[str, Any]

    @property
    def value(self) -> str:
        return str(self.body["actions"][0].get("value") or "")

    @property
    def response_url(self) -> str:
        return str(self.body.get("response_url") or "")

    @property
    def channel(self) -> str:
        named = self._container.get("channel_id") or (self.body.get("channel") or {}).get("id")
        return str(named or "")

    @property
    def message_ts(self) -> str:
        return str(self._container.get("message_ts") or "")

    @property
    def private(self) -> bool:
        """True if only the person who pressed sees the message."""
        return bool(self._container.get("is_ephemeral"))

    @property
    def language(self) -> Language:
        """The language the button was shown in; English if its value cannot be read."""
        try:
            return decode(self.value).language
        except StaleError:
            return "en"

    @property
    def person(self) -> str:
        """Who pressed, ready to show, and named without notifying them."""
        user = self.body.get("user") or {}
        user_id = str(user.get("id") or "")
        if self.service.people.name(self.client, user_id):
            return self.service.style(self.client).contact(user_id)
        return inert(str(user.get("name") or user.get("username") or user_id))

    @property
    def _container(self) -> dict[str, Any]:
        return self.body.get("container") or {}


def _choose(press: _Press) -> None:
    """Put the owner that was picked in the place of the choice."""
    try:
        reference = decode(press.value)
        language = reference.language
        note = say("picked", language) if press.private else say("picked_by", language, person=press.person)
        message = press.service.message(
            reference.answer(), press.client, private=press.private, notes=(note,)
        )
    except (StaleError, UnknownIdError):
        reply(press.response_url, line_message("stale", press.language), replace=press.private)
        return
    if not reply(press.response_url, message, replace=True) and not press.private:
        update(press.client, message, channel=press.channel, ts=press.message_ts)


def _share(press: _Press) -> None:
    """Post a private answer for all to see, saying who shared it, and take the private one away."""
    url = press.response_url
    try:
        reference = decode(press.value)
        notes = (say("shared_by", reference.language, person=press.person),)
        message = press.service.message(reference.answer(), press.client, notes=notes)
    except (StaleError, UnknownIdError):
        reply(url, line_message("stale", press.language), replace=True)
        return
    team = str(press.context.team_id or "")
    if not press.service.seen.first((team, press.channel, f"share:{press.message_ts}")):
        reply(url, line_message("already_shared", press.language))
    elif reply(url, message, in_channel=True):
        take_away(url)
    else:
        reply(url, line_message("cannot_share", press.language))

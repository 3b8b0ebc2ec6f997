"""How the bot behaves in a channel, shown and set with ``/who settings``; kept by the store."""

import re
from collections.abc import Mapping
from copy import copy
from typing import Any, Final

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.language.codes import Language
from bot.language.script import language_of
from bot.slack.api.errors import CALL_ERRORS, error_code, log_failure
from bot.slack.api.posting import Place, reply, tell
from bot.slack.blocks.messages import Message, button, line_message, section
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.slack.intake.mention import is_off
from bot.slack.intake.person_message import by_person
from bot.slack.interaction import Press
from bot.slack.service import Service
from bot.store.model import MODES, ChannelMode, Mode
from bot.wording import dated, say

SET_MODE: Final = "set_mode_"
"""Ids of the buttons; a mode follows."""

_COMMAND: Final = re.compile(
    r"(?P<word>settings?\b|設定|设置)(?P<apart>[\s:：=＝]*)(?P<mode>.*)", re.IGNORECASE | re.DOTALL
)
# What may have been meant as a mode: ``settings mute``, ``设置 静音``. "settings of the page" is a question.
_WORD: Final = re.compile(r"[^\W\u2e80-\uffff]+|[\u2e80-\uffff]{1,2}|\W+")

_LOOKUP_SECONDS: Final = 1
"""Slack waits three seconds for the answer to a command."""


def register(app: App, service: Service) -> None:
    def on_set_mode(ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        ack()
        _press(Press(service, client, context, body))

    app.action(re.compile(f"^{SET_MODE}(?:{'|'.join(MODES)})$"))(on_set_mode)


def answer_command(
    service: Service, client: WebClient, text: str, command: Mapping[str, Any]
) -> dict[str, Any] | None:
    """The acknowledgement of ``/who settings``, with or without a mode; None for any other text."""
    found = _COMMAND.fullmatch(text.strip())
    if found is None:
        return None
    channel, user = str(command.get("channel_id") or ""), str(command.get("user_id") or "")
    word, named = found["word"], found["mode"].strip().casefold()
    language = service.language(client, user) if word.isascii() else language_of(word)
    mode = next((each for each in MODES if named in {each, say(f"button_{each}", language).casefold()}), None)
    if named and mode is None and not (found["apart"] and _WORD.fullmatch(named)):
        return None
    refused = _refused(service, client, channel, user if mode else "")
    if refused:
        return _privately(line_message(refused, language))
    message = mode and set_mode(service, client, channel, mode, user=user, language=language)
    if message is None:
        return _privately(_present(service, client, channel, language))
    return {**message.as_arguments(), "response_type": "in_channel"}


def set_mode(
    service: Service, client: WebClient, channel: str, mode: Mode, *, user: str, language: Language
) -> Message | None:
    """Set a channel's mode; what to say about it there, None if it was set like this already."""
    if service.store.mode_of(service.team, channel).mode == mode:
        return None
    service.store.set_mode(service.team, channel, mode, user, service.now())
    person = service.style(client).contact(user)
    return changed_message(mode, person, language)


def may_set(service: Service, client: WebClient, user: str) -> bool:
    """True for colleagues: guests and other companies' people do not decide what the bot does."""
    return service.people.person(client, user).colleague


def changed_message(mode: Mode, person: str, language: Language) -> Message:
    """What everybody in the channel is told: who, ready to show, changed it, and to what."""
    return Message(say("settings_changed", language, person=person, mode=say(f"mode_{mode}", language)))


def settings_message(present: ChannelMode, style: MrkdwnStyle, language: Language) -> Message:
    """The present mode, who set it, and buttons for the other ones."""
    lines = [say("settings_present", language, mode=say(f"mode_{present.mode}", language))]
    if present.set_by and present.set_at:
        day = dated(present.set_at.date(), language)
        lines.append(say("settings_set_by", language, person=style.contact(present.set_by), day=day))
    buttons = [
        button(f"{SET_MODE}{mode}", say(f"button_{mode}", language), language)
        for mode in MODES
        if mode != present.mode
    ]
    text = "\n".join(lines)
    return Message(text, (section(text), {"type": "actions", "elements": buttons}))


def say_off(service: Service, client: WebClient, event: Mapping[str, Any]) -> None:
    """Tell who mentioned the bot where it is switched off, once, and nobody else."""
    if not by_person(event) or not is_off(event, service):
        return
    channel, ts, user = str(event["channel"]), str(event["ts"]), str(event["user"])
    if service.first_time(service.team, channel, ts, "said-off"):
        language = language_of(str(event.get("text") or ""), service.language(client, user))
        place = Place(channel, str(event.get("thread_ts") or ""), user)
        tell(client, line_message("switched_off", language), place)


def _press(press: Press) -> None:
    service, client, channel, language = press.service, press.client, press.channel, press.language
    if not may_set(service, client, press.user):
        reply(press.response_url, line_message("settings_for_members", language))
        return
    mode = next(each for each in MODES if press.action_id == f"{SET_MODE}{each}")
    changed = set_mode(service, client, channel, mode, user=press.user, language=language)
    if changed is not None:
        reply(press.response_url, changed, in_channel=True)
    reply(press.response_url, _present(service, client, channel, language), replace=True)


def _present(service: Service, client: WebClient, channel: str, language: Language) -> Message:
    return settings_message(service.store.mode_of(service.team, channel), service.style(client), language)


def _refused(service: Service, client: WebClient, channel: str, setter: str) -> str:
    """The key of the line why a channel's mode cannot be shown, or set by this user; empty if it can."""
    if not _is_channel(channel):
        return "settings_only_in_channels"
    if _is_absent(client, channel):
        return "settings_not_in"
    return "settings_for_members" if setter and not may_set(service, client, setter) else ""


def _is_absent(client: WebClient, channel: str) -> bool:
    """True if the bot certainly is not in this channel; a lookup that takes long is given up."""
    quick = copy(client)
    quick.timeout, quick.retry_handlers = _LOOKUP_SECONDS, []
    try:
        found = quick.conversations_info(channel=channel).get("channel") or {}
    except CALL_ERRORS as error:
        # a private channel the bot is not in does not exist for it
        if isinstance(error, SlackApiError) and error_code(error) == "channel_not_found":
            return True
        log_failure("conversations.info", error)
        return False
    return found.get("is_member") is False


def _is_channel(channel: str) -> bool:
    return channel[:1] in {"C", "G"}


def _privately(message: Message) -> dict[str, Any]:
    return {**message.as_arguments(), "response_type": "ephemeral"}

"""How the bot behaves in a channel, shown and set with ``/who settings``; kept by the store."""

import re
from copy import copy
from typing import Final

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.language.codes import Language
from bot.language.script import language_of
from bot.slack.api.errors import CALL_ERRORS, error_code, log_failure
from bot.slack.blocks.messages import Message, button, section
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.slack.context import CommandAnswer, CommandText, Context, Service
from bot.slack.features.channel_settings.texts import say
from bot.slack.interaction import Interaction, on_press
from bot.store.model import MODES, ChannelMode, Mode
from bot.wording import dated

SET_MODE: Final = "set_mode_"
"""Ids of the buttons; a mode follows."""

_REST: Final = re.compile(r"(?P<apart>[\s:：=＝]*)(?P<mode>.*)", re.DOTALL)
# What may have been meant as a mode: ``settings mute``, ``设置 静音``. "settings of the page" is a question.
_WORD: Final = re.compile(r"[^\W\u2e80-\uffff]+|[\u2e80-\uffff]{1,2}|\W+")

_LOOKUP_SECONDS: Final = 1
"""Slack waits three seconds for the answer to a command."""


def register(app: App, service: Service) -> None:
    on_press(app, service, re.compile(f"^{SET_MODE}(?:{'|'.join(MODES)})$"), _press)


def answer_command(context: Context, typed: CommandText) -> CommandAnswer | None:
    """The channel's mode, or another one set; None for a text that asks something else."""
    found = _REST.fullmatch(typed.rest)
    if found is None:
        return None
    named = found["mode"].strip().casefold()
    language = context.language if typed.word.isascii() else language_of(typed.word)
    mode = next((each for each in MODES if named in {each, say(f"button_{each}", language).casefold()}), None)
    if named and mode is None and not (found["apart"] and _WORD.fullmatch(named)):
        return None
    refused = _refused(context, setting=mode is not None)
    if refused:
        return CommandAnswer(Message(say(refused, language)))
    message = mode and not context.replayed(typed.delivery) and set_mode(context, mode, language)
    if not message:
        return CommandAnswer(_present(context, language))
    return CommandAnswer(message, in_channel=True)


def set_mode(context: Context, mode: Mode, language: Language) -> Message | None:
    """Set a channel's mode; what to say about it there, None if it was set like this already."""
    if context.store.mode_of(context.team, context.channel).mode == mode:
        return None
    context.store.set_mode(context.team, context.channel, mode, context.user, context.now())
    person = context.style().contact(context.user)
    return changed_message(mode, person, language)


def may_set(context: Context) -> bool:
    """True for colleagues: guests and other companies' people do not decide what the bot does."""
    return context.people.person(context.client, context.user).colleague


def _not_allowed(context: Context) -> str:
    """The key of the line why this person may not set a mode; empty if they may."""
    if may_set(context):
        return ""
    known = context.people.person(context.client, context.user).known
    return "settings_for_members" if known else "settings_unknown_person"


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


def _press(press: Interaction) -> None:
    language = press.shown_in
    refused = _not_allowed(press)
    if refused:
        press.reply(Message(say(refused, language)))
        return
    mode = next(each for each in MODES if press.action_id == f"{SET_MODE}{each}")
    changed = None if press.replayed(press.delivery) else set_mode(press, mode, language)
    if changed is not None:
        press.reply(changed, in_channel=True)
    press.reply(_present(press, language), replace=True)


def _present(context: Context, language: Language) -> Message:
    return settings_message(context.store.mode_of(context.team, context.channel), context.style(), language)


def _refused(context: Context, *, setting: bool) -> str:
    """The key of the line why a channel's mode cannot be shown, or set by this user; empty if it can."""
    if not _is_channel(context.channel):
        return "settings_only_in_channels"
    if _is_absent(context.client, context.channel):
        return "settings_not_in"
    return _not_allowed(context) if setting else ""


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

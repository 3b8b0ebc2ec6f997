"""Payloads as Slack sends them: events, commands and button presses, and their signed HTTP form."""

from collections.abc import Mapping
from typing import Any, Final

from bot.standin.workspace import BOT_USER, GENERAL, PERSON, TEAM

APP: Final = "A0WHOBOT0"
Payload = dict[str, Any]


def event_callback(event: Mapping[str, Any], *, event_id: str = "Ev0000001") -> Payload:
    """The envelope of the Events API around one event."""
    return {
        "token": "deprecated",
        "team_id": TEAM,
        "api_app_id": APP,
        "event": dict(event),
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(float(event.get("event_ts") or 0)),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": "4-stand-in",
    }


def message(
    text: str,
    *,
    ts: str,
    channel: str = GENERAL,
    channel_type: str = "channel",
    user: str = PERSON,
    thread: str = "",
    **more: Any,
) -> Payload:
    """A ``message`` event in its envelope; further fields such as ``subtype`` or ``bot_id`` as given."""
    event = _spoken(text, ts, channel, user, thread)
    return event_callback(
        {"type": "message", **event, "channel_type": channel_type, **more}, event_id=f"EvM{ts}"
    )


def app_mention(
    text: str, *, ts: str, channel: str = GENERAL, user: str = PERSON, thread: str = "", **more: Any
) -> Payload:
    """An ``app_mention`` event in its envelope."""
    return event_callback(
        {"type": "app_mention", **_spoken(text, ts, channel, user, thread), **more}, event_id=f"EvA{ts}"
    )


def message_changed(
    message: Mapping[str, Any],
    previous: Mapping[str, Any],
    *,
    ts: str,
    channel: str = GENERAL,
    channel_type: str = "channel",
) -> Payload:
    """An edit at ``ts``: both messages as Slack's conversations methods give them."""
    event = {
        "type": "message",
        "subtype": "message_changed",
        "message": dict(message),
        "previous_message": dict(previous),
        "channel": channel,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
        "channel_type": channel_type,
    }
    return event_callback(event, event_id=f"EvC{ts}")


def message_deleted(
    previous: Mapping[str, Any], *, ts: str, channel: str = GENERAL, channel_type: str = "channel"
) -> Payload:
    """A deletion at ``ts`` of a message that has no replies."""
    event = {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": dict(previous),
        "channel": channel,
        "hidden": True,
        "deleted_ts": previous["ts"],
        "ts": ts,
        "event_ts": ts,
        "channel_type": channel_type,
    }
    return event_callback(event, event_id=f"EvD{ts}")


def tombstone(previous: Mapping[str, Any]) -> Payload:
    """What Slack leaves in the place of a deleted message that has replies; it comes as an edit."""
    return {
        "type": "message",
        "subtype": "tombstone",
        "text": "This message was deleted.",
        "user": "USLACKBOT",
        "hidden": True,
        "ts": previous["ts"],
        "thread_ts": previous["ts"],
    }


def slash_command(
    text: str, *, response_url: str, channel: str = GENERAL, user: str = PERSON, command: str = "/who"
) -> Payload:
    """The form fields of a slash command."""
    return {
        "token": "deprecated",
        "team_id": TEAM,
        "team_domain": "stand-in",
        "channel_id": channel,
        "channel_name": "directmessage" if channel.startswith("D") else "general",
        "user_id": user,
        "user_name": "pat",
        "command": command,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": "1.2.stand-in",
    }


def block_actions(  # noqa: PLR0913 - one argument a field that tests vary
    button: Mapping[str, Any],
    *,
    response_url: str,
    ts: str,
    channel: str = GENERAL,
    user: str = PERSON,
    ephemeral: bool = False,
    thread: str = "",
    message: Mapping[str, Any] | None = None,
) -> Payload:
    """A press of a button: ``button`` is the element as the bot sent it."""
    container: Payload = {
        "type": "message",
        "message_ts": ts,
        "channel_id": channel,
        "is_ephemeral": ephemeral,
    }
    if thread:
        container["thread_ts"] = thread
    action = {
        "action_id": button["action_id"],
        "block_id": "stand-in",
        "text": button["text"],
        "value": button.get("value", ""),
        "type": button.get("type", "button"),
        "action_ts": ts,
    }
    payload: Payload = {
        "type": "block_actions",
        "user": {"id": user, "username": "pat", "name": "pat", "team_id": TEAM},
        "api_app_id": APP,
        "token": "deprecated",
        "container": container,
        "trigger_id": "1.2.stand-in",
        "team": {"id": TEAM, "domain": "stand-in"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": channel, "name": "general"},
        "state": {"values": {}},
        "response_url": response_url,
        "actions": [action],
    }
    # Slack leaves the message out for one that only one person sees.
    return payload if message is None or ephemeral else {**payload, "message": dict(message)}


def _spoken(text: str, ts: str, channel: str, user: str, thread: str) -> Payload:
    spoken: Payload = {
        "user": user,
        "text": text,
        "ts": ts,
        "team": TEAM,
        "channel": channel,
        "event_ts": ts,
        "client_msg_id": f"stand-in-{ts}",
        "blocks": [
            {
                "type": "rich_text",
                "block_id": "b",
                "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}],
            }
        ],
    }
    return {**spoken, "thread_ts": thread} if thread else spoken

"""An emoji on any message: the bot answers about that message in its thread, once however many add it.

The event names the message only. ``answering.source_message`` fetches what it says when it is answered, so
that the emoji itself can be written down before it is acknowledged.
"""

from collections.abc import Mapping
from typing import Any

from bot.slack.api.posting import Destination
from bot.slack.context import Context
from bot.slack.intake import switched_off
from bot.slack.intake.switched_off import is_off
from bot.store.model import Key, Question


def reaction_question(event: Mapping[str, Any], context: Context) -> Question | None:
    """The question that an emoji makes of a message, unread as yet; None for any other emoji.

    None where the bot is switched off, too, so that the emoji still counts once it is on again. Raises
    InvalidValueError if its ids are not of Slack's form.
    """
    if event["type"] != "reaction_added" or not _asks(event, context):
        return None
    item = event["item"]
    key = Key(context.team, str(item.get("channel") or ""), str(item.get("ts") or ""))
    question = Question(
        key,
        str(event.get("user") or ""),
        "reaction",
        "",
        event_ts=str(event.get("event_ts") or ""),
        unread=True,
    )
    return None if is_off(context, key.channel) else question


def say_off(context: Context, event: Mapping[str, Any]) -> None:
    """Tell who added the emoji where the bot is switched off, once, and nobody else."""
    if not _asks(event, context):
        return
    item = event["item"]
    channel, ts, user = (
        str(item.get("channel") or ""),
        str(item.get("ts") or ""),
        str(event.get("user") or ""),
    )
    if not is_off(context, channel):
        return
    purpose = f"emoji-off-{str(event.get('event_ts') or '').replace('.', '-')}"
    place = Destination(channel, ts, user)
    switched_off.say_off(context, place, ts=ts, purpose=purpose, language=context.language)


def _asks(event: Mapping[str, Any], context: Context) -> bool:
    """True for the emoji that asks about a message, from a person on anybody's message but the bot's."""
    # Skin tones come as a suffix: ``raising_hand::skin-tone-3``.
    name = str(event.get("reaction") or "").partition("::")[0]
    if not context.reaction or name != context.reaction:
        return False
    on_message = (event.get("item") or {}).get("type") == "message"
    return on_message and context.bot_user not in {event.get("user"), event.get("item_user")}

"""How the bot behaves in each channel, who set it and when."""

from datetime import datetime

from sqlalchemy import Engine, select

from bot.store import validation
from bot.store.engine import reading, writing
from bot.store.model import MODES, ChannelMode, Mode
from bot.store.schema import channels
from bot.store.statements import upsert


def mode_of(engine: Engine, workspace: str, channel: str) -> ChannelMode:
    """``listen`` where nobody set a mode: inviting the bot is the consent."""
    chosen = select(channels).where(channels.c.workspace == workspace, channels.c.channel == channel)
    with reading(engine) as connection:
        row = connection.execute(chosen).one_or_none()
    return ChannelMode("listen") if row is None else ChannelMode(row.mode, row.set_by, row.set_at)


def set_mode(engine: Engine, workspace: str, channel: str, mode: Mode, user: str, now: datetime) -> None:
    """Raises InvalidValueError for an unknown mode or a malformed id."""
    values = {
        "workspace": validation.slack_id(workspace),
        "channel": validation.slack_id(channel),
        "mode": validation.one_of(mode, MODES),
        "set_by": validation.slack_id(user),
        "set_at": now,
    }
    with writing(engine) as connection:
        upsert(connection, channels, values)

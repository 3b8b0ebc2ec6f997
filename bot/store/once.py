"""Actions that must happen at most once, however often they are requested: the first caller does them."""

from datetime import datetime

from sqlalchemy import Engine, and_, delete

from bot.store import validation
from bot.store.engine import writing
from bot.store.schema import seen
from bot.store.statements import insert_once


def is_first_time(engine: Engine, workspace: str, channel: str, ts: str, purpose: str, now: datetime) -> bool:
    """True for the first caller with these values only. ``ts`` may be empty, ``channel`` any Slack id."""
    values = {
        "workspace": validation.slack_id(workspace),
        "channel": validation.slack_id(channel),
        "ts": validation.time_stamp(ts, empty=True),
        "purpose": validation.slug(purpose),
        "seen_at": now,
    }
    with writing(engine) as connection:
        return insert_once(connection, seen, values)


def forget_first_time(engine: Engine, workspace: str, channel: str, ts: str, purpose: str) -> None:
    """Let the next caller with these values be the first again."""
    once = and_(
        seen.c.workspace == workspace,
        seen.c.channel == channel,
        seen.c.ts == ts,
        seen.c.purpose == purpose,
    )
    with writing(engine) as connection:
        connection.execute(delete(seen).where(once))

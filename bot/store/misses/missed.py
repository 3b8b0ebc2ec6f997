"""Questions that failed, with their words cleaned, until a keeper dealt with them or their time is up."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, delete, or_, select, tuple_, update

from bot.store import validation
from bot.store.engine import reading, writing
from bot.store.misses.model import OPEN, Closing, Miss, Missed
from bot.store.misses.redaction import redacted
from bot.store.model import Key
from bot.store.schema import missed
from bot.store.statements import upsert

MOST: Final = 1_000
"""Questions that are looked at together, the latest ones."""


def keep(engine: Engine, miss: Miss, now: datetime) -> None:
    """Keep a question that failed, or what is newly known of one."""
    values = {
        "workspace": miss.key.workspace,
        "channel": miss.key.channel,
        "ts": miss.key.ts,
        "thread": miss.thread,
        "user": miss.user,
        "why": miss.why,
        "text": redacted(validation.storable(miss.text)),
        "outcome": miss.outcome,
        "department": miss.department,
        "role": miss.role,
        "duty": miss.duty,
        "language": miss.language,
        "at": now,
        "later": None,
        "closed": OPEN,
        "lesson": "",
    }
    with writing(engine) as connection:
        upsert(connection, missed, values)


def drop(engine: Engine, key: Key) -> bool:
    """Forget a question that did not fail after all. False if it was not kept."""
    with writing(engine) as connection:
        return connection.execute(delete(missed).where(at(key))).rowcount > 0


def take_words(connection: Connection, key: Key) -> None:
    """Delete the words of a message that is gone."""
    connection.execute(update(missed).where(at(key)).values(text=None))


def open_misses(engine: Engine, now: datetime) -> tuple[Missed, ...]:
    """Questions that wait for a keeper, oldest first."""
    waits = and_(
        missed.c.closed == OPEN,
        missed.c.text.is_not(None),
        or_(missed.c.later.is_(None), missed.c.later <= now),
    )
    return _chosen(engine, waits)


def recent_misses(engine: Engine) -> tuple[Missed, ...]:
    """All whose words are kept, dealt with or not, oldest first."""
    return _chosen(engine, missed.c.text.is_not(None))


def settle(connection: Connection, keys: Collection[Key], closing: Closing, lesson: str) -> int:
    """Note that a keeper dealt with these; how many were open."""
    where = and_(among(keys), missed.c.closed == OPEN)
    values = {"closed": closing, "lesson": lesson}
    return connection.execute(update(missed).where(where).values(values)).rowcount


def reopen(connection: Connection, lesson: str) -> None:
    """Let what a lesson dealt with wait for a keeper again."""
    values = {"closed": OPEN, "lesson": ""}
    connection.execute(update(missed).where(missed.c.lesson == lesson).values(values))


def set_apart(engine: Engine, keys: Collection[Key]) -> int:
    """Group each of these by itself from now on."""
    with writing(engine) as connection:
        return connection.execute(update(missed).where(among(keys)).values(apart=True)).rowcount


def put_off(engine: Engine, keys: Collection[Key], until: datetime) -> int:
    """Show these no earlier than that."""
    with writing(engine) as connection:
        return connection.execute(update(missed).where(among(keys)).values(later=until)).rowcount


def at(key: Key) -> ColumnElement[bool]:
    return and_(missed.c.workspace == key.workspace, missed.c.channel == key.channel, missed.c.ts == key.ts)


def among(keys: Collection[Key]) -> ColumnElement[bool]:
    return tuple_(missed.c.workspace, missed.c.channel, missed.c.ts).in_(
        [(key.workspace, key.channel, key.ts) for key in keys]
    )


def _chosen(engine: Engine, where: ColumnElement[bool]) -> tuple[Missed, ...]:
    newest_first = (missed.c.at.desc(), *(column.desc() for column in missed.primary_key))
    latest = select(missed).where(where).order_by(*newest_first).limit(MOST)
    with reading(engine) as connection:
        rows = connection.execute(latest).all()
    return tuple(map(_missed, reversed(rows)))


def _missed(row: Row[Any]) -> Missed:
    return Missed(
        key=Key(row.workspace, row.channel, row.ts),
        at=row.at,
        why=row.why,
        text=row.text,
        outcome=row.outcome,
        department=row.department,
        role=row.role,
        duty=row.duty,
        language=row.language,
        apart=row.apart,
    )

"""The tables. A change here comes with a migration: a test compares the two."""

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    false,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from bot.store.validation import utc


class Instant(TypeDecorator[datetime]):
    """A time-zone-aware UTC time on both sides; SQLite stores no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment = utc(value)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


metadata: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _key(name: str) -> Column[str]:
    return Column(name, String, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, String, nullable=False, server_default="")


def lease_columns() -> tuple[Column[Any], ...]:
    """What a table needs for its rows to be taken by one worker at a time: see ``leases``.

    ``due``: from then on any worker may take it: when it was opened, or its lease or pause ends.
    ``revision`` counts changes from outside, ``attempts`` claims for good, ``tries`` those since it was
    opened last. ``reason``: why it failed, in one line.
    """
    return (
        Column("state", String, nullable=False),
        Column("opened_at", Instant, nullable=False),
        Column("due", Instant, nullable=False),
        Column("worker", String),
        Column("revision", Integer, nullable=False, server_default="0"),
        Column("attempts", Integer, nullable=False, server_default="0"),
        Column("tries", Integer, nullable=False, server_default="0"),
        Column("settled_at", Instant),
        _text("reason"),
    )


inbox: Final = Table(
    "inbox",
    metadata,
    _key("workspace"),
    _key("channel"),
    _key("ts"),
    Column("thread", String, nullable=False),
    Column("user", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("text", Text),
    Column("unread", Boolean, nullable=False, server_default=false()),
    Column("edited", Boolean, nullable=False, server_default=false()),
    _text("event_ts"),
    Column("digest", LargeBinary),
    Column("deleted", Boolean, nullable=False),
    *lease_columns(),
    Column("answer_channel", String),
    Column("answer_ts", String),
    _text("outcome"),
    _text("department"),
    _text("role"),
    _text("duty"),
    _text("language"),
    # The database itself keeps the promise about people's words.
    CheckConstraint("text IS NULL OR state IN ('waiting', 'working')", name="text_only_while_open"),
)
"""``unread``: the words and the thread are still to be fetched; until then ``thread`` is the message itself.
``edited``: its words are those of an edit, or an edit took them away, so that the message as it was first is
stale."""

Index(None, inbox.c.state, inbox.c.due)
Index(None, inbox.c.workspace, inbox.c.channel, inbox.c.thread)
Index(None, inbox.c.workspace, inbox.c.answer_channel, inbox.c.answer_ts)

seen: Final = Table(
    "seen",
    metadata,
    _key("workspace"),
    _key("channel"),
    _key("ts"),
    _key("purpose"),
    Column("seen_at", Instant, nullable=False),
)

channels: Final = Table(
    "channels",
    metadata,
    _key("workspace"),
    _key("channel"),
    Column("mode", String, nullable=False),
    Column("set_by", String, nullable=False),
    Column("set_at", Instant, nullable=False),
)

feedback: Final = Table(
    "feedback",
    metadata,
    _key("workspace"),
    _key("channel"),
    _key("answer_ts"),
    _key("user"),
    Column("verdict", String, nullable=False),
    _text("role"),
    _text("duty"),
    _text("department"),
    _text("named_role"),
    _text("named_duty"),
    Column("note", Text, nullable=False, server_default=""),
    Column("question_text", Text),
    Column("given_at", Instant, nullable=False),
)

secrets: Final = Table(
    "secrets",
    metadata,
    _key("name"),
    Column("value", LargeBinary, nullable=False),
)

missed: Final = Table(
    "missed",
    metadata,
    _key("workspace"),
    _key("channel"),
    _key("ts"),
    _text("thread"),
    _text("user"),
    Column("why", String, nullable=False),
    Column("text", Text),
    _text("outcome"),
    _text("department"),
    _text("role"),
    _text("duty"),
    _text("language"),
    Column("at", Instant, nullable=False),
    Column("apart", Boolean, nullable=False, server_default=false()),
    Column("later", Instant),
    _text("closed"),
    _text("lesson"),
)
"""Questions that failed. ``user``: whom an answer is owed, which no list shows. ``closed``: empty while it
waits for a keeper."""

Index(None, missed.c.at)

learned: Final = Table(
    "learned",
    metadata,
    _key("id"),
    Column("wording", Text, nullable=False),
    Column("kind", String, nullable=False),
    _text("owner"),
    _text("topic_en"),
    _text("topic_zh_hant"),
    _text("topic_zh_hans"),
    _text("contact"),
    Column("question", Text, nullable=False),
    _text("by"),
    Column("at", Instant, nullable=False),
    Column("exported_at", Instant),
)

counters: Final = Table("counters", metadata, _key("name"), Column("value", Integer, nullable=False))

news: Final = Table(
    "news",
    metadata,
    _key("workspace"),
    _key("channel"),
    _key("ts"),
    _text("thread"),
    _text("user"),
    _text("language"),
    _text("lesson"),
    *lease_columns(),
)
"""Answers that are owed: a row per question that failed and was taught."""

Index(None, news.c.state, news.c.due)

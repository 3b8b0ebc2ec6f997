"""What keepers taught, with a counter by which every process sees that it changed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, and_, delete, select, update

from bot.catalogue.lesson import Lesson
from bot.catalogue.model import Text
from bot.store import leases, validation
from bot.store.engine import reading, writing
from bot.store.misses import missed as questions
from bot.store.misses.model import OPEN, Taught
from bot.store.model import Key
from bot.store.schema import counters, learned, missed, news
from bot.store.statements import insert_once, upsert

COUNTER: Final = "learned"


def teach(
    engine: Engine,
    lessons: Mapping[Lesson, str],
    about: Collection[Key],
    by: str,
    now: datetime,
) -> None:
    """Keep lessons, each with the question it is from; deal with the questions they are ``about``.

    Whoever asked one of these is owed an answer. All of it or nothing.
    """
    validation.slack_id(by, empty=True)
    first = next(iter(sorted(lesson.id for lesson in lessons)), "")
    with writing(engine) as connection:
        for lesson, question in lessons.items():
            upsert(connection, learned, _values(lesson, question, by, now))
        _owe_answers(connection, about, first, now)
        questions.settle(connection, about, "taught", first)
        _count_up(connection)


def undo(engine: Engine, lesson_id: str) -> Taught | None:
    """Take a lesson back; None if there is none. What it dealt with waits for a keeper again."""
    with writing(engine) as connection:
        row = connection.execute(select(learned).where(learned.c.id == lesson_id)).one_or_none()
        if row is None:
            return None
        connection.execute(delete(learned).where(learned.c.id == lesson_id))
        questions.reopen(connection, lesson_id)
        still_owed = and_(news.c.lesson == lesson_id, news.c.state == "waiting")
        connection.execute(delete(news).where(still_owed))
        _count_up(connection)
    return _taught(row)


def note_export(engine: Engine, lesson_ids: Collection[str], now: datetime) -> None:
    """Note that the files hold these lessons."""
    with writing(engine) as connection:
        where = and_(learned.c.id.in_(list(lesson_ids)), learned.c.exported_at.is_(None))
        connection.execute(update(learned).where(where).values(exported_at=now))


def all_taught(engine: Engine) -> tuple[Taught, ...]:
    """Oldest first."""
    with reading(engine) as connection:
        rows = connection.execute(select(learned).order_by(learned.c.at, learned.c.id)).all()
    return tuple(map(_taught, rows))


def version(engine: Engine) -> int:
    """Changes with every lesson taught or taken back."""
    with reading(engine) as connection:
        found = connection.execute(select(counters.c.value).where(counters.c.name == COUNTER)).scalar()
    return int(found or 0)


def _count_up(connection: Connection) -> None:
    if not insert_once(connection, counters, {"name": COUNTER, "value": 1}):
        where = counters.c.name == COUNTER
        connection.execute(update(counters).where(where).values(value=counters.c.value + 1))


def _owe_answers(connection: Connection, about: Collection[Key], lesson: str, now: datetime) -> None:
    where = and_(questions.among(about), missed.c.closed == OPEN, missed.c.user != "")
    for row in connection.execute(select(missed).where(where)).all() if lesson else ():
        values = {
            "workspace": row.workspace,
            "channel": row.channel,
            "ts": row.ts,
            "thread": row.thread,
            "user": row.user,
            "language": row.language,
            "lesson": lesson,
            **leases.opening_values(now),
        }
        insert_once(connection, news, values)


def _values(lesson: Lesson, question: str, by: str, now: datetime) -> dict[str, Any]:
    return {
        "id": lesson.id,
        "wording": validation.storable(lesson.wording),
        "kind": lesson.kind,
        "owner": lesson.to,
        "topic_en": lesson.topic.en,
        "topic_zh_hant": lesson.topic.zh_hant,
        "topic_zh_hans": lesson.topic.zh_hans,
        "contact": lesson.contact,
        "question": validation.storable(question),
        "by": by,
        "at": now,
        "exported_at": None,
    }


def _taught(row: Row[Any]) -> Taught:
    topic = Text(row.topic_en, row.topic_zh_hant, row.topic_zh_hans)
    lesson = Lesson(row.wording, row.kind, row.owner, topic, row.contact)
    return Taught(lesson, row.question, row.by, row.at, row.exported_at)


def lessons_of(taught: Sequence[Taught]) -> tuple[Lesson, ...]:
    return tuple(each.lesson for each in taught)

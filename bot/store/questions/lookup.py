"""Looking up what was asked, and where its answer was posted."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, select, update

from bot.store.engine import reading, writing
from bot.store.model import Key, Place, QuestionRecord
from bot.store.schema import inbox


def find_question(engine: Engine, key: Key) -> QuestionRecord | None:
    """What is kept of a question; None if it is unknown."""
    return _first(engine, at(key))


def oldest_open(engine: Engine) -> datetime | None:
    """When the longest-waiting question was opened; None if none waits."""
    with reading(engine) as connection:
        waiting = inbox.c.state.in_(("waiting", "working"))
        row = connection.execute(
            select(inbox.c.opened_at).where(waiting).order_by(inbox.c.opened_at).limit(1)
        ).one_or_none()
        return None if row is None else row.opened_at


def answer_of(engine: Engine, key: Key) -> Place | None:
    """Where the answer to a question stands; None if there is none."""
    found = find_question(engine, key)
    return found.answer if found else None


def question_of_answer(engine: Engine, workspace: str, answer: Place) -> QuestionRecord | None:
    """The question that the bot's message at this place answers."""
    return _first(engine, answered_at(workspace, answer))


def is_written_to(engine: Engine, workspace: str, channel: str) -> bool:
    """True if this is a direct message in which somebody wrote to the bot, as far as that is still kept."""
    written = and_(inbox.c.workspace == workspace, inbox.c.channel == channel, inbox.c.kind == "direct")
    with reading(engine) as connection:
        return connection.execute(select(inbox.c.ts).where(written).limit(1)).first() is not None


def forget_answer(engine: Engine, workspace: str, answer: Place) -> bool:
    """Note that somebody deleted an answer, so that no edit tries to update it. False if it was unknown."""
    gone = {"answer_channel": None, "answer_ts": None}
    with writing(engine) as connection:
        where = answered_at(workspace, answer)
        return connection.execute(update(inbox).where(where).values(gone)).rowcount > 0


def latest_answered_in(engine: Engine, workspace: str, channel: str, thread: str) -> QuestionRecord | None:
    """The latest question of a thread that the bot answered there; None if there is none."""
    in_thread = and_(inbox.c.workspace == workspace, inbox.c.channel == channel, inbox.c.thread == thread)
    answered = and_(in_thread, inbox.c.answer_ts.is_not(None))
    latest = select(inbox).where(answered).order_by(inbox.c.answer_ts.desc()).limit(1)
    with reading(engine) as connection:
        row = connection.execute(latest).one_or_none()
        return None if row is None else _asked(row)


def find_earlier_question(engine: Engine, key: Key) -> QuestionRecord | None:
    """The same question, asked earlier in the same thread and answered or still under way; None if new."""
    with reading(engine) as connection:
        row = connection.execute(select(inbox).where(at(key))).one_or_none()
        if row is None or row.digest is None:
            return None
        in_thread = and_(
            inbox.c.workspace == row.workspace, inbox.c.channel == row.channel, inbox.c.thread == row.thread
        )
        earlier = and_(
            inbox.c.digest == row.digest,
            inbox.c.ts < row.ts,
            inbox.c.state.in_(("answered", "waiting", "working")),
        )
        found = connection.execute(
            select(inbox).where(in_thread, earlier).order_by(inbox.c.ts.desc()).limit(1)
        ).one_or_none()
        return None if found is None else _asked(found)


def asked_lately(engine: Engine, key: Key, user: str, within: timedelta) -> QuestionRecord | None:
    """The person's last question in this channel before this one that was answered; None if it is older."""
    seconds, _, fraction = key.ts.partition(".")
    earliest = f"{max(0, int(seconds) - int(within.total_seconds())):0{len(seconds)}}.{fraction}"
    there = and_(inbox.c.workspace == key.workspace, inbox.c.channel == key.channel, inbox.c.user == user)
    lately = and_(inbox.c.ts < key.ts, inbox.c.ts >= earliest, inbox.c.kind.in_(("mention", "channel")))
    answered = inbox.c.outcome.in_(("answered", "choose", "elsewhere"))
    latest = (
        select(inbox).where(there, lately, inbox.c.state == "answered").order_by(inbox.c.ts.desc()).limit(1)
    )
    with reading(engine) as connection:
        row = connection.execute(latest.where(answered)).one_or_none()
        return None if row is None else _asked(row)


def at(key: Key) -> ColumnElement[bool]:
    """True of the row of this question."""
    return and_(inbox.c.workspace == key.workspace, inbox.c.channel == key.channel, inbox.c.ts == key.ts)


def answered_at(workspace: str, answer: Place) -> ColumnElement[bool]:
    """True of the row whose answer stands at this place."""
    return and_(
        inbox.c.workspace == workspace,
        inbox.c.answer_channel == answer.channel,
        inbox.c.answer_ts == answer.ts,
    )


def row_for_update(connection: Connection, where: ColumnElement[bool]) -> Row[Any] | None:
    """The current row, locked until the transaction ends."""
    return connection.execute(select(inbox).where(where).with_for_update()).one_or_none()


def _first(engine: Engine, where: ColumnElement[bool]) -> QuestionRecord | None:
    with reading(engine) as connection:
        row = connection.execute(select(inbox).where(where).order_by(inbox.c.ts).limit(1)).one_or_none()
        return None if row is None else _asked(row)


def _asked(row: Row[Any]) -> QuestionRecord:
    return QuestionRecord(
        key=Key(row.workspace, row.channel, row.ts),
        thread=row.thread,
        user=row.user,
        kind=row.kind,
        state=row.state,
        answer=Place(row.answer_channel, row.answer_ts) if row.answer_ts else None,
        outcome=row.outcome,
        department=row.department,
        role=row.role,
        duty=row.duty,
        language=row.language,
        reason=row.reason,
    )

"""The inbox: every incoming question is a row before it is acknowledged, and stays one until it is settled.

What ``arrivals`` wrote down a worker takes with ``claim`` and settles with ``finish`` or ``fail``. What a
dead worker leaves behind, ``claim_next`` gives to another. Of a message with an emoji on it only the place is
known at first: ``fetched`` adds the rest.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, select, update

from bot.store import validation
from bot.store.engine import writing
from bot.store.model import PATIENT, Claimed, Ending, Finished, Key, Patience, Place, Question
from bot.store.questions.digest import digest_of
from bot.store.questions.lookup import at, row_for_update
from bot.store.schema import inbox

EXHAUSTED: Final = "every attempt ended without an answer"
OPEN: Final = ("waiting", "working")

SETTLED_BARE: Final[Mapping[str, Any]] = {"text": None, "worker": None, "deleted": False}
"""What a row loses when it is settled."""


def claim(
    engine: Engine, key: Key, worker: str, now: datetime, patience: Patience = PATIENT
) -> Claimed | None:
    """Take one question: one that waits, unless it pauses, or whose worker's lease ran out.

    None if it cannot be had.
    """
    with writing(engine) as connection:
        free = and_(inbox.c.state.in_(OPEN), inbox.c.due <= now)
        row = row_for_update(connection, and_(at(key), free))
        if row is None:
            return None
        if row.tries >= patience.attempts:
            _give_up(connection, key, EXHAUSTED, now)
            return None
        return _take(connection, row, worker, now, patience)


def claim_next(engine: Engine, worker: str, now: datetime, patience: Patience = PATIENT) -> Claimed | None:
    """Take the oldest question that was left behind; None if there is none.

    Those that were tried too often already are given up on the way.
    """
    left_behind = and_(inbox.c.state.in_(OPEN), inbox.c.due <= now, inbox.c.opened_at <= now - patience.grace)
    oldest = select(inbox).where(left_behind).order_by(inbox.c.opened_at, inbox.c.ts).limit(1)
    with writing(engine) as connection:
        while row := connection.execute(oldest.with_for_update(skip_locked=True)).one_or_none():
            if row.tries < patience.attempts:
                return _take(connection, row, worker, now, patience)
            _give_up(connection, Key(row.workspace, row.channel, row.ts), EXHAUSTED, now)
    return None


def fetched(engine: Engine, claimed: Claimed, text: str, thread_ts: str) -> Claimed | None:
    """Note the words and the thread of a claimed question that was unread.

    The claim with them; None if another worker holds or settled it. An edit or deletion that came meanwhile
    keeps what it wrote: whoever finishes the claim is told of it.
    """
    with writing(engine) as connection:
        row = row_for_update(connection, _held(claimed))
        if row is None:
            return None
        text = validation.storable(text)
        read = replace(claimed.question, text=text, thread_ts=thread_ts, unread=False)
        values: dict[str, Any] = {"unread": False, "thread": read.thread}
        if not row.deleted and (row.text is None or row.revision == claimed.revision):
            values |= {"text": text, "digest": digest_of(connection, text)}
        connection.execute(update(inbox).where(at(read.key)).values(values))
        return replace(claimed, question=read)


def finish(engine: Engine, claimed: Claimed, ending: Ending, now: datetime) -> Finished:
    """Settle a claimed question; from then on its words are gone.

    ``again`` if it was edited, deleted or addressed to the bot meanwhile: the answer's place is kept, and it
    waits to be claimed anew. ``lost`` if another worker holds or settled it: leave it to that one.
    """
    with writing(engine) as connection:
        row = row_for_update(connection, _held(claimed))
        if row is None:
            return "lost"
        result: dict[str, Any] = {
            "worker": None,
            "outcome": ending.outcome,
            "department": ending.department,
            "role": ending.role,
            "duty": ending.duty,
            "language": ending.language,
            "reason": validation.storable(ending.reason),
        }
        if ending.state != "gave_up":
            result |= _place(ending.answer)
        again = row.revision != claimed.revision
        result |= reopened(now) if again else {**SETTLED_BARE, "state": ending.state, "settled_at": now}
        connection.execute(update(inbox).where(at(claimed.question.key)).values(result))
        return "again" if again else "done"


def fail(
    engine: Engine,
    claimed: Claimed,
    reason: str,
    now: datetime,
    *,
    pause: timedelta = timedelta(0),
    patience: Patience = PATIENT,
) -> Finished:
    """Hand a claimed question back after a failure; it can be had again after the pause.

    ``again`` if it waits to be tried once more, ``done`` if it was given up with this reason, ``lost`` as in
    ``finish``.
    """
    with writing(engine) as connection:
        row = row_for_update(connection, _held(claimed))
        if row is None:
            return "lost"
        if row.tries >= patience.attempts:
            _give_up(connection, claimed.question.key, reason, now)
            return "done"
        waiting = {
            "state": "waiting",
            "worker": None,
            "due": now + pause,
            "reason": validation.storable(reason),
        }
        connection.execute(update(inbox).where(at(claimed.question.key)).values(waiting))
        return "again"


def reopened(now: datetime) -> dict[str, Any]:
    """What makes a row wait for a worker again."""
    return {
        "state": "waiting",
        "worker": None,
        "opened_at": now,
        "due": now,
        "tries": 0,
        "settled_at": None,
        "reason": "",
    }


def _take(connection: Connection, row: Row[Any], worker: str, now: datetime, patience: Patience) -> Claimed:
    until = now + patience.lease
    key = Key(row.workspace, row.channel, row.ts)
    taken = {
        "state": "working",
        "worker": worker,
        "due": until,
        "attempts": row.attempts + 1,
        "tries": row.tries + 1,
    }
    connection.execute(update(inbox).where(at(key)).values(taken))
    thread_ts = "" if row.thread == row.ts else row.thread
    return Claimed(
        question=Question(key, row.user, row.kind, row.text or "", thread_ts, row.event_ts, row.unread),
        worker=worker,
        until=until,
        attempts=row.attempts + 1,
        revision=row.revision,
        answer=Place(row.answer_channel, row.answer_ts) if row.answer_ts else None,
        deleted=row.deleted,
    )


def _held(claimed: Claimed) -> ColumnElement[bool]:
    """True of the row while the claim is the last one made on it."""
    return and_(
        at(claimed.question.key),
        inbox.c.state == "working",
        inbox.c.worker == claimed.worker,
        inbox.c.attempts == claimed.attempts,
    )


def _give_up(connection: Connection, key: Key, reason: str, now: datetime) -> None:
    ended = {**SETTLED_BARE, "state": "gave_up", "settled_at": now, "reason": validation.storable(reason)}
    connection.execute(update(inbox).where(at(key)).values(ended))


def _place(answer: Place | None) -> dict[str, Any]:
    return {
        "answer_channel": answer.channel if answer else None,
        "answer_ts": answer.ts if answer else None,
    }

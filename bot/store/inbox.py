"""The inbox: every incoming question is a row before it is acknowledged, and stays one until it is settled.

``record`` (new), ``revise`` (edited) and ``withdraw`` (deleted) open a row; a worker takes it with ``claim``
and settles it with ``finish`` or ``fail``. What a dead worker leaves behind, ``claim_next`` gives to another.
Of a message with an emoji on it only the place is known at first: ``fetched`` adds the rest.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, or_, select, update

from bot.store import checking
from bot.store.asked import at, row_for_update
from bot.store.digest import digest_of
from bot.store.engine import writing
from bot.store.model import PATIENT, Claimed, Ending, Finished, Key, Kind, Patience, Place, Question
from bot.store.schema import inbox
from bot.store.statements import insert_once

EXHAUSTED: Final = "every attempt ended without an answer"
OPEN: Final = ("waiting", "working")

_GIVES_WAY: Final[Mapping[Kind, tuple[Kind, ...]]] = {
    "reaction": ("channel",),
    "mention": ("channel", "reaction"),
    "direct": ("channel", "reaction"),
}
"""Which kinds a message stops being when it comes as this one: the author's own asking goes first."""

_NEXT: Final[Mapping[str, Any]] = {"revision": inbox.c.revision + 1, "tries": 0}
"""What every change from outside brings: whoever works on the row notices, and attempts count anew."""

_SETTLED_BARE: Final[Mapping[str, Any]] = {"text": None, "worker": None, "deleted": False}


def record(engine: Engine, question: Question, now: datetime) -> bool:
    """Write an incoming question down. True if there is something to do; a repeat changes nothing.

    A message the bot saw unasked in a channel, and which now is addressed to it by a mention or a reaction,
    is opened again unless it was answered. So is one with an emoji, by a further emoji added later.
    """
    with writing(engine) as connection:
        words = _words(connection, question)
        key = question.key
        row = {
            "workspace": key.workspace,
            "channel": key.channel,
            "ts": key.ts,
            "thread": question.thread,
            "user": question.user,
            "kind": question.kind,
            "event_ts": question.event_ts,
            "locale": checking.storable(question.locale),
            "deleted": False,
            "state": "waiting",
            "opened_at": now,
            "due": now,
            **words,
        }
        if insert_once(connection, inbox, row):
            return True
        if question.kind == "channel":
            return False
        addressed = {
            "kind": question.kind,
            "user": question.user,
            "event_ts": question.event_ts,
            **_NEXT,
        }
        known = update(inbox).where(at(key), inbox.c.deleted.is_(False))
        gives_way = inbox.c.kind.in_(_GIVES_WAY[question.kind])
        still_open = known.where(gives_way, inbox.c.state.in_(OPEN)).values(addressed)
        if connection.execute(still_open).rowcount:
            return True
        # Only an emoji has an ``event_ts``.
        earlier = and_(inbox.c.kind == "reaction", inbox.c.event_ts < question.event_ts)
        unanswered = known.where(or_(gives_way, earlier), inbox.c.state.in_(("silent", "gave_up")))
        return connection.execute(unanswered.values(addressed | words | _reopened(now))).rowcount == 1


def revise(engine: Engine, key: Key, text: str, now: datetime) -> bool:
    """Take down the new words of an edited question. True if it has to be answered anew.

    False for one that is unknown or was deleted, and for an edit that leaves the words alone, as Slack sends
    when it unfolds a link.
    """
    with writing(engine) as connection:
        row = row_for_update(connection, at(key))
        text = checking.storable(text)
        digest = digest_of(connection, text)
        if row is None or row.state == "withdrawn" or row.deleted or row.digest == digest:
            return False
        changed = {"text": text, "digest": digest, **_NEXT}
        if row.state != "working":
            changed |= _reopened(now)
        connection.execute(update(inbox).where(at(key)).values(changed))
        return True


def withdraw(engine: Engine, key: Key, now: datetime) -> bool:
    """Note that a question was deleted. True if it has to be claimed once more to take its answer along."""
    with writing(engine) as connection:
        row = row_for_update(connection, at(key))
        if row is None or row.state == "withdrawn" or row.deleted:
            return False
        changed = {"text": None, "digest": None, **_NEXT}
        untouched = row.answer_ts is None and (row.state == "silent" or row.attempts == 0)
        if untouched:
            changed |= {**_SETTLED_BARE, "state": "withdrawn", "settled_at": now}
        else:
            changed["deleted"] = True
            if row.state != "working":
                changed |= _reopened(now)
        connection.execute(update(inbox).where(at(key)).values(changed))
        return not untouched


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
        text = checking.storable(text)
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
            "reason": checking.storable(ending.reason),
        }
        if ending.state != "gave_up":
            result |= _place(ending.answer)
        again = row.revision != claimed.revision
        result |= _reopened(now) if again else {**_SETTLED_BARE, "state": ending.state, "settled_at": now}
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
            "reason": checking.storable(reason),
        }
        connection.execute(update(inbox).where(at(claimed.question.key)).values(waiting))
        return "again"


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
        question=Question(
            key, row.user, row.kind, row.text or "", thread_ts, row.locale, row.event_ts, row.unread
        ),
        worker=worker,
        until=until,
        attempts=row.attempts + 1,
        revision=row.revision,
        answer=Place(row.answer_channel, row.answer_ts) if row.answer_ts else None,
        deleted=row.deleted,
    )


def _words(connection: Connection, question: Question) -> dict[str, Any]:
    """What a row keeps of the message itself. An unread one leaves the thread, which may be known."""
    if question.unread:
        return {"text": None, "digest": None, "unread": True}
    text = checking.storable(question.text)
    digest = digest_of(connection, text)
    return {"text": text, "digest": digest, "unread": False, "thread": question.thread}


def _held(claimed: Claimed) -> ColumnElement[bool]:
    """True of the row while the claim is the last one made on it."""
    return and_(
        at(claimed.question.key),
        inbox.c.state == "working",
        inbox.c.worker == claimed.worker,
        inbox.c.attempts == claimed.attempts,
    )


def _give_up(connection: Connection, key: Key, reason: str, now: datetime) -> None:
    ended = {**_SETTLED_BARE, "state": "gave_up", "settled_at": now, "reason": checking.storable(reason)}
    connection.execute(update(inbox).where(at(key)).values(ended))


def _reopened(now: datetime) -> dict[str, Any]:
    return {
        "state": "waiting",
        "worker": None,
        "opened_at": now,
        "due": now,
        "tries": 0,
        "settled_at": None,
        "reason": "",
    }


def _place(answer: Place | None) -> dict[str, Any]:
    return {
        "answer_channel": answer.channel if answer else None,
        "answer_ts": answer.ts if answer else None,
    }

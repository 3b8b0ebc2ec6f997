"""Recording what comes in: ``record`` (new), ``revise`` (edited) and ``withdraw`` (deleted) open a row.

Slack does not promise an order: a message may be delivered after its own edit or deletion. What came first
leaves a row without words, so that the message finds it and is not answered as it once was.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Engine, and_, or_, true, update

from bot.store import leases, validation
from bot.store.engine import writing
from bot.store.misses.missed import take_words
from bot.store.model import Key, Question, QuestionKind
from bot.store.questions.claims import QUESTIONS
from bot.store.questions.digest import digest_of
from bot.store.questions.lookup import at, row_for_update
from bot.store.schema import inbox
from bot.store.statements import insert_once

_GIVES_WAY: Final[Mapping[QuestionKind, tuple[QuestionKind, ...]]] = {
    "reaction": ("channel",),
    "mention": ("channel", "reaction"),
    "direct": ("channel", "reaction"),
}
"""The kinds that this one overrides for a message: the author's own question takes precedence."""

_CHANGED: Final[Mapping[str, Any]] = leases.change_values(QUESTIONS)


def record(engine: Engine, question: Question, now: datetime, *, edited: bool = False) -> bool:
    """Record an incoming question. True if there is something to do; a repeated one changes nothing.

    A message the bot saw unasked in a channel, and which now is addressed to it by a mention or a reaction,
    is opened again unless it was answered. So is one with an emoji, by a further emoji added later.

    edited: True if the words are those of an edit, so that the message itself must not replace them
    """
    with writing(engine) as connection:
        words = _words(connection, question)
        if insert_once(connection, inbox, {**_row(question, now), **words, "edited": edited}):
            return True
        if question.kind == "channel":
            return False
        key = question.key
        addressed = {
            "kind": question.kind,
            "user": question.user,
            "event_ts": question.event_ts,
            **_CHANGED,
        }
        known = update(inbox).where(at(key), inbox.c.deleted.is_(False))
        gives_way = inbox.c.kind.in_(_GIVES_WAY[question.kind])
        still_open = known.where(gives_way, leases.is_open(QUESTIONS)).values(addressed)
        if connection.execute(still_open).rowcount:
            return True
        # Only an emoji has an ``event_ts``.
        earlier = and_(inbox.c.kind == "reaction", inbox.c.event_ts < question.event_ts)
        unanswered = known.where(or_(gives_way, earlier), inbox.c.state.in_(("silent", "gave_up")))
        # An emoji has its message read as it is now; a message that comes after its own edit is stale.
        current = true() if question.unread else inbox.c.edited.is_(False)
        reopening = unanswered.where(current).values(addressed | words | leases.reopening_values(now))
        return connection.execute(reopening).rowcount == 1


def revise(engine: Engine, key: Key, text: str, now: datetime) -> bool:
    """Record the new words of an edited question. True if it has to be answered again.

    False for one that is unknown or was deleted, and for an edit that leaves the words alone, as Slack sends
    when it unfolds a link.
    """
    with writing(engine) as connection:
        row = row_for_update(connection, at(key))
        text = validation.storable(text)
        digest = digest_of(connection, text)
        if row is None or row.state == "withdrawn" or row.deleted or row.digest == digest:
            return False
        changed = {"text": text, "digest": digest, "edited": True, **_CHANGED}
        if row.state != "working":
            changed |= leases.reopening_values(now)
        connection.execute(update(inbox).where(at(key)).values(changed))
        return True


def withdraw(engine: Engine, key: Key, now: datetime, *, early: bool = False) -> bool:
    """Note that a question was deleted. True if a worker has to claim it once more to delete its answer.

    early: True to leave a row for a message that is unknown, as it may still be delivered
    """
    with writing(engine) as connection:
        take_words(connection, key)
        if early and insert_once(connection, inbox, _bare(key, now, state="withdrawn")):
            return False
        row = row_for_update(connection, at(key))
        if row is None or row.state == "withdrawn" or row.deleted:
            return False
        changed = {"text": None, "digest": None, **_CHANGED}
        untouched = row.answer_ts is None and (row.state == "silent" or row.attempts == 0)
        if untouched:
            changed |= leases.settling_values(QUESTIONS, "withdrawn", now)
        else:
            changed["deleted"] = True
            if row.state != "working":
                changed |= leases.reopening_values(now)
        connection.execute(update(inbox).where(at(key)).values(changed))
        return not untouched


def outdate(engine: Engine, key: Key, user: str, thread: str, now: datetime) -> bool:
    """Note that an edit left no question in an unknown message, which Slack may still deliver.

    False, and nothing is changed, if it is known.

    user: its author
    thread: time stamp of the thread it is in, or begins
    """
    validation.slack_id(user)
    validation.time_stamp(thread)
    row = _bare(key, now, state="silent") | {"user": user, "thread": thread, "edited": True}
    with writing(engine) as connection:
        return insert_once(connection, inbox, row)


def _row(question: Question, now: datetime) -> dict[str, Any]:
    key = question.key
    return {
        "workspace": key.workspace,
        "channel": key.channel,
        "ts": key.ts,
        "thread": question.thread,
        "user": question.user,
        "kind": question.kind,
        "event_ts": question.event_ts,
        "deleted": False,
        **leases.opening_values(now),
    }


def _bare(key: Key, now: datetime, *, state: str) -> dict[str, Any]:
    """A settled row of a message that is not known yet."""
    unknown = Question(key, "", "channel", "")
    return _row(unknown, now) | {"state": state, "settled_at": now}


def _words(connection: Connection, question: Question) -> dict[str, Any]:
    """What a row keeps of the message itself. An unread message keeps its thread if that is known."""
    if question.unread:
        return {"text": None, "digest": None, "unread": True}
    text = validation.storable(question.text)
    digest = digest_of(connection, text)
    return {"text": text, "digest": digest, "unread": False, "thread": question.thread}

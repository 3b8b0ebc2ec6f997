"""Deleting what has passed its retention time, and everything about a person."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, Engine, and_, delete, or_, select, update

from bot.store import leases, validation
from bot.store.engine import empty_log, writing
from bot.store.questions.claims import QUESTIONS
from bot.store.schema import channels, feedback, inbox, learned, missed, news, seen

OPEN_KEPT: Final = timedelta(days=7)
"""A question still open after that is given up and its words are deleted."""

SETTLED_KEPT: Final = timedelta(days=90)
FEEDBACK_KEPT: Final = timedelta(days=365)
WORDS_KEPT: Final = timedelta(days=90)
"""Unless the setting says otherwise."""
"""The cleaned words of a question that failed, unless a setting says otherwise."""
TOO_LATE: Final = "nobody could answer it in time"
SOMEONE: Final = "someone"
"""Replaces a forgotten person's mention in other people's words."""


@dataclass(frozen=True, slots=True)
class PurgeCounts:
    """How many rows of each kind were deleted; ``given_up`` counts open questions that were too old."""

    given_up: int
    questions: int
    seen: int
    feedback: int
    missed: int = 0


@dataclass(frozen=True, slots=True)
class ForgetCounts:
    """How many rows of each kind named the person: removed, or no longer naming them."""

    questions: int
    feedback: int
    settings: int
    seen: int
    missed: int = 0


def purge(engine: Engine, now: datetime, words_kept: timedelta = WORDS_KEPT) -> PurgeCounts:
    """Delete what has passed its retention time; the words of questions that failed after ``words_kept``."""
    given_up = leases.giving_up_values(QUESTIONS, TOO_LATE, now)
    late = and_(leases.is_open(QUESTIONS), inbox.c.opened_at <= now - OPEN_KEPT)
    with writing(engine) as connection:
        purged = PurgeCounts(
            given_up=connection.execute(update(inbox).where(late).values(given_up)).rowcount,
            questions=connection.execute(
                delete(inbox).where(inbox.c.settled_at <= now - SETTLED_KEPT)
            ).rowcount,
            seen=connection.execute(delete(seen).where(seen.c.seen_at <= now - SETTLED_KEPT)).rowcount,
            feedback=connection.execute(
                delete(feedback).where(feedback.c.given_at <= now - FEEDBACK_KEPT)
            ).rowcount,
            missed=_purge_missed(connection, now, words_kept),
        )
    empty_log(engine)
    return purged


def _purge_missed(connection: Connection, now: datetime, words_kept: timedelta) -> int:
    """The words first, the rest with that of settled questions; how many lost either."""
    late = and_(missed.c.at <= now - words_kept, missed.c.text.is_not(None))
    gone = missed.c.at <= now - max(words_kept, SETTLED_KEPT)
    connection.execute(delete(news).where(news.c.settled_at <= now - SETTLED_KEPT))
    # What was written into the files stands there.
    connection.execute(delete(learned).where(learned.c.exported_at <= now - max(words_kept, SETTLED_KEPT)))
    return (
        connection.execute(delete(missed).where(gone)).rowcount
        + connection.execute(update(missed).where(late).values(text=None)).rowcount
    )


def forget(engine: Engine, user: str, now: datetime) -> ForgetCounts:
    """Remove a person from every workspace's rows. Raises InvalidValueError for a malformed id.

    Their direct messages and feedback go. Of their questions in channels stays only that there was one, so
    that a repeat is not answered again; open ones are withdrawn.
    """
    validation.slack_id(user)
    with writing(engine) as connection:
        direct = delete(inbox).where(inbox.c.user == user, inbox.c.kind == "direct")
        bare = {"user": "", "digest": None, "worker": None, **QUESTIONS.bare}
        ended = {**bare, **leases.settling_values(QUESTIONS, "withdrawn", now)}
        theirs = update(inbox).where(inbox.c.user == user)
        still_open = theirs.where(leases.is_open(QUESTIONS))
        questions = (
            connection.execute(direct).rowcount
            + connection.execute(still_open.values(ended)).rowcount
            + connection.execute(theirs.values(bare)).rowcount
        )
        forgotten = ForgetCounts(
            questions=questions,
            feedback=connection.execute(delete(feedback).where(feedback.c.user == user)).rowcount
            + _unmention(connection, user),
            settings=connection.execute(
                update(channels).where(channels.c.set_by == user).values(set_by="")
            ).rowcount,
            seen=_unsee(connection, user),
            missed=_forget_missed(connection, user),
        )
    empty_log(engine)
    return forgotten


def _forget_missed(connection: Connection, user: str) -> int:
    """Their failed questions, the answers they are owed, and their name on what they taught."""
    return (
        connection.execute(delete(missed).where(missed.c.user == user)).rowcount
        + connection.execute(delete(news).where(news.c.user == user)).rowcount
        + connection.execute(update(learned).where(learned.c.by == user).values(by="")).rowcount
    )


def _unsee(connection: Connection, user: str) -> int:
    """Delete marks made for a person or naming them; purposes hold ids in lower case."""
    parted = "-" + seen.c.purpose + "-"
    names = parted.contains(f"-{user.lower()}-", autoescape=True)
    return connection.execute(delete(seen).where(or_(seen.c.channel == user, names))).rowcount


def _unmention(connection: Connection, user: str) -> int:
    """Remove a person's id from the words that others allowed to be kept."""
    found = 0
    for column in (feedback.c.question_text, feedback.c.note):
        chosen = select(feedback).where(column.contains(user, autoescape=True))
        for row in connection.execute(chosen).all():
            words, replaced = _mention(user).subn(SOMEONE, row._mapping[column])
            same = and_(*(key == row._mapping[key] for key in feedback.primary_key))
            if replaced:
                connection.execute(update(feedback).where(same).values({column: words}))
                found += 1
    return found


def _mention(user: str) -> re.Pattern[str]:
    return re.compile(rf"<@{user}(?:\|[^>]*)?>|(?<![A-Z0-9]){user}(?![A-Z0-9])")

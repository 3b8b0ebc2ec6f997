"""``store``: migrate the database, delete what is past its retention time, delete a person."""

import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta

from bot.store.engine import require
from bot.store.errors import InvalidValueError
from bot.store.retention import ForgetCounts, PurgeCounts
from bot.store.store import open_store
from bot.store.upgrade import upgrade as upgrade_database


def upgrade(url: str) -> int:
    """Create or migrate the database. Raises StoreError."""
    print(f"the database is up to date at revision {upgrade_database(url)}")
    return 0


def purge(url: str, question_days: int) -> int:
    """Delete what is past its retention time and say how much it was. Raises StoreError."""
    require(url)
    with closing(open_store(url, words_kept=timedelta(days=question_days))) as store:
        print(_purged(store.purge(datetime.now(UTC))))
    return 0


def forget(url: str, user: str) -> int:
    """Remove a person, by Slack's user id, and say where they were found; 1 for a malformed id.

    Raises StoreError.
    """
    require(url)
    with closing(open_store(url)) as store:
        try:
            forgotten = store.forget(user, datetime.now(UTC))
        except InvalidValueError:
            print(
                f"{user!r} is not a user id of Slack's, such as U024BE7LH: copy it from the person's profile",
                file=sys.stderr,
            )
            return 1
    print(_forgotten(user, forgotten))
    return 0


def _purged(purged: PurgeCounts) -> str:
    return (
        f"removed {purged.questions} questions, {purged.feedback} verdicts, {purged.seen} marks and "
        f"{purged.missed} kept questions or their words; "
        f"gave up {purged.given_up} questions that were left open"
    )


def _forgotten(user: str, forgotten: ForgetCounts) -> str:
    return (
        f"{user} is removed from {forgotten.questions} questions, {forgotten.feedback} verdicts, "
        f"{forgotten.settings} channel settings, {forgotten.seen} marks and {forgotten.missed} kept "
        "questions or lessons"
    )

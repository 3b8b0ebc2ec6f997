"""Answers owed to askers whose questions failed: one worker tells each, once."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Engine, Row, and_

from bot.store import leases
from bot.store.engine import writing
from bot.store.leases import LeasedRows
from bot.store.misses.model import News
from bot.store.model import PATIENT, Finished, Key, Lease, Patience
from bot.store.schema import news

NEWS: Final = LeasedRows(news)
AT_ONCE: Final = Patience(grace=PATIENT.grace * 0)
"""No grace: whichever worker comes first tells it."""


def claim_news(engine: Engine, worker: str, now: datetime, patience: Patience = PATIENT) -> News | None:
    """The oldest answer still to be told; None if there is none."""
    hurried = Patience(patience.lease, AT_ONCE.grace, patience.attempts)
    with writing(engine) as connection:
        taken = leases.claim_next(connection, NEWS, worker, now, hurried)
    return None if taken is None else _news(*taken)


def finish_news(engine: Engine, told: News, now: datetime, *, told_them: bool) -> Finished:
    """``told_them``: False if there was nothing left to tell, or nobody."""
    state = "answered" if told_them else "silent"
    with writing(engine) as connection:
        return leases.finish(connection, NEWS.where(_at(told.key)), told.lease, {"state": state}, now)


def fail_news(engine: Engine, told: News, reason: str, now: datetime, pause: timedelta) -> Finished:
    with writing(engine) as connection:
        one = NEWS.where(_at(told.key))
        return leases.fail(connection, one, told.lease, reason, now, pause=pause)


def _at(key: Key) -> ColumnElement[bool]:
    return and_(news.c.workspace == key.workspace, news.c.channel == key.channel, news.c.ts == key.ts)


def _news(row: Row[Any], lease: Lease) -> News:
    key = Key(row.workspace, row.channel, row.ts)
    return News(key, row.thread, row.user, row.lesson, row.language, lease)

"""Leases: one worker at a time takes a row, and it is settled once.

Whatever has to be done once though processes die in between is a row: a question, a card to post, a reminder.
It has the columns of ``schema.lease_columns``. A worker takes it with ``claim``, or with ``claim_next`` what
another left behind, and ends its lease with ``finish`` or ``fail``. Whoever lost the lease meanwhile is told
so and changes nothing.

Everything here happens in the caller's transaction, which must be a writing one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, or_, select, true, update

from bot.store import validation
from bot.store.model import PATIENT, Finished, Lease, Patience

OPEN: Final = ("waiting", "working")
"""The states of a row that is not settled; any other is the table's own."""

EXHAUSTED: Final = "every attempt ended without success"
SET_BACK: Final = timedelta(minutes=1)
"""By more than this the clocks of two machines do not differ unless one was set back."""


@dataclass(frozen=True, slots=True, eq=False)
class LeasedRows:
    """Rows of one table that are taken and settled."""

    table: Table
    bare: Mapping[str, Any] = field(default_factory=dict)
    """The values a row gets when it is settled, such as empty words."""
    exhausted: str = EXHAUSTED
    """The reason noted for a row that was tried too often."""
    which: ColumnElement[bool] = field(default_factory=true)
    """Which rows of the table: all, or one."""

    def where(self, which: ColumnElement[bool]) -> "LeasedRows":
        """Narrow to the rows that also meet this condition."""
        return replace(self, which=and_(self.which, which))


def claim(
    connection: Connection,
    leased: LeasedRows,
    worker: str,
    now: datetime,
    patience: Patience = PATIENT,
) -> tuple[Row[Any], Lease] | None:
    """Claim one row, if it waits and does not pause, or if its worker's lease ran out.

    Returns the row as it was before, and the lease; None if it cannot be claimed. A row that was tried too
    often is given up instead.
    """
    row = _for_update(connection, leased, _is_free(leased, now, patience))
    if row is None:
        return None
    if row.tries >= patience.attempts:
        _give_up(connection, leased, row, leased.exhausted, now)
        return None
    return row, _take(connection, leased, row, worker, now, patience)


def claim_next(
    connection: Connection, leased: LeasedRows, worker: str, now: datetime, patience: Patience = PATIENT
) -> tuple[Row[Any], Lease] | None:
    """As ``claim``, for the oldest row that was left behind for longer than the grace; None if there is none.

    A row another worker is about to take is passed over.
    """
    columns = leased.table.c
    left_behind = and_(_is_free(leased, now, patience), columns.opened_at <= now - patience.grace)
    key = list(leased.table.primary_key)
    oldest = select(leased.table).where(left_behind).order_by(columns.opened_at, *key).limit(1)
    while row := connection.execute(oldest.with_for_update(skip_locked=True)).one_or_none():
        if row.tries < patience.attempts:
            return row, _take(connection, leased, row, worker, now, patience)
        _give_up(connection, leased, row, leased.exhausted, now)
    return None


def renew(
    connection: Connection, leased: LeasedRows, lease: Lease, now: datetime, patience: Patience = PATIENT
) -> datetime | None:
    """Extend a lease. Returns its new end; None if the lease was lost."""
    row = held(connection, leased, lease)
    if row is None:
        return None
    until = now + patience.lease
    connection.execute(update(leased.table).where(_at(leased, row)).values(due=until))
    return until


def rewind(connection: Connection, leased: LeasedRows, now: datetime, patience: Patience = PATIENT) -> None:
    """Move due times that lie in the future back to now, after the clock was set back."""
    columns = leased.table.c
    ahead = and_(leased.which, columns.state == "waiting", columns.opened_at > now + patience.grace)
    left_behind = {"opened_at": now - patience.grace, "due": now}
    connection.execute(update(leased.table).where(ahead).values(left_behind))


def held(connection: Connection, leased: LeasedRows, lease: Lease) -> Row[Any] | None:
    """The row as it is now, locked until the transaction ends; None if another worker has the lease."""
    columns = leased.table.c
    same = and_(columns.worker == lease.worker, columns.attempts == lease.attempts)
    return _for_update(connection, leased, and_(columns.state == "working", same))


def finish(
    connection: Connection,
    leased: LeasedRows,
    lease: Lease,
    ended: Mapping[str, Any],
    now: datetime,
) -> Finished:
    """Settle a row in the state, and with the other values, of ``ended``.

    ``again`` if it was changed from outside meanwhile: all of them but the state are kept, and it waits to be
    claimed anew.
    """
    row = held(connection, leased, lease)
    if row is None:
        return "lost"
    again = row.revision != lease.revision
    left = reopening_values(now) if again else settling_values(leased, ended["state"], now)
    connection.execute(update(leased.table).where(_at(leased, row)).values({**ended, "worker": None, **left}))
    return "again" if again else "done"


def fail(
    connection: Connection,
    leased: LeasedRows,
    lease: Lease,
    reason: str,
    now: datetime,
    *,
    pause: timedelta = timedelta(0),
    patience: Patience = PATIENT,
) -> Finished:
    """Hand a row back; workers can claim it again after the pause.

    ``again`` if it waits to be tried once more, ``done`` if it was given up with this reason.
    """
    row = held(connection, leased, lease)
    if row is None:
        return "lost"
    if row.tries >= patience.attempts:
        _give_up(connection, leased, row, reason, now)
        return "done"
    waiting = {
        "state": "waiting",
        "worker": None,
        "due": now + pause,
        "reason": validation.storable(reason),
    }
    connection.execute(update(leased.table).where(_at(leased, row)).values(waiting))
    return "again"


def is_open(leased: LeasedRows) -> ColumnElement[bool]:
    """True of rows that are not settled."""
    return leased.table.c.state.in_(OPEN)


def opening_values(now: datetime) -> dict[str, Any]:
    """The values that make a new row wait for a worker."""
    return {"state": "waiting", "opened_at": now, "due": now}


def reopening_values(now: datetime) -> dict[str, Any]:
    """The values that make a row wait for a worker again, with its attempts reset."""
    return {**opening_values(now), "worker": None, "tries": 0, "settled_at": None, "reason": ""}


def change_values(leased: LeasedRows) -> dict[str, Any]:
    """The values every outside change sets: a new revision, which the worker notices, and attempts reset."""
    return {"revision": leased.table.c.revision + 1, "tries": 0}


def settling_values(leased: LeasedRows, state: str, now: datetime) -> dict[str, Any]:
    """The values that settle a row."""
    return {**leased.bare, "worker": None, "state": state, "settled_at": now}


def giving_up_values(leased: LeasedRows, reason: str, now: datetime) -> dict[str, Any]:
    """The values that give up a row that no worker could settle; the reason is one line."""
    return {**settling_values(leased, "gave_up", now), "reason": validation.storable(reason)}


def _is_free(leased: LeasedRows, now: datetime, patience: Patience) -> ColumnElement[bool]:
    columns = leased.table.c
    # Where the clock was set back, ``due`` lies too far ahead: what was never tried has no pause to wait for,
    # and whoever lives renews a lease by the clock as it is now.
    untried = and_(columns.state == "waiting", columns.tries == 0)
    abandoned = and_(columns.state == "working", columns.due > now + patience.lease + SET_BACK)
    return and_(leased.which, is_open(leased), or_(columns.due <= now, untried, abandoned))


def _for_update(connection: Connection, leased: LeasedRows, where: ColumnElement[bool]) -> Row[Any] | None:
    return connection.execute(select(leased.table).where(leased.which, where).with_for_update()).one_or_none()


def _take(
    connection: Connection, leased: LeasedRows, row: Row[Any], worker: str, now: datetime, patience: Patience
) -> Lease:
    lease = Lease(worker, now + patience.lease, row.attempts + 1, row.revision)
    taken = {
        "state": "working",
        "worker": worker,
        "due": lease.until,
        "attempts": lease.attempts,
        "tries": row.tries + 1,
    }
    connection.execute(update(leased.table).where(_at(leased, row)).values(taken))
    return lease


def _give_up(connection: Connection, leased: LeasedRows, row: Row[Any], reason: str, now: datetime) -> None:
    ended = giving_up_values(leased, reason, now)
    connection.execute(update(leased.table).where(_at(leased, row)).values(ended))


def _at(leased: LeasedRows, row: Row[Any]) -> ColumnElement[bool]:
    return and_(*(column == row._mapping[column] for column in leased.table.primary_key))

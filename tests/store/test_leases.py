"""Leases on a table of reminders, which is none of the bot's own."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Column, Engine, MetaData, String, Table, insert, select, update

from bot.store import leases
from bot.store.engine import open_engine, reading, writing
from bot.store.leases import EXHAUSTED, LeasedRows
from bot.store.model import Finished, Lease, Patience
from bot.store.schema import lease_columns
from tests.store.builders import NOW

MEMORY = MetaData()
TABLE = Table(
    "reminders", MEMORY, Column("id", String, primary_key=True), Column("text", String), *lease_columns()
)
REMINDERS = LeasedRows(TABLE, {"text": None})
PATIENCE = Patience(lease=timedelta(seconds=30), grace=timedelta(seconds=60), attempts=3)
SECOND = timedelta(seconds=1)


class Reminders:
    """Each call is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def add(self, name: str, now: datetime = NOW) -> None:
        with writing(self.engine) as connection:
            connection.execute(insert(TABLE).values(id=name, text="call Mei", **leases.opening_values(now)))

    def claim(self, name: str, worker: str, now: datetime = NOW) -> Lease | None:
        with writing(self.engine) as connection:
            taken = leases.claim(connection, self.one(name), worker, now, PATIENCE)
        return None if taken is None else taken[1]

    def claimed(self, name: str, worker: str, now: datetime = NOW) -> Lease:
        lease = self.claim(name, worker, now)
        assert lease is not None
        return lease

    def claim_next(self, worker: str, now: datetime) -> str:
        with writing(self.engine) as connection:
            taken = leases.claim_next(connection, REMINDERS, worker, now, PATIENCE)
        return "" if taken is None else str(taken[0].id)

    def finish(self, name: str, lease: Lease, now: datetime = NOW) -> Finished:
        with writing(self.engine) as connection:
            return leases.finish(connection, self.one(name), lease, {"state": "sent"}, now)

    def fail(self, name: str, lease: Lease, now: datetime = NOW, **more: Any) -> Finished:
        with writing(self.engine) as connection:
            return leases.fail(
                connection, self.one(name), lease, "no network", now, patience=PATIENCE, **more
            )

    def change(self, name: str) -> None:
        with writing(self.engine) as connection:
            changed = {"text": "call Rin", **leases.change_values(REMINDERS)}
            connection.execute(update(TABLE).where(TABLE.c.id == name).values(changed))

    def row(self, name: str) -> Any:
        with reading(self.engine) as connection:
            return connection.execute(select(TABLE).where(TABLE.c.id == name)).one()

    @staticmethod
    def one(name: str) -> LeasedRows:
        return REMINDERS.where(TABLE.c.id == name)


@pytest.fixture
def reminders(url: str) -> Any:
    engine = open_engine(url)
    MEMORY.create_all(engine)
    made = Reminders(engine)
    made.add("a")
    yield made
    engine.dispose()


def test_one_worker_has_a_row_and_no_other(reminders: Reminders) -> None:
    lease = reminders.claimed("a", "one")
    assert lease == Lease("one", NOW + PATIENCE.lease, 1, 0)
    assert reminders.claim("a", "two") is None
    assert reminders.claim("b", "two") is None, "there is none"


def test_a_settled_row_stays_so_and_is_bare(reminders: Reminders) -> None:
    lease = reminders.claimed("a", "one")
    assert reminders.finish("a", lease) == "done"
    row = reminders.row("a")
    assert (row.state, row.text, row.worker, row.settled_at) == ("sent", None, None, NOW)
    assert reminders.finish("a", lease) == "lost"
    assert reminders.claim("a", "two", NOW + timedelta(days=1)) is None


def test_a_lease_that_ran_out_is_lost_to_the_next_worker(reminders: Reminders) -> None:
    first = reminders.claimed("a", "one")
    assert reminders.claim("a", "two", first.until - SECOND) is None
    second = reminders.claimed("a", "two", first.until)
    assert second.attempts == 2
    assert reminders.finish("a", first) == "lost"
    assert reminders.fail("a", first) == "lost"
    assert reminders.row("a").state == "working"
    assert reminders.finish("a", second) == "done"


def test_the_same_worker_that_claims_again_has_a_lease_of_its_own(reminders: Reminders) -> None:
    first = reminders.claimed("a", "one")
    second = reminders.claimed("a", "one", first.until)
    assert reminders.finish("a", first) == "lost"
    assert reminders.finish("a", second) == "done"


def test_a_change_while_claimed_is_reported_and_waits_to_be_claimed_again(reminders: Reminders) -> None:
    lease = reminders.claimed("a", "one")
    reminders.change("a")
    assert reminders.finish("a", lease) == "again"
    row = reminders.row("a")
    assert (row.state, row.text, row.tries, row.settled_at) == ("waiting", "call Rin", 0, None)
    again = reminders.claimed("a", "one")
    assert (again.attempts, again.revision) == (2, 1)
    assert reminders.finish("a", again) == "done"


def test_a_failure_pauses_before_the_next_try(reminders: Reminders) -> None:
    lease = reminders.claimed("a", "one")
    assert reminders.fail("a", lease, pause=10 * SECOND) == "again"
    assert reminders.row("a").reason == "no network"
    assert reminders.claim("a", "two", NOW + 9 * SECOND) is None
    assert reminders.claim("a", "two", NOW + 10 * SECOND) is not None


def test_the_last_failure_gives_up_with_its_reason(reminders: Reminders) -> None:
    ends = [reminders.fail("a", reminders.claimed("a", "one")) for _ in range(PATIENCE.attempts)]
    assert ends == ["again", "again", "done"]
    row = reminders.row("a")
    assert (row.state, row.reason, row.text) == ("gave_up", "no network", None)


def test_a_row_whose_workers_all_died_is_given_up_by_the_next_claim(reminders: Reminders) -> None:
    moment = NOW
    for _ in range(PATIENCE.attempts):
        moment = reminders.claimed("a", "one", moment).until
    assert reminders.claim("a", "two", moment) is None
    row = reminders.row("a")
    assert (row.state, row.reason, row.settled_at) == ("gave_up", EXHAUSTED, moment)


def test_rows_left_behind_are_taken_up_oldest_first_after_the_grace(reminders: Reminders) -> None:
    reminders.add("b", NOW - SECOND)
    reminders.add("c", NOW + timedelta(hours=1))
    later = NOW + PATIENCE.grace
    assert reminders.claim_next("one", later - 2 * SECOND) == ""
    assert [reminders.claim_next("one", later) for _ in range(3)] == ["b", "a", ""]


def test_a_row_tried_too_often_is_given_up_on_the_way(reminders: Reminders) -> None:
    reminders.add("b", NOW + SECOND)
    moment = NOW
    for _ in range(PATIENCE.attempts):
        moment = reminders.claimed("a", "one", moment).until
    assert reminders.claim_next("two", moment) == "b"
    assert reminders.row("a").state == "gave_up"

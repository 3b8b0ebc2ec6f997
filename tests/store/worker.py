"""One of several processes that take up the same questions at once, to be killed at any moment.

Every process gets every question, in an order of its own, as if each were delivered to all of them; of those
answered before it began only some are repeated. Posting is writing a line to FOLDER/posted, which the others
can look into as into a thread; FOLDER/claimed says what was claimed from when to when, FOLDER/failed which of
those claims were handed back early.
"""

import os
import random
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from bot.store.engine import reading
from bot.store.errors import StoreError
from bot.store.leases import OPEN
from bot.store.model import ClaimedQuestion, Ending, Key, Patience, Place, Question, new_worker
from bot.store.schema import inbox
from bot.store.store import Store, open_store

PATIENCE = Patience(lease=timedelta(seconds=4), grace=timedelta(0), attempts=100)
TEAM, GENERAL, MEI = "T0STANDIN", "C0GENERAL", "U0MEI"
LOST = 0.1
"""The share of posts whose confirmation is lost."""

REPEATED = 0.1
"""The share of questions that come again to a process that began after they were answered."""


def key_of(number: int) -> Key:
    return Key(TEAM, GENERAL, f"17{number:08}.000100")


@dataclass(frozen=True)
class Worker:
    store: Store
    folder: Path
    chance: random.Random
    name: str

    def take_all(self, questions: int) -> None:
        answered = set(self.posted())
        order = [
            number
            for number in self.chance.sample(range(questions), questions)
            if key_of(number).ts not in answered or self.chance.random() < REPEATED
        ]
        for number in order:
            key = key_of(number)
            if self.record(Question(key, MEI, "mention", "who handles returns?")):
                with suppress(StoreError):  # what is left undone is mopped up
                    now = datetime.now(UTC)
                    self.answer(self.store.claim(key, self.name, now), now)

    def record(self, question: Question) -> bool:
        """Write a question down; a busy database refuses it, and Slack repeats what was refused."""
        while True:
            try:
                return self.store.record(question, datetime.now(UTC))
            except StoreError:
                time.sleep(0.01)

    def mop_up(self) -> None:
        while True:
            with suppress(StoreError):
                if not self.open_questions():
                    return
                now = datetime.now(UTC)
                claimed = self.store.claim_next(self.name, now)
                self.answer(claimed, now)
                if claimed is not None:
                    continue
            time.sleep(0.01)  # as between two looks of a real worker

    def open_questions(self) -> int:
        with reading(self.store.engine) as connection:
            still = select(func.count()).select_from(inbox).where(inbox.c.state.in_(OPEN))
            return int(connection.execute(still).scalar_one())

    def answer(self, claimed: ClaimedQuestion | None, now: datetime) -> None:
        if claimed is None:
            return
        ts = claimed.question.key.ts
        times = f"{now.timestamp():.6f} {claimed.lease.until.timestamp():.6f}"
        self.append("claimed", f"{ts} {claimed.lease.attempts} {times}")
        found = claimed.maybe_posted and ts in self.posted()
        if not found:
            if claimed.lease.until - datetime.now(UTC) < PATIENCE.lease / 2:
                return  # too late to post within the lease: left to the next one
            self.append("posted", ts)
            if self.chance.random() < LOST:
                self.append("failed", f"{ts} {claimed.lease.attempts}")
                self.store.fail(claimed, "the confirmation was lost", datetime.now(UTC))
                return
        place = Place(GENERAL, ts.replace(".0001", ".0002"))
        self.store.finish(claimed, Ending("answered", place), datetime.now(UTC))

    def posted(self) -> list[str]:
        return (self.folder / "posted").read_text().split()

    def append(self, name: str, line: str) -> None:
        # One write of a short line: whole or not at all, whoever writes beside us.
        file = os.open(self.folder / name, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600)
        os.write(file, f"{line}\n".encode())
        os.close(file)


def work(url: str, folder: Path, questions: int, seed: int) -> None:
    """The life of one process, if nobody ends it before."""
    store = open_store(url, PATIENCE)
    worker = Worker(store, folder, random.Random(seed), new_worker())
    worker.take_all(questions)
    worker.mop_up()
    store.close()

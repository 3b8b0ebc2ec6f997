"""The store as one object, for the surfaces that keep or look up something."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from secrets import token_bytes
from typing import Final

from sqlalchemy import Engine

from bot.catalogue.lesson import Lesson
from bot.store import channel_modes, feedback, memory, once, retention
from bot.store.engine import empty_log, open_engine
from bot.store.errors import StoreError
from bot.store.misses import learned, missed, owed_answers
from bot.store.misses.model import Miss, Missed, News, Taught
from bot.store.model import (
    PATIENT,
    ChannelMode,
    ClaimedQuestion,
    Ending,
    Feedback,
    Finished,
    GivenFeedback,
    Key,
    Mode,
    Patience,
    Place,
    Question,
    QuestionRecord,
)
from bot.store.questions import arrivals, claims, lookup
from bot.store.retention import ForgetCounts, PurgeCounts
from bot.store.upgrade import is_current, upgrade_engine

HEALTH: Final = "health"
"""The name under which each health check stores a new value."""


@dataclass(frozen=True, slots=True)
class Store:
    """Every method is one transaction, safe to call from any thread; all of them raise StoreError.

    The modules they come from say what each does.
    """

    engine: Engine = field(repr=False)
    patience: Patience = PATIENT
    words_kept: timedelta = retention.WORDS_KEPT
    """How long the words of questions that failed are kept; with nothing, they never are."""

    def record(self, question: Question, now: datetime, *, edited: bool = False) -> bool:
        return arrivals.record(self.engine, question, now, edited=edited)

    def revise(self, key: Key, text: str, now: datetime) -> bool:
        return arrivals.revise(self.engine, key, text, now)

    def withdraw(self, key: Key, now: datetime, *, early: bool = False) -> bool:
        return arrivals.withdraw(self.engine, key, now, early=early)

    def outdate(self, key: Key, user: str, thread: str, now: datetime) -> bool:
        return arrivals.outdate(self.engine, key, user, thread, now)

    def claim(self, key: Key, worker: str, now: datetime) -> ClaimedQuestion | None:
        return claims.claim(self.engine, key, worker, now, self.patience)

    def claim_next(self, worker: str, now: datetime) -> ClaimedQuestion | None:
        return claims.claim_next(self.engine, worker, now, self.patience)

    def renew(self, claimed: ClaimedQuestion, now: datetime) -> datetime | None:
        return claims.renew(self.engine, claimed, now, self.patience)

    def rewind(self, now: datetime) -> None:
        claims.rewind(self.engine, now, self.patience)

    def note_words(self, claimed: ClaimedQuestion, text: str, thread_ts: str) -> ClaimedQuestion | None:
        return claims.note_words(self.engine, claimed, text, thread_ts)

    def finish(self, claimed: ClaimedQuestion, ending: Ending, now: datetime) -> Finished:
        return claims.finish(self.engine, claimed, ending, now)

    def fail(
        self, claimed: ClaimedQuestion, reason: str, now: datetime, *, pause: timedelta = timedelta(0)
    ) -> Finished:
        return claims.fail(self.engine, claimed, reason, now, pause=pause, patience=self.patience)

    def find_question(self, key: Key) -> QuestionRecord | None:
        return lookup.find_question(self.engine, key)

    def find_earlier_question(self, key: Key) -> QuestionRecord | None:
        return lookup.find_earlier_question(self.engine, key)

    def asked_lately(self, key: Key, user: str, within: timedelta) -> QuestionRecord | None:
        return lookup.asked_lately(self.engine, key, user, within)

    def latest_answered_in(self, workspace: str, channel: str, thread: str) -> QuestionRecord | None:
        return lookup.latest_answered_in(self.engine, workspace, channel, thread)

    def answer_of(self, key: Key) -> Place | None:
        return lookup.answer_of(self.engine, key)

    def question_of_answer(self, workspace: str, answer: Place) -> QuestionRecord | None:
        return lookup.question_of_answer(self.engine, workspace, answer)

    def is_written_to(self, workspace: str, channel: str) -> bool:
        return lookup.is_written_to(self.engine, workspace, channel)

    def forget_answer(self, workspace: str, answer: Place) -> bool:
        return lookup.forget_answer(self.engine, workspace, answer)

    def is_first_time(self, workspace: str, channel: str, ts: str, purpose: str, now: datetime) -> bool:
        return once.is_first_time(self.engine, workspace, channel, ts, purpose, now)

    def forget_first_time(self, workspace: str, channel: str, ts: str, purpose: str) -> None:
        once.forget_first_time(self.engine, workspace, channel, ts, purpose)

    def mode_of(self, workspace: str, channel: str) -> ChannelMode:
        return channel_modes.mode_of(self.engine, workspace, channel)

    def set_mode(self, workspace: str, channel: str, mode: Mode, user: str, now: datetime) -> None:
        channel_modes.set_mode(self.engine, workspace, channel, mode, user, now)

    def record_feedback(
        self, given: Feedback, now: datetime, named: tuple[str, str] = ("", ""), *, replacing: bool = True
    ) -> bool:
        return feedback.record_feedback(self.engine, given, now, named, replacing=replacing)

    def feedback_since(self, since: datetime | None = None) -> tuple[GivenFeedback, ...]:
        return feedback.feedback_since(self.engine, since)

    def remember(self, name: str, value: bytes) -> None:
        memory.remember(self.engine, name, value)

    def recall(self, name: str) -> bytes | None:
        return memory.recall(self.engine, name)

    def empty_log(self) -> None:
        empty_log(self.engine)

    def keep_miss(self, miss: Miss, now: datetime) -> bool:
        """False where the setting keeps none."""
        if not self.words_kept:
            return False
        missed.keep(self.engine, miss, now)
        return True

    def drop_miss(self, key: Key) -> bool:
        return missed.drop(self.engine, key)

    def open_misses(self, now: datetime) -> tuple[Missed, ...]:
        return missed.open_misses(self.engine, now)

    def recent_misses(self) -> tuple[Missed, ...]:
        return missed.recent_misses(self.engine)

    def set_apart(self, keys: Collection[Key]) -> int:
        return missed.set_apart(self.engine, keys)

    def put_off(self, keys: Collection[Key], until: datetime) -> int:
        return missed.put_off(self.engine, keys, until)

    def teach(self, lessons: Mapping[Lesson, str], about: Collection[Key], by: str, now: datetime) -> None:
        learned.teach(self.engine, lessons, about, by, now)

    def undo_lesson(self, lesson_id: str) -> Taught | None:
        return learned.undo(self.engine, lesson_id)

    def note_export(self, lesson_ids: Collection[str], now: datetime) -> None:
        learned.note_export(self.engine, lesson_ids, now)

    def all_taught(self) -> tuple[Taught, ...]:
        return learned.all_taught(self.engine)

    def lessons_version(self) -> int:
        return learned.version(self.engine)

    def claim_news(self, worker: str, now: datetime) -> News | None:
        return owed_answers.claim_news(self.engine, worker, now, self.patience)

    def finish_news(self, told: News, now: datetime, *, told_them: bool) -> Finished:
        return owed_answers.finish_news(self.engine, told, now, told_them=told_them)

    def fail_news(self, told: News, reason: str, now: datetime, pause: timedelta) -> Finished:
        return owed_answers.fail_news(self.engine, told, reason, now, pause)

    def purge(self, now: datetime) -> PurgeCounts:
        return retention.purge(self.engine, now, self.words_kept)

    def forget(self, user: str, now: datetime) -> ForgetCounts:
        return retention.forget(self.engine, user, now)

    def is_reachable(self) -> bool:
        """False while the database cannot be used. Tests a write: a full disk can still be read."""
        try:
            if not is_current(self.engine):
                return False
            self.remember(HEALTH, token_bytes(8))
        except StoreError:
            return False
        return True

    def oldest_open(self) -> datetime | None:
        return lookup.oldest_open(self.engine)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def open_store(url: str, patience: Patience = PATIENT, words_kept: timedelta = retention.WORDS_KEPT) -> Store:
    """Open the store that DATABASE_URL names; an SQLite file is created and migrated on the way.

    A shared database is migrated by ``store upgrade`` alone, once a release. Raises StoreError if it was not,
    or cannot be opened.
    """
    engine = open_engine(url)
    try:
        _make_current(engine)
    except StoreError:
        engine.dispose()
        raise
    return Store(engine, patience, words_kept)


def _make_current(engine: Engine) -> None:
    if is_current(engine):
        return
    if engine.dialect.name != "sqlite":
        raise StoreError("DATABASE_URL: the database is not up to date: run `python -m bot store upgrade`")
    upgrade_engine(engine)

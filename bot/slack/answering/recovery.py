"""Retries questions that a crash or a failure left behind, at the start and from then on.

The same thread tidies the store.
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from threading import Event, Thread
from time import sleep
from typing import Final

from bot.slack.answering.owed_answers import tell_news
from bot.slack.answering.worker import complete
from bot.slack.api.errors import log_crash
from bot.slack.context import Context
from bot.store.errors import StoreError
from bot.store.model import Patience, new_worker

logger = logging.getLogger(__name__)

PATIENCE: Final = Patience(
    # Renewed while its process lives: after a crash nobody waits longer for another one.
    lease=timedelta(seconds=10),
    grace=timedelta(seconds=10),
    # With the growing pauses between them: an hour without Slack.
    attempts=20,
)
"""How long a question may take in Slack, and when another process takes it up."""

INTERVAL_SECONDS: Final = 3.0
PURGE_EVERY: Final = timedelta(hours=1)
EMPTY_EVERY: Final = timedelta(minutes=1)
"""How long words that were deleted may stay in the log of an SQLite file."""


def recover(context: Context, stop: Event | None = None) -> int:
    """Take up every question that was left behind, until told to stop; how many. Raises StoreError."""
    taken = 0
    stop = stop or Event()
    context.store.rewind(context.now())
    with ThreadPoolExecutor(1, thread_name_prefix="recovery") as executor:
        while not stop.is_set():
            claimed = context.store.claim_next(new_worker(), context.now())
            if claimed is None:
                break
            taken += 1
            # A crash over one question must not keep the others waiting: it ends its own call only.
            crash = executor.submit(complete, context, claimed).exception()
            if isinstance(crash, StoreError):
                raise crash
            if isinstance(crash, Exception):
                log_crash("taking up a question again", crash)
    return taken


@dataclass(frozen=True, slots=True)
class Recovery:
    """The thread that recovers."""

    thread: Thread
    stop: Event

    def is_alive(self) -> bool:
        return self.thread.is_alive()

    def end(self) -> None:
        """End it, and wait for what it has begun."""
        self.stop.set()
        self.thread.join()


def keep_recovering(context: Context, *, interval: float = INTERVAL_SECONDS) -> Recovery:
    """Recover now and every few seconds, and tidy the store now and then, until it is ended."""
    stop = Event()

    def run() -> None:
        purged, emptied = context.now() - PURGE_EVERY, context.now()
        while not stop.is_set():
            problem = ""
            try:
                taken = recover(context, stop)
                if taken:
                    logger.info("took up %d questions that were left behind", taken)
                tell_news(context)
                if context.now() - purged >= PURGE_EVERY:
                    purged = context.now()
                    context.store.purge(purged)
                if context.now() - emptied >= EMPTY_EVERY:
                    emptied = context.now()
                    context.store.empty_log()
            except StoreError as error:
                problem = f"{error}; questions are refused until it works again, and Slack repeats them"
            if problem:
                logger.error("%s", problem)
            stop.wait(interval)

    def renew() -> None:
        pause = context.store.patience.lease.total_seconds() / 4
        while not (stop.wait(pause) and len(context.service.held) == 0):
            try:
                context.service.held.renew(context.store, context.now())
            except StoreError as error:
                logger.error("a lease was not renewed: %s", error)  # noqa: TRY400
            if stop.is_set():
                sleep(pause)

    thread = Thread(target=run, name="recovery", daemon=True)
    thread.start()
    Thread(target=renew, name="renewal", daemon=True).start()
    return Recovery(thread, stop)

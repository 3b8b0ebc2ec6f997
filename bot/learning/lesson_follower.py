"""Every process answers with what any of them was taught: each checks the store's counter once a second."""

import logging
from dataclasses import dataclass
from threading import Event, Lock, Thread
from typing import Final

from bot.desk import Desk
from bot.store.errors import StoreError
from bot.store.misses.learned import lessons_of
from bot.store.store import Store

logger = logging.getLogger(__name__)

INTERVAL_S: Final = 1.0


class LessonFollower:
    """Keeps one desk up to date with one store's lessons. Thread-safe."""

    def __init__(self, desk: Desk, store: Store) -> None:
        self._desk, self._store = desk, store
        self._seen = 0
        self._lock = Lock()

    def refresh(self) -> bool:
        """Teach the desk what the store holds, if that changed. Raises StoreError."""
        with self._lock:
            version = self._store.lessons_version()
            if version == self._seen:
                return False
            # Read after the counter: what is taught in between is read now, and again by the next look.
            self._desk.teach(lessons_of(self._store.all_taught()))
            self._seen = version
            return True


@dataclass(frozen=True, slots=True)
class Following:
    """The thread that polls the store."""

    thread: Thread
    stop: Event

    def end(self) -> None:
        self.stop.set()
        self.thread.join()


def follow(follower: LessonFollower, *, interval_s: float = INTERVAL_S) -> Following:
    """Check now and then, until ended. While the store fails, the desk answers with what it knows."""
    stop = Event()

    def run() -> None:
        failing = False
        while not stop.is_set():
            try:
                if follower.refresh():
                    logger.info("what keepers taught changed")
                failing = False
            except StoreError as error:
                if not failing:
                    logger.error("what keepers taught cannot be read: %s", error)  # noqa: TRY400
                failing = True
            stop.wait(interval_s)

    thread = Thread(target=run, name="lessons", daemon=True)
    thread.start()
    return Following(thread, stop)

"""Starting through an outage: retries what does not answer just now; what is wrong ends the start."""

import logging
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Final, TypeVar

from bot.environment import UnreachableError
from bot.store.errors import UnavailableError

OUTAGES: Final = (UnreachableError, UnavailableError)
PAUSE_SECONDS: Final = 2.0
"""Seconds between two attempts: well below the ten in which a bot must be back after an outage."""

T = TypeVar("T")

logger = logging.getLogger(__name__)


def keep_trying(
    make: Callable[[], T], stop: Event, *, on_outage: Callable[[str], None], pause: float = PAUSE_SECONDS
) -> T | None:
    """The result of ``make``, retried through outages; None if ``stop`` is set before it works.

    ``on_outage`` is told what is in the way each time that changes. Whatever else ``make`` raises is raised.
    """
    said = ""
    while not stop.is_set():
        try:
            return make()
        except OUTAGES as error:
            if str(error) != said:
                said = str(error)
                on_outage(said)
        stop.wait(pause)
    return None


def start(work: Callable[[], None], *, at_most: float, on_error: Callable[[Exception], None]) -> None:
    """Do ``work`` in a thread of its own, and wait for it for at most so many seconds.

    What it raises while it is waited for is raised here; ``on_error`` is given what it raises later.
    """
    done = Event()
    waited_for = [True]
    raised: list[Exception] = []
    lock = Lock()

    def run() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - handed on to whoever started it
            with lock:
                if waited_for[0]:
                    raised.append(error)
                    done.set()
                    return
            on_error(error)
        done.set()

    Thread(target=run, name="start", daemon=True).start()
    done.wait(at_most)
    with lock:
        waited_for[0] = False
    if raised:
        raise raised[0]

"""The rate: this many requests at once, this many per second after that."""

import time
from collections.abc import Callable
from math import ceil
from threading import Lock

from bot.web.replies import HttpReply, json_reply

Clock = Callable[[], float]


class Allowance:
    """Thread-safe. Grows by ``per_second`` up to ``at_once``; each request takes one."""

    def __init__(self, per_second: float, at_once: int, clock: Clock = time.monotonic) -> None:
        self._per_second = per_second
        self._at_once = at_once
        self._clock = clock
        self._left = float(at_once)
        self._at = clock()
        self._lock = Lock()

    def wait(self) -> float:
        """Take one request. Returns the seconds to wait until one is free; 0 if it was taken."""
        with self._lock:
            now = self._clock()
            self._left = min(self._at_once, self._left + (now - self._at) * self._per_second)
            self._at = now
            if self._left < 1:
                return (1 - self._left) / self._per_second
            self._left -= 1
            return 0.0


def too_many(seconds: float) -> HttpReply:
    """The reply to a rate-limited request; HTTP wants whole seconds, so at least 1."""
    whole = max(1, ceil(seconds))
    return json_reply(429, {"error": f"too many requests: ask again in {whole} s"}, Retry_After=str(whole))

"""A cache of Slack's answers, so that not every message asks Slack the same thing."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from typing import Final, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

CAPACITY: Final = 5000

Clock = Callable[[], float]


class TtlCache(Generic[K, V]):
    """Values by key, each until it expires; the oldest are dropped first. Thread-safe."""

    def __init__(self, clock: Clock = time.monotonic, capacity: int = CAPACITY) -> None:
        self.clock = clock
        self._capacity = capacity
        self._values: OrderedDict[K, tuple[float, V]] = OrderedDict()
        self._lock = Lock()

    def fresh(self, key: K) -> V | None:
        """The value, unless it has expired."""
        with self._lock:
            found = self._values.get(key)
        return found[1] if found and self.clock() < found[0] else None

    def last(self, key: K) -> V | None:
        """The last value, even if it has expired."""
        with self._lock:
            found = self._values.get(key)
        return found[1] if found else None

    def put(self, values: Mapping[K, V], seconds: float) -> None:
        until = self.clock() + seconds
        with self._lock:
            for key, value in values.items():
                self._values[key] = (until, value)
                self._values.move_to_end(key)
            while len(self._values) > self._capacity:
                self._values.popitem(last=False)

"""Which messages were taken up already, so that one delivered twice is answered once."""

from collections import OrderedDict
from threading import Lock
from typing import Final, Protocol

Key = tuple[str, str, str]
"""Team, channel and time stamp: what identifies a message, whichever event brings it."""

CAPACITY: Final = 10_000


class Seen(Protocol):
    def first(self, key: Key) -> bool:
        """True for the one caller that comes first with this key."""


class MemorySeen:
    """Remembers the last keys of this process; safe to use from several threads."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._keys: OrderedDict[Key, None] = OrderedDict()
        self._lock = Lock()

    def first(self, key: Key) -> bool:
        with self._lock:
            if key in self._keys:
                return False
            self._keys[key] = None
            if len(self._keys) > self._capacity:
                self._keys.popitem(last=False)
            return True

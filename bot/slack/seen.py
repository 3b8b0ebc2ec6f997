"""Which messages were taken up already, so that one delivered twice is answered once."""

import hashlib
import os
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Final, Protocol

Key = tuple[str, str, str]
"""Team, channel and time stamp: what identifies a message, whichever event brings it."""

CAPACITY: Final = 10_000

KEPT_SECONDS: Final = 3600.0
"""Slack gives up delivering an event within the hour."""

_TIDY_EVERY: Final = 200


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


class DirectorySeen:
    """Shared by the processes of one machine: each key is an empty file named by its hash, made once.

    Raises PermissionError if the directory belongs to somebody else.
    """

    def __init__(self, directory: Path, clock: Callable[[], float] = time.time) -> None:
        self._directory = directory
        self._clock = clock
        self._taken = 0
        directory.mkdir(mode=0o700, exist_ok=True)
        if directory.is_symlink() or directory.stat().st_uid != os.getuid():
            raise PermissionError(f"{directory} belongs to somebody else")
        self._tidy()

    def first(self, key: Key) -> bool:
        name = hashlib.sha256("\0".join(key).encode()).hexdigest()
        try:
            (self._directory / name).touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            return False
        self._taken += 1
        if self._taken % _TIDY_EVERY == 0:
            self._tidy()
        return True

    def _tidy(self) -> None:
        oldest = self._clock() - KEPT_SECONDS
        for path in self._directory.iterdir():
            try:
                if path.stat().st_mtime < oldest:
                    path.unlink()
            except FileNotFoundError:
                continue  # another process was faster

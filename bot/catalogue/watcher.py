"""Notices that the files of a catalogue changed, while the bot runs.

Polling, because it works on every file system and in every container. Each process watches for itself.
"""

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from bot.catalogue.errors import CatalogueError, Problem
from bot.catalogue.model import Catalogue
from bot.catalogue.yaml import files, loader

logger = logging.getLogger(__name__)

INTERVAL_S: Final = 2.0

Fingerprint = tuple[tuple[str, int, int, int], ...]
"""Name, size in bytes, time of change in ns and inode of each file."""


class Watcher:
    """Calls ``on_change`` with each new sound catalogue and ``on_problems`` with each broken state, once.

    It reads a change once two polls in a row saw the same files, which leaves a half-written file alone.
    After a broken change it calls nothing until the files change again: whoever uses the last good catalogue
    keeps it. The callbacks run in the watcher's thread, one at a time; the watcher logs what they raise, and
    does not retry the change that made them raise.
    """

    def __init__(
        self,
        directory: Path,
        on_change: Callable[[Catalogue], None],
        on_problems: Callable[[tuple[Problem, ...]], None],
        *,
        digest: str,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        """``digest`` is that of the catalogue in use; the first poll notices what changed since.

        ``problems`` are those that the files were found to have already.
        """
        self._directory = directory
        self._on_change = on_change
        self._on_problems = on_problems
        self._digest = digest
        """Of the catalogue in use."""
        self._seen: Fingerprint | None = None
        self._settled: Fingerprint | None = None
        self._reported = problems
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def finds_broken(self) -> bool:
        """True while the files, as they were read last, make no catalogue."""
        return bool(self._reported)

    @property
    def is_alive(self) -> bool:
        """True while the thread looks at the files."""
        return self._thread is not None and self._thread.is_alive()

    def poll(self) -> bool:
        """Look once. True if ``on_change`` was called."""
        with self._lock:
            seen = fingerprint(self._directory)
            steady = seen == self._seen
            self._seen = seen
            if not steady or seen == self._settled:
                return False
            self._settled = seen
            return self._read()

    def start(self, interval_s: float = INTERVAL_S) -> None:
        """Poll in a thread of its own until ``stop``."""
        if self._thread is None:
            self._stop.clear()
            self._thread = threading.Thread(
                target=self._run, args=(interval_s,), name="catalogue-watcher", daemon=True
            )
            self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread and self._thread is not threading.current_thread():
            self._thread.join()
        self._thread = None

    def _run(self, interval_s: float) -> None:
        while not self._stop.wait(interval_s):
            try:
                self.poll()
            # Whatever a callback or a file system raises: the thread is the only one to watch, and the bot
            # would answer from old files until its next start without anybody hearing of it.
            except Exception:
                logger.exception("the changed catalogue could not be taken over; retrying at the next change")

    def _read(self) -> bool:
        try:
            if loader.digest_of(self._directory) == self._digest:
                self._reported = ()
                return False
            catalogue = loader.load(self._directory)
        except CatalogueError as error:
            if error.problems != self._reported:
                self._reported = error.problems
                self._on_problems(error.problems)
            return False
        self._reported = ()
        if catalogue.digest == self._digest:
            return False
        self._on_change(catalogue)
        self._digest = catalogue.digest
        return True


def fingerprint(directory: Path) -> Fingerprint:
    """What can be told of the files without reading them; empty if the folder cannot be read."""
    found: list[tuple[str, int, int, int]] = []
    try:
        for name in files.names(directory):
            try:
                state = (directory / name).stat()
            except OSError:
                found.append((name, -1, 0, 0))
            else:
                found.append((name, state.st_size, state.st_mtime_ns, state.st_ino))
    except CatalogueError:
        return ()
    return tuple(found)

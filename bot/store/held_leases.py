"""The questions this process works on. It renews their leases for as long as it lives."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Lock

from bot.store.model import ClaimedQuestion
from bot.store.store import Store


class HeldLeases:
    """Thread-safe."""

    def __init__(self) -> None:
        self._until: dict[str, tuple[ClaimedQuestion, datetime]] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._until)

    @contextmanager
    def holding(self, claimed: ClaimedQuestion) -> Iterator[None]:
        """Renew its lease until the block ends."""
        with self._lock:
            self._until[claimed.lease.worker] = claimed, claimed.lease.until
        try:
            yield
        finally:
            with self._lock:
                self._until.pop(claimed.lease.worker, None)

    def until(self, claimed: ClaimedQuestion) -> datetime:
        """When the lease runs out, renewals included."""
        with self._lock:
            known = self._until.get(claimed.lease.worker)
        return claimed.lease.until if known is None else max(known[1], claimed.lease.until)

    def renew(self, store: Store, now: datetime) -> None:
        """Renew every lease. Raises StoreError."""
        with self._lock:
            held = [claimed for claimed, _ in self._until.values()]
        for claimed in held:
            until = store.renew(claimed, now)
            with self._lock:
                if until is not None and claimed.lease.worker in self._until:
                    self._until[claimed.lease.worker] = claimed, until

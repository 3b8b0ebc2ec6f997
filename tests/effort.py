"""How much work a call is, so that tests can compare it without a clock that a busy machine would slow."""

import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

_ROUNDS = 9


def calls(work: Callable[[], object]) -> int:
    """Calls of functions, Python's and those written in C, that it makes; the same every time."""
    made = 0

    def count(_frame: Any, event: str, _what: Any) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return made


def times_dearer(work: Callable[[], object], base: Callable[[], object]) -> float:
    """For slow tests of what no count sees, such as a pattern's steps: processor time against processor time.

    Only this thread's time counts, the two take turns, and the middle of several ratios is taken: what else
    the machine does hits both or neither.
    """
    return median(_seconds(work) / max(_seconds(base), 1e-9) for _ in range(_ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    """The quickest of a few."""
    taken: list[float] = []
    for _ in range(3):
        started = time.thread_time_ns()
        work()
        taken.append((time.thread_time_ns() - started) / 1e9)
    return min(taken)


class Scanned(str):
    """A text that counts how much of it is searched."""

    __slots__ = ("searches", "walked")

    def __new__(cls, text: str) -> "Scanned":
        made = super().__new__(cls, text)
        made.walked = made.searches = 0
        return made

    def find(self, wanted: str, start: int = 0, *end: int) -> int:  # type: ignore[override]
        place = super().find(wanted, start, *end)
        self.searches += 1
        self.walked += (place if place >= 0 else len(self)) - start
        return place

    @property
    def passes(self) -> float:
        """How many times as much was walked over as there is."""
        return self.walked / len(self)

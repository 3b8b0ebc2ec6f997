"""Costs compared with costs of the same run, never with a clock."""

import time
from collections.abc import Callable


def cost(call: Callable[[], object], rounds: int = 7) -> float:
    """The quickest of several rounds, in seconds: what else the machine does only ever adds."""
    best = float("inf")
    for _ in range(rounds):
        started = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - started)
    return best

"""How fast `route` goes through a table of made-up issues, beside the desk asked one by one in the same run.

The ratio says what the processes and the memory for repeated issues are worth, however busy the machine is.
"""

import csv
import resource
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final

from bot.catalogue.model import Catalogue
from bot.commands.route import open_warm_desk, processors
from bot.evaluate.report import ReportTable
from bot.tickets.owner import owner_of
from bot.tickets.route import Task, route

ROWS: Final = 20_000
_ALONE: Final = 500
_GREETINGS: Final = ("Hi team,", "Hello,", "Urgent!", "您好，", "")
_REST: Final = (
    "It has been like this since yesterday and nobody has answered yet.",
    "The customer is waiting, please have a look.",
    "Order #{}.",
    "麻煩幫忙看一下，謝謝。",
    "",
)


@dataclass(frozen=True, slots=True)
class RoutingSpeed:
    rows: int
    processes: int
    alone_per_s: float
    """Issues that a single process answers one after the other, none of them twice."""
    routed_per_s: float
    peak_mb: float
    """Of the process that reads and writes."""

    def as_json(self) -> dict[str, Any]:
        return {
            "rows": self.rows,
            "processes": self.processes,
            "alone_per_s": round(self.alone_per_s, 1),
            "routed_per_s": round(self.routed_per_s, 1),
            "ratio": round(self.routed_per_s / self.alone_per_s, 2),
            "peak_mb": round(self.peak_mb, 1),
        }


def measured(folder: Path, rows: int = ROWS) -> RoutingSpeed:
    """Route a table that is made of the catalogue's phrases. Raises CatalogueError."""
    desk = open_warm_desk(folder)
    issues = issues_of(desk.catalogue, rows)
    alone = list(dict.fromkeys(issues))[:_ALONE]
    started = time.perf_counter()
    for issue in alone:
        owner_of(issue, desk, "en")
    alone_s = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as temporary:
        source, target = Path(temporary, "issues.csv"), Path(temporary, "routed.csv")
        with source.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows([["issue"], *([issue] for issue in issues)])
        started = time.perf_counter()
        route(
            Task(source, target, ("issue",), processes=processors()),
            desk,
            partial(open_warm_desk, folder),
        )
        routed_s = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return RoutingSpeed(rows, processors(), len(alone) / alone_s, rows / routed_s, peak)


def issues_of(catalogue: Catalogue, count: int) -> list[str]:
    """Issues of two wordings each, greeted and explained; the same catalogue gives the same ones."""
    random = Random(1)
    phrases = [
        phrase for duty, _, _ in catalogue.duties() for listed in duty.phrases.values() for phrase in listed
    ]
    return [
        " ".join(
            (
                random.choice(_GREETINGS),
                f"{random.choice(phrases)}.",
                f"{random.choice(phrases)}.",
                random.choice(_REST).format(random.randrange(10_000, 100_000)),
            )
        ).strip()
        for _ in range(count)
    ]


def table(found: RoutingSpeed) -> ReportTable:
    rows = [(name.replace("_", " "), f"{value:,}") for name, value in found.as_json().items()]
    return ReportTable("Routing a table", ("measure", "value"), tuple(rows))

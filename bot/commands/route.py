"""``route``: the owners of a whole table of issues."""

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

import typer

from bot.desk import Desk
from bot.opening import open_desk
from bot.tickets.route import Summary, Task, route
from bot.tickets.table import TicketTable

SHOWN: Final = 20
"""How many faulty rows are shown."""


class Bar(Protocol):
    """A progress bar: takes what was done since the last call, in the table's own unit."""

    def update(self, n_steps: int) -> None: ...


def route_table(task: Task, folder: Path) -> int:
    """Route a table and print the result. Raises TicketsError, CatalogueError, OSError."""
    desk = open_warm_desk(folder)
    with _Shown() as shown:
        summary = route(task, desk, partial(open_warm_desk, folder), told=shown.told, most_faults=SHOWN)
    for number, fault in summary.faults:
        print(f"{task.source}: row {number}: {fault}; it was kept", file=sys.stderr)
    if summary.faulty > len(summary.faults):
        print(f"… and {summary.faulty - len(summary.faults)} more such rows", file=sys.stderr)
    print("\n".join(told_of(summary, task)))
    return 0


def open_warm_desk(folder: Path) -> Desk:
    return open_desk(folder).warm()


def processors() -> int:
    """How many processes are worth starting here."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


class _Shown:
    """A bar with the remaining time on a terminal; silent where standard error is none."""

    def __init__(self) -> None:
        self._bar: AbstractContextManager[Bar] | None = None
        self._entered: Bar | None = None
        self._done = 0

    def __enter__(self) -> "_Shown":
        return self

    def __exit__(self, *_: Any) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)

    def told(self, table: TicketTable) -> None:
        if self._entered is None:
            hidden = not sys.stderr.isatty()
            self._bar = nullcontext(_Silent()) if hidden else _progress_bar(table.size)
            self._entered = self._bar.__enter__()
        self._entered.update(table.position.done - self._done)
        self._done = table.position.done


class _Silent:
    def update(self, n_steps: int) -> None: ...


def _progress_bar(length: int) -> Any:
    return typer.progressbar(length=length, label="routing", file=sys.stderr)


def told_of(summary: Summary, task: Task) -> list[str]:
    """The result in lines: the file, the departments, and how much is left for a person."""
    to_check = summary.to_check.total()
    lines = [f"{task.target}: {summary.rows:,} rows, {to_check:,} of them to check"]
    if summary.before:
        lines.append(f"  {summary.before:,} of them were there from a run that was interrupted")
    width = max((len(name) for name in (*summary.departments, *summary.outcomes)), default=0)
    lines += [f"  {name:{width}}  {number:,}" for name, number in summary.departments.most_common()]
    rest = [(name, number) for name, number in summary.outcomes.most_common() if name != "answered"]
    lines += [f"  {name:{width}}  {number:,}" for name, number in rest]
    return lines

"""Routing a whole table: its rows in their order, by as many processes as there are processors."""

import gc
import hashlib
import os
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from bot.desk import Desk
from bot.language.codes import Language
from bot.tickets.errors import TicketsError
from bot.tickets.output import Output, Progress
from bot.tickets.owner import CHECK, COLUMNS, TicketOwner, owners_of
from bot.tickets.table import TicketRow, TicketTable, open_table

BATCH: Final = 200  # rows
_AHEAD: Final = 3  # batches per process: memory stays the same however long the table is
_ALONE: Final = 2  # batches up to which more processes only cost their start

ShowProgress = Callable[[TicketTable], None]


@dataclass(frozen=True, slots=True)
class Task:
    """What to route, and how."""

    source: Path
    target: Path
    columns: tuple[str, ...]
    """Of the table, that hold an issue's words."""
    sheet: str = ""
    language: Language = "en"
    processes: int = 1
    again: bool = False
    """True to start over instead of continuing an interrupted run."""


@dataclass(slots=True)
class Summary:
    rows: int = 0
    before: int = 0
    """Of them, how many an interrupted run had written."""
    outcomes: Counter[str] = field(default_factory=Counter)
    departments: Counter[str] = field(default_factory=Counter)
    """Rows that were answered, by department."""
    to_check: Counter[str] = field(default_factory=Counter)
    """Rows a person should look at, by outcome."""
    faulty: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)
    """Row number and what is wrong with it, for the first of them."""

    def counts(self) -> dict[str, dict[str, int]]:
        counted = {"outcomes": self.outcomes, "departments": self.departments, "to_check": self.to_check}
        return {name: dict(each) for name, each in counted.items()}

    def go_on(self, before: Progress) -> None:
        """Restore the counts of an interrupted run."""
        self.before = before.rows
        for name, counted in before.counts.items():
            getattr(self, name).update(counted)


def route(
    task: Task,
    desk: Desk,
    open_desk: Callable[[], Desk],
    *,
    told: ShowProgress = lambda _: None,
    most_faults: int = 20,
) -> Summary:
    """Write the table with its owners. ``open_desk`` opens the same catalogue in a process of its own;
    ``told`` is called after each batch that was written.

    Raises TicketsError, OSError. If interrupted, it leaves a part file that the next call continues.
    """
    if task.source.resolve() == task.target.resolve():
        raise TicketsError(f"{task.target}: this is the table itself: give another file to write")
    summary = Summary()
    with open_table(task.source, task.sheet) as table:
        places = _places(table.header, task)
        header = (*table.header, *_free_names(table.header))
        with Output(task.target, header, _made_from(task, desk), again=task.again) as output:
            summary.go_on(output.progress)
            for row in islice(table.rows, output.progress.rows):
                _note_fault(row, summary, most_faults)
            batches = iter(lambda: list(islice(table.rows, BATCH)), [])
            for rows, owners in _answered(batches, places, task, desk, open_desk):
                for row, owner in zip(rows, owners, strict=True):
                    _count(owner, summary)
                    _note_fault(row, summary, most_faults)
                written = zip(rows, owners, strict=True)
                output.write(((*row.cells, *owner.cells()) for row, owner in written), summary.counts())
                told(table)
            summary.rows = output.progress.rows
    return summary


def _places(header: Sequence[str], task: Task) -> tuple[int, ...]:
    """The places of the columns with words; names are compared without case and blanks around them."""
    known = {name.strip().casefold(): place for place, name in reversed(list(enumerate(header)))}
    missing = [column for column in task.columns if column.strip().casefold() not in known]
    if missing or not task.columns:
        there = ", ".join(name.strip() for name in header if name.strip())
        wanted = f"there is no column “{missing[0]}”" if missing else "no column is named"
        raise TicketsError(f"{task.source}: {wanted}: name one or several of {there} with --text")
    return tuple(known[column.strip().casefold()] for column in task.columns)


def _free_names(header: Sequence[str]) -> tuple[str, ...]:
    """The names of the added columns; one that the table has already gets a different name."""
    taken = {name.strip().casefold() for name in header}
    return tuple(f"routed_{name}" if name in taken else name for name in COLUMNS)


def _made_from(task: Task, desk: Desk) -> str:
    state = task.source.stat()
    told = (state.st_size, state.st_mtime_ns, task.columns, task.sheet, task.language, desk.catalogue.digest)
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _answered(
    batches: Iterator[list[TicketRow]],
    places: tuple[int, ...],
    task: Task,
    desk: Desk,
    open_desk: Callable[[], Desk],
) -> Iterator[tuple[list[TicketRow], list[TicketOwner]]]:
    """Each batch with its owners, in the order of the table."""
    known: dict[str, TicketOwner] = {}
    first = list(islice(batches, _ALONE))
    for rows in first:
        yield rows, owners_of(_texts(rows, places), desk, task.language, known)
    if len(first) < _ALONE:
        return
    if task.processes == 1:
        for rows in batches:
            yield rows, owners_of(_texts(rows, places), desk, task.language, known)
        return
    with _processes(task.processes, open_desk, task.language) as submit:
        waiting: deque[tuple[list[TicketRow], Future[list[TicketOwner]]]] = deque()
        for rows in batches:
            waiting.append((rows, submit(_texts(rows, places))))
            if len(waiting) >= task.processes * _AHEAD:
                ready, owners = waiting.popleft()
                yield ready, owners.result()
        for ready, owners in waiting:
            yield ready, owners.result()


@contextmanager
def _processes(
    number: int, open_desk: Callable[[], Desk], language: Language
) -> Iterator[Callable[[list[str]], Future[list[TicketOwner]]]]:
    context = get_context("spawn")
    pool = ProcessPoolExecutor(number, context, initializer=_open, initargs=(open_desk, language))
    try:
        yield lambda texts: pool.submit(_owners_here, texts)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_here: list[tuple[Desk, Language, dict[str, TicketOwner]]] = []
"""The desk and the language of a process of the pool, and the owners it knows already."""


def _open(open_desk: Callable[[], Desk], language: Language) -> None:
    # An interrupt reaches the whole group; the parent alone says so.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _here.append((open_desk(), language, {}))
    gc.collect()
    gc.freeze()  # the catalogue stays: no need to look for rubbish in it again and again


def _owners_here(texts: list[str]) -> list[TicketOwner]:
    desk, language, known = _here[0]
    return owners_of(texts, desk, language, known)


def _texts(rows: Sequence[TicketRow], places: Sequence[int]) -> list[str]:
    return [
        "\n".join(row.cells[place].strip() for place in places if row.cells[place].strip()) for row in rows
    ]


def _count(owner: TicketOwner, summary: Summary) -> None:
    summary.outcomes[owner.outcome] += 1
    if owner.to_check == CHECK:
        summary.to_check[owner.outcome] += 1
    if owner.outcome == "answered":
        summary.departments[owner.department] += 1


def _note_fault(row: TicketRow, summary: Summary, most: int) -> None:
    if row.fault:
        summary.faulty += 1
        if len(summary.faults) < most:
            summary.faults.append((row.number, row.fault))

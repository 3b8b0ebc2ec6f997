"""``learned``: what keepers taught: listed, written into the catalogue's files, taken back."""

import json
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.desk import Desk
from bot.learning.files import FilePlan, plan_export, plan_undo, write_plan
from bot.learning.lesson_follower import LessonFollower
from bot.store.engine import require
from bot.store.misses.model import Taught
from bot.store.store import open_store


def teach(desk: Desk, url: str) -> None:
    """Let a desk answer with what the database holds. Raises StoreError."""
    require(url)
    with closing(open_store(url)) as store:
        LessonFollower(desk, store).refresh()


def show(url: str, *, as_json: bool) -> int:
    """Print what the database holds, oldest first. Raises StoreError."""
    require(url)
    with closing(open_store(url)) as store:
        taught = store.all_taught()
    if as_json:
        print(json.dumps([_described(each) for each in taught], ensure_ascii=False))
        return 0
    for each in taught:
        print(_told(each))
    if not taught:
        print("nothing was taught, or all of it is in the files and past its retention time")
    return 0


def export(url: str, directory: Path) -> int:
    """Write it into a catalogue's files and say which. Raises StoreError, CatalogueError, OSError."""
    require(url)
    with closing(open_store(url)) as store:
        plan = plan_export(directory, store.all_taught())
        write_plan(directory, plan)
        store.note_export([lesson.id for lesson in plan.lessons], datetime.now(UTC))
    for lesson in plan.homeless:
        print(
            f"{lesson.id} stays in the database: the catalogue has no {lesson.kind} {lesson.to!r}; "
            f"`learned undo {lesson.id}`, and teach it anew",
            file=sys.stderr,
        )
    print(_written(plan, directory) or "the files say all of it already")
    return 0


def undo(url: str, directory: Path, lesson_id: str) -> int:
    """Take one back in the database and in the files; 1 if neither has it.

    Raises StoreError, CatalogueError, OSError.
    """
    plan = plan_undo(directory, lesson_id)
    require(url)
    with closing(open_store(url)) as store:
        taught = store.undo_lesson(lesson_id)
    if taught is None and not plan.texts:
        print(f"there is no lesson {lesson_id!r}: see `learned list`", file=sys.stderr)
        return 1
    write_plan(directory, plan)
    print(f"took back {lesson_id}" + (f" ({taught.lesson.wording})" if taught else ""))
    if written := _written(plan, directory):
        print(written)
    return 0


def _written(plan: FilePlan, directory: Path) -> str:
    return "\n".join(f"wrote {directory / name}" for name in sorted(plan.texts))


def _told(taught: Taught) -> str:
    lesson = taught.lesson
    whose = f"{lesson.kind} {lesson.to}" if lesson.to else "no question"
    by = f"by {taught.by}" if taught.by else "by somebody"
    where = f"in the files since {taught.exported_at:%Y-%m-%d}" if taught.exported_at else "not in the files"
    return f"{lesson.id}  {lesson.wording}  → {whose}  ({by}, {taught.at:%Y-%m-%d}; {where})"


def _described(taught: Taught) -> dict[str, Any]:
    lesson, exported = taught.lesson, taught.exported_at
    return {
        "id": lesson.id,
        "wording": lesson.wording,
        "kind": lesson.kind,
        "to": lesson.to or None,
        "question": taught.question,
        "by": taught.by or None,
        "at": taught.at.isoformat(),
        "exported_at": exported.isoformat() if exported else None,
    }

"""``unanswered``: what was asked and not answered well, grouped by what it asks. Never who asked."""

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from bot.desk import Desk
from bot.learning.lesson_follower import LessonFollower
from bot.learning.unanswered import UnansweredGroup, group_misses
from bot.opening import open_desk
from bot.store.engine import require
from bot.store.store import open_store

TEXTS: Final = 4
"""Wordings of one group that the terminal shows."""
WHYS: Final = {
    "unknown": "nobody known",
    "wrong": "marked not right",
    "none": "none of those offered",
    "rephrased": "asked again in other words",
}


def report(url: str, directory: Path, *, as_json: bool) -> int:
    """Print what waits for the keepers. Raises StoreError, CatalogueError."""
    require(url)
    with closing(open_store(url)) as store:
        desk = open_desk(directory)
        LessonFollower(desk, store).refresh()
        groups = group_misses(store.open_misses(datetime.now(UTC)), desk)
    if as_json:
        print(json.dumps([_described(group) for group in groups], ensure_ascii=False))
    elif groups:
        print("\n\n".join(_told(group, desk) for group in groups))
    else:
        print("no question waits for the keepers")
    return 0


def _described(group: UnansweredGroup) -> dict[str, Any]:
    return {
        "count": len(group.misses),
        "questions": list(group.texts),
        "why": dict(group.whys),
        "last": group.last.isoformat(),
        "likely": [
            {
                "department": match.department,
                "role": match.role,
                "duty": match.duty,
                "confidence": round(match.confidence, 3),
            }
            for match in group.likely
        ],
    }


def _told(group: UnansweredGroup, desk: Desk) -> str:
    more = [f"     … and {len(group.texts) - TEXTS} more wordings"] if len(group.texts) > TEXTS else []
    whys = ", ".join(f"{WHYS[why]} {count}×" for why, count in group.whys.items())
    roles = [desk.catalogue.role(match.role)[0].name.best("en") for match in group.likely if match.role]
    marks = [f"{len(group.misses)}×", *[""] * TEXTS]
    return "\n".join(
        [
            *(f"{mark:>4} {text}" for mark, text in zip(marks, group.texts[:TEXTS], strict=False)),
            *more,
            f"     {whys}; last on {group.last:%Y-%m-%d}",
            f"     likely: {', '.join(roles) or 'nobody in the catalogue'}",
        ]
    )

"""The last good catalogue, kept on disk: a start while the files are broken serves from it.

Where the caches of a catalogue are, a JSON file holds the catalogue itself, not what was fitted to it:
another version of the program can read it too.
"""

import contextlib
import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bot.catalogue import snapshot
from bot.catalogue.errors import SnapshotError
from bot.catalogue.model import Catalogue

NAME: Final = "last-good.json"

logger = logging.getLogger(__name__)


def keep(catalogue: Catalogue, places: Sequence[Path]) -> None:
    """Write the catalogue to the first writable place; a place that fails is no error."""
    text = json.dumps(snapshot.to_json(catalogue), ensure_ascii=False)
    for place in places:
        temporary = place / f".{NAME}.{os.getpid()}"
        try:
            if _digest_in(place / NAME) == catalogue.digest:
                return
            place.mkdir(parents=True, exist_ok=True)
            temporary.write_text(text, encoding="utf-8")
            temporary.replace(place / NAME)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            continue
        return
    logger.warning("no place to keep the catalogue for a start while its files are broken")


def recall(places: Sequence[Path]) -> Catalogue | None:
    """The newest catalogue that was kept; None if there is none that can be read."""
    kept = sorted((place / NAME for place in places), key=_changed, reverse=True)
    for file in kept:
        with contextlib.suppress(OSError, ValueError, SnapshotError):
            return snapshot.from_json(json.loads(file.read_text(encoding="utf-8")))
    return None


def _digest_in(file: Path) -> str:
    try:
        return str(json.loads(file.read_text(encoding="utf-8"))["digest"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _changed(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0

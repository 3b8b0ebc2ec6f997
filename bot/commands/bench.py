"""``bench``: the quality and the speed of answers, on question files, and the floor they must keep to."""

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.catalogue.errors import CatalogueError
from bot.catalogue.questions import LabelledQuestion, load
from bot.catalogue.yaml import loader
from bot.desk import Desk
from bot.evaluate import floor as floors
from bot.evaluate import quality
from bot.evaluate import speed as speeds
from bot.evaluate.quality import Quality
from bot.evaluate.report import show
from bot.finder import finder
from bot.finder.finder import Finder

QUESTIONS_FILE: Final = "questions.yaml"
FINE: Final = 0
FAILED: Final = 1
UNUSABLE: Final = 2


@dataclass(frozen=True, slots=True)
class _Opened:
    finder: Finder
    anew_s: float
    """Seconds to read and index the catalogue."""
    cached_s: float
    """Seconds to open it from its cache."""


def bench(
    paths: Sequence[Path],
    knowledge: Path,
    *,
    as_json: bool = False,
    floor: Path | None = None,
    raise_floor: bool = False,
) -> int:
    """Measure and print. Exit code: 0; 1 below the floor; 2 where a file cannot be used.

    ``paths`` default to the catalogue's own questions. The floor is ``floor``, or the file beside the
    catalogue's own questions where no other questions are asked for.
    """
    own_floor = knowledge / floors.FLOOR_FILE
    if floor is None and not paths and (raise_floor or own_floor.exists()):
        floor = own_floor
    if raise_floor and floor is None:
        complain("say which floor to raise: --floor FILE")
        return UNUSABLE
    try:
        started = time.perf_counter()
        found, questions = opened(knowledge, paths)
        anew = time.perf_counter() - started
        if not questions:
            complain("there is no question in the files")
            return UNUSABLE
        each = _Opened(found, anew, speeds.measure_opening(knowledge, found))
        measured = quality.measure_quality(Desk(found), questions)
        bounds, missed = _held_to(floor, measured, raise_floor=raise_floor)
    except CatalogueError as error:
        complain(str(error))
        return UNUSABLE
    except OSError as error:
        complain(f"{error.filename}: {error.strerror}")
        return UNUSABLE
    if as_json:
        held = {"floor": {"bounds": bounds, "missed": missed}} if floor is not None else {}
        print(json.dumps(_as_json(each, measured) | held, ensure_ascii=False))
    else:
        print(f"{len(found.entries.phrases):,} phrases, loaded and indexed in {anew:.2f} s\n")
        show([*quality.tables(measured), speeds.opening_table(each.cached_s)])
    for line in missed:
        complain(line)
    return FAILED if missed else FINE


def opened(knowledge: Path, paths: Sequence[Path]) -> tuple[Finder, list[LabelledQuestion]]:
    """The catalogue's finder, built anew, and the questions in the files, by default its own.

    Raises CatalogueError, OSError.
    """
    catalogue = loader.load(knowledge)
    return finder.build(catalogue), load(paths or [knowledge / QUESTIONS_FILE], catalogue)


def complain(line: str) -> None:
    print(line, file=sys.stderr)


def _held_to(
    floor: Path | None, measured: Quality, *, raise_floor: bool
) -> tuple[dict[str, float], list[str]]:
    """The bounds in the file, and a line for each that is missed; where none is, they may rise."""
    if floor is None:
        return {}, []
    bounds = {} if raise_floor and not floor.exists() else floors.read(floor)
    missed = floors.missed_bounds(bounds, measured.overall)
    if raise_floor and not missed:
        floors.write(floor, floors.raise_bounds(bounds, measured.overall))
    return bounds, missed


def _as_json(each: _Opened, measured: Quality) -> dict[str, Any]:
    return {
        "phrases": len(each.finder.entries.phrases),
        "load_s": round(each.anew_s, 3),
        "opened_from_cache_s": round(each.cached_s, 3),
        "opened_from_cache_s_to_reach": speeds.LONGEST_OPENING_S,
        **quality.as_json(measured),
    }

"""``bench``: one command that measures answers, speed, growth and the peers."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from bot.catalogue.errors import CatalogueError
from bot.catalogue.questions import Question, load
from bot.catalogue.yaml import loader
from bot.desk import Desk
from bot.evaluate import floor as floors
from bot.evaluate import quality
from bot.evaluate import speed as speeds
from bot.evaluate.report import Table, percent, show
from bot.finder import finder
from tools.bench import calibrate as fitting
from tools.bench import keystrokes as typing_speed
from tools.bench import other as others
from tools.bench import peers as rivals
from tools.bench import plot as picture
from tools.bench import scale as growth

QUESTIONS_FILE: Final = "questions.yaml"
FINE: Final = 0
FAILED: Final = 1
UNUSABLE: Final = 2


def bench(  # noqa: PLR0911, PLR0913  # one argument an option
    paths: Sequence[Path],
    knowledge: Path,
    *,
    as_json: bool = False,
    floor: Path | None = None,
    raise_floor: bool = False,
    peers: bool = True,
    scale: bool = False,
    sizes: Sequence[int] = growth.SIZES,
    few: Sequence[int] = growth.FEW_SIZES,
    duties: Sequence[int] = typing_speed.SIZES,
    plot: Path | None = None,
    other: bool = False,
    calibrate: bool = False,
) -> int:
    """Measure and print. Exit code: 0; 1 where the floor is missed; 2 where files cannot be used.

    ``paths`` default to the catalogue's own questions. The floor is ``floor``, or the file beside the
    catalogue's own questions where no other questions are asked for.
    """
    if scale:
        return _scaled(sizes, few, duties, plot, as_json=as_json)
    own = knowledge / QUESTIONS_FILE
    own_floor = knowledge / floors.FLOOR_FILE
    if floor is None and not paths and (raise_floor or own_floor.exists()):
        floor = own_floor
    if raise_floor and floor is None:
        _complain("say which floor to raise: --floor FILE")
        return UNUSABLE
    if other and calibrate and not paths:
        _complain("say whose questions to fit to: --other FOLDER…")
        return UNUSABLE
    try:
        if other and calibrate:
            return _calibrated([(built, asked) for _, built, asked in others.brought(paths)], as_json=as_json)
        if other:
            return _compared(knowledge, paths, as_json=as_json)
        started = time.perf_counter()
        catalogue = loader.load(knowledge)
        found = finder.build(catalogue)
        seconds = time.perf_counter() - started
        questions = load(paths or [own], catalogue)
        if not questions:
            _complain("there is no question in the files")
            return UNUSABLE
        if calibrate:
            return _calibrated([(found, questions)], as_json=as_json)
        opened = speeds.opening(knowledge, found)
        return _measured(
            found, questions, (seconds, opened), floor, raise_floor=raise_floor, peers=peers, as_json=as_json
        )
    except (CatalogueError, fitting.TooFewError) as error:
        _complain(str(error))
    except OSError as error:
        _complain(f"{error.filename}: {error.strerror}")
    return UNUSABLE


def _measured(
    found: finder.Finder,
    questions: Sequence[Question],
    seconds: tuple[float, float],
    floor: Path | None,
    *,
    raise_floor: bool,
    peers: bool,
    as_json: bool,
) -> int:
    """``seconds``: to read and index the catalogue, and to open it from its cache."""
    anew, opened = seconds
    measured = quality.measured(Desk(found), questions)
    phrases = len(found.entries.phrases)
    report: dict[str, Any] = {
        "phrases": phrases,
        "load_s": round(anew, 3),
        "opened_from_cache_s": round(opened, 3),
        "opened_from_cache_s_to_reach": speeds.LONGEST_OPENING_S,
        **quality.as_json(measured),
    }
    tables = [*quality.tables(measured), speeds.opening_table(opened)]
    if peers:
        compared = rivals.compare(found, questions)
        report["peers"] = rivals.as_json(compared, to_reach=True)
        tables.append(rivals.table(compared, to_reach=True))
    lines: list[str] = []
    if floor is not None:
        bounds = {} if raise_floor and not floor.exists() else floors.read(floor)
        lines = floors.missed(bounds, measured.overall)
        report["floor"] = {"bounds": bounds, "missed": lines}
        if raise_floor and not lines:
            floors.write(floor, floors.raised(bounds, measured.overall))
    if as_json:
        print(json.dumps(report, ensure_ascii=False))
    else:
        print(f"{phrases:,} phrases, loaded and indexed in {anew:.2f} s\n")
        show(tables)
    for line in lines:
        _complain(line)
    return FAILED if lines else FINE


def _scaled(
    sizes: Sequence[int], few: Sequence[int], duties: Sequence[int], plot: Path | None, *, as_json: bool
) -> int:
    thing = "phrases"
    try:
        points = growth.measure(sizes)
        fine = growth.measure_few(few)
        thing = "duties"
        typed = typing_speed.measure(duties)
    except subprocess.CalledProcessError as error:
        _complain(f"measuring {error.cmd[-1]} {thing} failed, perhaps for want of memory: see above")
        return UNUSABLE
    if plot:
        plot.write_text(picture.svg(points), encoding="utf-8")
    if as_json:
        found = {
            "scale": [each.as_json() for each in points],
            "fine": [each.as_json() for each in fine],
            "typing": [each.as_json() for each in typed],
        }
        print(json.dumps(found))
    else:
        show([growth.table(points), growth.few_table(fine), typing_speed.table(typed)])
    return FINE


def _compared(knowledge: Path, folders: Sequence[Path], *, as_json: bool) -> int:
    found = others.measure_brought(folders) if folders else others.measure(loader.load(knowledge))
    if as_json:
        print(json.dumps({"other": [each.as_json() for each in found]}, ensure_ascii=False))
    else:
        show(table for each in found for table in others.tables(each))
    return FINE


def _calibrated(asked: Sequence[tuple[finder.Finder, Sequence[Question]]], *, as_json: bool) -> int:
    fitted = fitting.fit(asked)
    if as_json:
        print(json.dumps(fitted.as_json()))
    else:
        print(fitting.constants(fitted))
        show(
            [Table("Held out, file by file", ("measure", "present", "fitted"), fitting.rows(fitted, percent))]
        )
    return FINE


def _complain(line: str) -> None:
    print(line, file=sys.stderr)

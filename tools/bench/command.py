"""What each command of ``python -m tools.bench`` measures and prints. Gives the exit code: 0, or 2.

What a file has wrong is raised: CatalogueError, OSError, and TooFewError of a calibration.
"""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from bot.catalogue.yaml import loader
from bot.commands.bench import FINE, UNUSABLE, complain, opened
from bot.evaluate.report import ReportTable, percent, show
from tools.bench import calibrate as fitting
from tools.bench import keystrokes as typing_speed
from tools.bench import misses as learning
from tools.bench import other as others
from tools.bench import peers as rivals
from tools.bench import routing
from tools.bench import scale as growth
from tools.bench import small as small_costs
from tools.bench.sized import sized


def peers(paths: Sequence[Path], knowledge: Path, *, as_json: bool = False) -> int:
    found, questions = opened(knowledge, paths)
    compared = rivals.compare(found, questions)
    if as_json:
        print(json.dumps({"peers": rivals.as_json(compared, to_reach=True)}, ensure_ascii=False))
    else:
        show([rivals.table(compared, to_reach=True)])
    return FINE


def other(folders: Sequence[Path], knowledge: Path, *, as_json: bool = False) -> int:
    """``folders``: whose organisations to measure; ones made from the catalogue without any."""
    found = others.measure_brought(folders) if folders else others.measure(loader.load(knowledge))
    if as_json:
        print(json.dumps({"other": [each.as_json() for each in found]}, ensure_ascii=False))
    else:
        show(table for each in found for table in others.tables(each))
    return FINE


def route(knowledge: Path, rows: int = routing.ROWS, *, as_json: bool = False) -> int:
    found = routing.measured(knowledge, rows)
    if as_json:
        print(json.dumps({"route": found.as_json()}))
    else:
        show([routing.table(found)])
    return FINE


def misses(folders: Sequence[Path], *, as_json: bool = False) -> int:
    """``folders``: each with training and test questions of an organisation."""
    found = [learning.curve_of(folder) for folder in folders]
    if as_json:
        print(json.dumps({"misses": learning.as_json(found)}, ensure_ascii=False))
    else:
        show(learning.as_table(each) for each in found)
    return FINE


def scale(
    sizes: Sequence[int] = growth.SIZES,
    few: Sequence[int] = growth.FEW_SIZES,
    duties: Sequence[int] = typing_speed.SIZES,
    *,
    as_json: bool = False,
) -> int:
    thing = "phrases"
    try:
        points = growth.measure(sizes)
        detailed = growth.measure_few(few)
        thing = "duties"
        typed = typing_speed.measure(duties)
    except subprocess.CalledProcessError as error:
        complain(f"measuring {error.cmd[-1]} {thing} failed, perhaps for want of memory: see above")
        return UNUSABLE
    if as_json:
        found = {
            "scale": [each.as_json() for each in points],
            "few_phrases": [each.as_json() for each in detailed],
            "typing": [each.as_json() for each in typed],
        }
        print(json.dumps(found))
    else:
        show([growth.table(points), growth.few_table(detailed), typing_speed.table(typed)])
    return FINE


def small(folders: Sequence[Path], knowledge: Path, *, as_json: bool = False) -> int:
    """``folders`` hold organisations, measured at each of their sizes."""
    costs, start = small_costs.measure(list(sized(folders))), small_costs.measure_start(knowledge)
    if as_json:
        print(json.dumps({"small": [each.as_json() for each in costs], "start": start.as_json()}))
    else:
        show([small_costs.table(costs), small_costs.start_table(start)])
    return FINE


def calibrate(paths: Sequence[Path], knowledge: Path, *, as_json: bool = False) -> int:
    return _calibrated(fitting.fit([opened(knowledge, paths)]), as_json=as_json)


def calibrate_others(folders: Sequence[Path], *, words_alone: bool = False, as_json: bool = False) -> int:
    """``words_alone``: as where no sentence encoder is installed."""
    return _calibrated(fitting.fit_sized(sized(folders), words_alone=words_alone), as_json=as_json)


def _calibrated(fitted: fitting.CalibrationFit, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps(fitted.as_json()))
    else:
        print(fitting.constants(fitted))
        show(
            [
                ReportTable(
                    "Held out, file by file", ("measure", "present", "fitted"), fitting.rows(fitted, percent)
                )
            ]
        )
    return FINE

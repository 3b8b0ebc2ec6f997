"""The floor of the golden test: a small YAML file of measures that may only get better."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bot.catalogue.errors import CatalogueError
from bot.catalogue.report import FileReport
from bot.catalogue.yaml.fields import nearest_word
from bot.catalogue.yaml.tree import BrokenNode, MapNode, Scalar, parse
from bot.evaluate.measures import HIGHER, LOWER, Measures

FLOOR_FILE: Final = "floor.yaml"
_STEP: Final = 0.01
_ON_REQUEST: Final = ("slips_cost", "calibration_error")
"""Bound only where somebody wrote them down: they vary with few questions."""
_HEAD: Final = """\
# What `bench` must reach on questions.yaml. `bench --raise-floor` writes it, and only ever upward;
# for what should be small (wrong names, names for questions that nobody handles) it is a ceiling.
"""


def read(path: Path) -> Measures:
    """Measure → bound. Raises CatalogueError for what is no known measure or number, OSError."""
    report = FileReport(str(path))
    root = parse(path.read_bytes(), report)
    found: Measures = {}
    known = (*HIGHER, *LOWER)
    if isinstance(root, MapNode):
        for name, (key, node) in root.entries.items():
            value = _number(node.value) if isinstance(node, Scalar) else None
            if name not in known:
                report.add(
                    "unknown-measure",
                    key,
                    "there is no such measure",
                    value=name,
                    remedy=nearest_word(name, known),
                )
            elif value is None:
                report.add(
                    "bad-number", node, f"“{name}” must be a number from 0 to 1", remedy=f"{name}: 0.9"
                )
            else:
                found[name] = value
    elif root is not None and not isinstance(root, BrokenNode):
        report.add(
            "wrong-type", root, "the floor must be written as “measure: number” lines", remedy="first: 0.9"
        )
    if report.problems:
        raise CatalogueError(report.problems)
    return found


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def missed_bounds(floor: Mapping[str, float], found: Mapping[str, float]) -> list[str]:
    """One line for every measure beyond its bound; a measure that was not taken misses it too."""
    lines: list[str] = []
    for name, bound in floor.items():
        value = found.get(name)
        if value is None:
            lines.append(f"{name}: not measured, the floor asks for {bound:g}")
        elif name in LOWER and value > bound:
            lines.append(f"{name}: {value:.4f} is above the ceiling of {bound:g}")
        elif name in HIGHER and value < bound:
            lines.append(f"{name}: {value:.4f} is below the floor of {bound:g}")
    return lines


def raise_bounds(floor: Mapping[str, float], found: Mapping[str, float]) -> Measures:
    """Every bound moved to the present figure where that is better, rounded to its loose side."""
    new: Measures = {}
    for name in (*HIGHER, *LOWER):
        before, now = floor.get(name), found.get(name)
        if before is None and name in _ON_REQUEST:
            continue
        if now is None:
            if before is not None:
                new[name] = before
        elif name in HIGHER:
            rounded = math.floor(now / _STEP + 1e-9) * _STEP
            new[name] = round(rounded if before is None else max(before, rounded), 4)
        else:
            rounded = math.ceil(now / _STEP - 1e-9) * _STEP
            new[name] = round(rounded if before is None else min(before, rounded), 4)
    return new


def write(path: Path, floor: Mapping[str, float]) -> None:
    lines = "".join(f"{name}: {value:g}\n" for name, value in floor.items())
    path.write_text(_HEAD + lines, encoding="utf-8")

"""What a small catalogue costs, where a sentence encoder reads it too; and what a bare ``ask`` costs.

Times of one run are compared with each other: a ratio means the same on every machine.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.desk import Desk
from bot.evaluate.measures import percentile
from bot.evaluate.report import ReportTable, milliseconds
from bot.finder import finder
from bot.finder.model import encoder as encoders
from bot.finder.model.encoder import phrase_to_encode
from tools.bench.sized import SizedCatalogue

QUESTION: Final = "who handles returns"
_QUESTIONS: Final = 300
_PHRASES: Final = 1000
_STARTS: Final = 5
_TELL: Final = """
import json, runpy, sys
try:
    runpy.run_module("bot", run_name="__main__", alter_sys=True)
except SystemExit:
    pass
print(json.dumps(sorted(sys.modules)))
"""
_IMPORTS: Final = """
import importlib, json, sys
for name in json.loads(sys.argv[1]):
    try:
        importlib.import_module(name)
    except Exception:
        pass
"""


@dataclass(frozen=True, slots=True)
class SmallCosts:
    organisation: str
    phrases: int
    median_ms: float
    """Of a question."""
    p99_ms: float
    words_alone_ms: float
    """The median without an encoder."""
    thousand_s: float
    """To encode a thousand phrases on one core."""

    def as_json(self) -> dict[str, Any]:
        return {
            "organisation": self.organisation,
            "phrases": self.phrases,
            "median_ms": round(self.median_ms, 2),
            "p99_times_median": round(self.p99_ms / self.median_ms, 2),
            "times_words_alone": round(self.median_ms / self.words_alone_ms, 2),
            "thousand_phrases_s": round(self.thousand_s, 2),
        }


@dataclass(frozen=True, slots=True)
class StartCosts:
    ask_s: float
    """Processor time of a bare ``ask`` from the cache."""
    imports_s: float
    """Of a process that only imports the same modules."""

    @property
    def ratio(self) -> float:
        return self.ask_s / self.imports_s

    def as_json(self) -> dict[str, Any]:
        return {
            "ask_s": round(self.ask_s, 3),
            "imports_s": round(self.imports_s, 3),
            "ratio": round(self.ratio, 2),
        }


def measure(sizes: Sequence[SizedCatalogue]) -> list[SmallCosts]:
    """Each organisation's own; those that use no encoder are left out."""
    found: list[SmallCosts] = []
    encoder = encoders.default()
    for each in sizes:
        built = finder.build(each.catalogue)
        if encoder is None or built.encoder is None:
            continue
        texts = [question.text for question in each.questions][:_QUESTIONS]
        times, alone = _times(built, texts), _times(finder.build(each.catalogue, words_alone=True), texts)
        phrases = [phrase_to_encode(phrase) for phrase in built.entries.phrases][:_PHRASES]
        begun = time.process_time()
        encoder.encode(phrases)
        spent = (time.process_time() - begun) * _PHRASES / max(1, len(phrases))
        found.append(
            SmallCosts(
                f"{each.organisation}, {each.size}",
                len(built.entries.phrases),
                percentile(times, 0.5),
                percentile(times, 0.99),
                percentile(alone, 0.5),
                spent,
            )
        )
    return found


def _times(built: finder.Finder, texts: Sequence[str]) -> list[float]:
    """Milliseconds of each question, the better of two."""
    desk = Desk(built).warm()
    return sorted(min(desk.answer(text).elapsed_ms for _ in range(2)) for text in texts)


def measure_start(knowledge: Path) -> StartCosts:
    """The best of five starts each, of processor time. Raises CalledProcessError if one fails."""
    ask = [sys.executable, "-m", "bot", "ask", QUESTION, "--knowledge", str(knowledge)]
    names = _run([sys.executable, "-c", _TELL, *ask[3:]]).splitlines()[-1]
    bare = [sys.executable, "-c", _IMPORTS, names]
    return StartCosts(min(map(_spent, _STARTS * [ask])), min(map(_spent, _STARTS * [bare])))


def _run(command: Sequence[str]) -> str:
    done = subprocess.run(  # noqa: S603  # this very interpreter
        command, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return done.stdout


def _spent(command: Sequence[str]) -> float:
    """Seconds of processor time that the command took."""
    before = os.times()
    _run(command)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def table(found: Sequence[SmallCosts]) -> ReportTable:
    rows = tuple(
        (
            each.organisation,
            f"{each.phrases:,}",
            milliseconds(each.median_ms),
            f"{each.p99_ms / each.median_ms:.1f} ×",
            f"{each.median_ms / each.words_alone_ms:.1f} ×",
            f"{each.thousand_s:.1f} s",
        )
        for each in found
    )
    head = ("organisation", "phrases", "median", "p99 to median", "to words alone", "1,000 phrases encoded")
    return ReportTable(
        "Small catalogues", head, rows, "to reach: median ≤ 8 ms, p99 ≤ 5 ×, 1,000 phrases < 5 s"
    )


def start_table(start: StartCosts) -> ReportTable:
    row = (f"{start.ask_s:.2f} s", f"{start.imports_s:.2f} s", f"{start.ratio:.2f} ×")
    return ReportTable("A bare ask", ("ask", "its imports", "ratio"), (row,), "to reach: ≤ 1.6 ×")

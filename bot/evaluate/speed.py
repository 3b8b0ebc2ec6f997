"""How long answers take, hostile texts of full length included, and how long a catalogue takes to open."""

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import Any, Final

from bot.catalogue.yaml import files
from bot.desk import Desk
from bot.evaluate.measures import Result, percentile
from bot.evaluate.report import ReportTable, milliseconds
from bot.finder import cache as finder_cache
from bot.finder import data
from bot.finder.finder import Finder

LONGEST: Final = 2000
"""Characters of a long text: the most that an answer looks at."""
MOST_TIMES_MEDIAN: Final = 10.0
"""To reach: the 99th percentile and the worst long text to the median."""
LONGEST_OPENING_S: Final = 0.3
"""To reach: opening from the cache."""

_TRIES: Final = 2
"""For a question: the one that was judged and another."""
_LONG_TRIES: Final = 3
_OPENED: Final = 3
_LONG_TEXTS: Final = 20
_HOSTILE_TEXTS: Final = 4
"""Of each kind."""
_SEED: Final = 17
_HAN: Final = range(0x4E00, 0x9FA6)
_EMOJI: Final = range(0x1F300, 0x1F650)
_HARMLESS: Final = "questions strung together"


@dataclass(frozen=True, slots=True)
class Speed:
    """Milliseconds per question, each the better of two tries."""

    median: float
    p99: float
    long: Mapping[str, float]
    """Kind of text of 2,000 characters → the worst of its texts."""

    @property
    def longest(self) -> float:
        """The worst long text of any kind."""
        return max(self.long.values(), default=0.0)

    @property
    def ratio(self) -> float:
        """The slower of the 99th percentile and the worst long text, to the median."""
        return max(self.p99, self.longest) / self.median if self.median else 0.0


def measure_speed(desk: Desk, results: Sequence[Result]) -> Speed:
    """Ask the questions again, so that each counts with the better of two tries, and then the long texts."""
    elapsed = sorted(
        min(result.answer.elapsed_ms, _elapsed(desk, result.question.text, _TRIES - 1)) for result in results
    )
    texts = {_HARMLESS: string_together([result.question.text for result in results]), **hostile_texts()}
    long = {
        kind: max(_elapsed(desk, text, _LONG_TRIES) for text in listed)
        for kind, listed in texts.items()
        if listed
    }
    return Speed(percentile(elapsed, 0.5), percentile(elapsed, 0.99), long)


def _elapsed(desk: Desk, text: str, tries: int) -> float:
    """The best of the tries, so that what else the machine does meanwhile is not blamed."""
    return min(desk.answer(text).elapsed_ms for _ in range(tries))


def string_together(questions: Sequence[str]) -> list[str]:
    """Texts of 2,000 characters cut from all questions in a row; none without questions."""
    joined = "\n".join(questions)
    if not joined:
        return []
    joined *= -(-LONGEST * 2 // len(joined))
    step = (len(joined) - LONGEST) // _LONG_TEXTS
    return [joined[place * step : place * step + LONGEST] for place in range(_LONG_TEXTS)]


def hostile_texts() -> dict[str, list[str]]:
    """Kind → texts of 2,000 characters that give a finder the most to do; the same every time."""
    random = Random(_SEED)
    near = [word for line in data.lines("near_words.txt") for word in line.split(", ")]

    def unknown() -> str:
        return "".join(random.choices(ascii_lowercase, k=random.randint(5, 9))) + " "

    kinds: dict[str, Callable[[], str]] = {
        "unknown words": unknown,
        "near words": lambda: random.choice(near) + " ",
        "random Chinese": lambda: chr(random.choice(_HAN)),
        "one-letter lines": lambda: random.choice(ascii_lowercase) + "\n",
        "emoji": lambda: chr(random.choice(_EMOJI)),
    }
    return {kind: [_filled(piece) for _ in range(_HOSTILE_TEXTS)] for kind, piece in kinds.items()}


def _filled(piece: Callable[[], str]) -> str:
    text = ""
    while len(text) < LONGEST:
        text += piece()
    return text[:LONGEST]


def measure_opening(knowledge: Path, found: Finder) -> float:
    """Seconds to open the catalogue from its cache, the best of three.

    That is to read the files, to see that they are the ones the cache was made from, and to read the cache.
    The cache is one of our own outside the folder, which is left as it is. Raises OSError.
    """
    with tempfile.TemporaryDirectory() as scratch:
        cache = Path(scratch) / "cache.npz"
        finder_cache.write(found, cache)
        return min(_opened(knowledge, cache) for _ in range(_OPENED))


def _opened(knowledge: Path, cache: Path) -> float:
    started = time.perf_counter()
    sources, _ = files.read_all(knowledge)
    files.digest(sources)
    finder_cache.read(cache)
    return time.perf_counter() - started


def as_json(found: Speed) -> dict[str, Any]:
    return {
        "median_ms": round(found.median, 4),
        "p99_ms": round(found.p99, 4),
        "longest_ms": round(found.longest, 4),
        "long_ms": {kind: round(worst, 4) for kind, worst in found.long.items()},
        "ratio": round(found.ratio, 2),
        "ratio_to_reach": MOST_TIMES_MEDIAN,
    }


def table(found: Speed) -> ReportTable:
    def row(name: str, value: float) -> tuple[str, ...]:
        times = f"{value / found.median:.1f} ×" if found.median else "–"
        return name, milliseconds(value), times, f"≤ {MOST_TIMES_MEDIAN:g} ×"

    rows = (
        ("median", milliseconds(found.median), "", ""),
        row("99th percentile", found.p99),
        *(row(f"{LONGEST:,} characters, {kind}", worst) for kind, worst in found.long.items()),
        row(f"worst of {LONGEST:,} characters", found.longest),
    )
    return ReportTable("Speed", ("a question", "ms", "to median", "to reach"), rows)


def opening_table(seconds: float) -> ReportTable:
    row = ("opened from the cache, s", f"{seconds:.3f}", f"< {LONGEST_OPENING_S:g}")
    return ReportTable("Opening the catalogue", ("measure", "s", "to reach"), (row,))

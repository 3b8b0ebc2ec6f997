"""How the finder scales from ten thousand phrases to a million: time to build, time to answer, memory.

Every size is measured in a process of its own, so that none inherits another's memory.
"""

import ctypes
import gc
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from bot.evaluate.measures import percentile
from bot.evaluate.report import ReportTable, progress
from bot.finder import finder
from bot.finder.model import index
from tools.bench.synthetic import catalogue, few_phrases_catalogue, questions

SIZES: Final = (10_000, 30_000, 100_000, 300_000, 1_000_000)
FEW_SIZES: Final = (10_000, 30_000)
"""Phrases of catalogues that have ten of them a role."""
_FEW: Final = "few"
_QUESTIONS: Final = 1_000
_WARM_UP: Final = 100
_BUILDS: Final = 2
_TARGETS: Final = "to reach: growth ≤ 5 ×, median < 5 ms, ≥ 50,000 phrases/s, ≤ 1,024 bytes/phrase"


@dataclass(frozen=True, slots=True)
class Point:
    phrases: int
    build_s: float
    """Seconds to index the phrases, the better of two; nothing is remembered between them."""
    p50_ms: float
    """A whole question, from the text to the answer."""
    p99_ms: float
    bytes_per_phrase: float
    """Growth of the process: catalogue, phrases, index and corrector; without the fitted weights."""
    load_s: float
    """Seconds until the finder is ready: the index, the fitted weights, the corrector, the names."""
    weights_bytes_per_phrase: float
    """The fitted weights; 0 where the catalogue is too large for them."""

    def as_json(self) -> dict[str, Any]:
        return {
            "phrases": self.phrases,
            "build_s": round(self.build_s, 3),
            "p50_ms": round(self.p50_ms, 4),
            "p99_ms": round(self.p99_ms, 4),
            "bytes_per_phrase": round(self.bytes_per_phrase, 1),
            "load_s": round(self.load_s, 3),
            "weights_bytes_per_phrase": round(self.weights_bytes_per_phrase, 1),
        }


@dataclass(frozen=True, slots=True)
class Few:
    """A catalogue with ten phrases per role: how long it takes to build."""

    phrases: int
    roles: int
    build_s: float
    """As ``Point.build_s``, with the words read letter by letter."""
    load_s: float
    """As ``Point.load_s``."""

    @property
    def phrases_per_s(self) -> float:
        return self.phrases / self.build_s

    def as_json(self) -> dict[str, Any]:
        return {
            "phrases": self.phrases,
            "roles": self.roles,
            "build_s": round(self.build_s, 3),
            "phrases_per_s": round(self.phrases_per_s),
            "load_s": round(self.load_s, 3),
        }


def measure(sizes: Sequence[int] = SIZES) -> list[Point]:
    """One process per size. Raises CalledProcessError if one of them fails, as for want of memory."""
    return [Point(**in_process("tools.bench.scale", size)) for size in progress("sizes", sizes)]


def measure_few(sizes: Sequence[int] = FEW_SIZES) -> list[Few]:
    """One process per size. Raises CalledProcessError if one of them fails."""
    return [
        Few(**in_process("tools.bench.scale", size, _FEW)) for size in progress("few phrases a role", sizes)
    ]


def in_process(module: str, size: int, kind: str = "") -> dict[str, Any]:
    """What a module of ours prints as JSON for a size of a kind. Raises CalledProcessError if it fails."""
    kinds = [kind] if kind else []
    done = subprocess.run(  # noqa: S603  # this very interpreter
        [sys.executable, "-m", module, *kinds, str(size)], check=True, stdout=subprocess.PIPE, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def point(size: int) -> Point:
    """Measure one size in this process."""
    _settle()
    finder.build(catalogue(100)).find("warm up 热身")
    before = _resident()
    made = catalogue(size)
    started = time.perf_counter()
    built = finder.build(made)
    load_s = time.perf_counter() - started
    _settle()
    weights = built.weights.nbytes if built.weights is not None else 0
    grown = _resident() - before - weights
    texts = questions(made, _WARM_UP + _QUESTIONS)
    for text in islice(texts, _WARM_UP):
        built.find(text)
    elapsed = sorted(_elapsed(built, text) for text in texts)
    return Point(
        phrases=size,
        build_s=_seconds_to_index(built.entries.phrases, detailed=built.index.detailed),
        p50_ms=percentile(elapsed, 0.5),
        p99_ms=percentile(elapsed, 0.99),
        bytes_per_phrase=grown / size,
        load_s=load_s,
        weights_bytes_per_phrase=weights / size,
    )


def few(size: int) -> Few:
    """Measure one size in this process."""
    finder.build(few_phrases_catalogue(100)).find("warm up 热身")
    made = few_phrases_catalogue(size)
    started = time.perf_counter()
    built = finder.build(made)
    load_s = time.perf_counter() - started
    phrases, detailed = built.entries.phrases, built.index.detailed
    return Few(size, built.entries.role_count, _seconds_to_index(phrases, detailed=detailed), load_s)


def _elapsed(built: finder.Finder, text: str) -> float:
    started = time.perf_counter()
    built.find(text)
    return (time.perf_counter() - started) * 1000


def _seconds_to_index(phrases: Sequence[str], *, detailed: bool) -> float:
    """The better of two."""
    taken: list[float] = []
    for _ in range(_BUILDS):
        started = time.perf_counter()
        index.build(phrases, detailed=detailed)
        taken.append(time.perf_counter() - started)
    return min(taken)


def _settle() -> None:
    """Return free memory, as far as the C library can, so that only what is held counts."""
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it, musl does not
        if trim is not None:
            trim(0)


def _resident() -> int:
    """Bytes of memory this process occupies."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * _page_size()
    import resource  # noqa: PLC0415  # not on every platform

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _page_size() -> int:
    import resource  # noqa: PLC0415

    return resource.getpagesize()


def table(points: Sequence[Point]) -> ReportTable:
    rows = tuple(
        (
            f"{each.phrases:,}",
            f"{each.build_s:.2f}",
            f"{each.phrases / each.build_s:,.0f}",
            f"{each.p50_ms:.3f}",
            f"{each.p50_ms / points[0].p50_ms:.1f} ×",
            f"{each.p99_ms:.2f}",
            f"{each.bytes_per_phrase:,.0f}",
            f"{each.weights_bytes_per_phrase:,.0f}",
            f"{each.load_s:.2f}",
        )
        for each in points
    )
    head = (
        "phrases",
        "index s",
        "phrases/s",
        "median ms",
        "growth",
        "p99 ms",
        "bytes/phrase",
        "weights' bytes/phrase",
        "load s",
    )
    return ReportTable("Growth", head, rows, _TARGETS)


def few_table(found: Sequence[Few]) -> ReportTable:
    rows = tuple(
        (
            f"{each.phrases:,}",
            f"{each.roles:,}",
            f"{each.build_s:.2f}",
            f"{each.phrases_per_s:,.0f}",
            f"{each.load_s:.2f}",
        )
        for each in found
    )
    head = ("phrases", "roles", "index s", "phrases/s", "load s")
    return ReportTable("Few phrases a role", head, rows)


def main() -> None:
    *kinds, size = sys.argv[1:]
    measured = few(int(size)) if _FEW in kinds else point(int(size))
    print(json.dumps(asdict(measured)))


if __name__ == "__main__":
    main()

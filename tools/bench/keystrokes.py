"""Find as you type in a catalogue of a hundred thousand duties: how long each keystroke waits.

Measured is ``Desk.suggest``, which does what the menus in Slack wait for; naming the thirty suggestions
they show takes the same for every catalogue. A size is measured in a process of its own.
"""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from random import Random
from string import ascii_lowercase
from typing import Any, Final

from bot.catalogue.model import Catalogue
from bot.desk import Desk
from bot.evaluate.measures import percentile
from bot.evaluate.report import ReportTable, milliseconds, progress
from bot.evaluate.slips import add_slips
from bot.finder import finder
from tools.bench.scale import in_process
from tools.bench.synthetic import english, named_catalogue

SIZES: Final = (10_000, 100_000)
_EACH: Final = 8
"""Texts of each kind, each typed from its first letter to its last."""
_SUGGESTIONS: Final = 30
"""As many as the menus in Slack ask for."""
_SEED: Final = 4
_EVERYWHERE: Final = 40
_MANY_WORDS: Final = 30
_HAN: Final = range(0x4E00, 0x9FA6)
_TARGETS: Final = "to reach: every keystroke < 100 ms"


@dataclass(frozen=True, slots=True)
class TypingTimes:
    """Milliseconds from what was typed so far to the suggestions for it, the better of two."""

    duties: int
    kind: str
    """What was typed; "all" for the kinds together."""
    keystrokes: int
    p50_ms: float
    p99_ms: float
    worst_ms: float

    def as_json(self) -> dict[str, Any]:
        found = asdict(self)
        return found | {name: round(found[name], 3) for name in ("p50_ms", "p99_ms", "worst_ms")}


def measure(sizes: Sequence[int] = SIZES) -> list[TypingTimes]:
    """For each size all keystrokes together, then kind by kind. Raises CalledProcessError if a size fails."""
    return [
        TypingTimes(**each)
        for size in progress("find as you type", sizes)
        for each in in_process("tools.bench.keystrokes", size)["typed"]
    ]


def typed(duties: int) -> list[TypingTimes]:
    """Measure one size in this process."""
    catalogue = named_catalogue(duties)
    desk = Desk(finder.build(catalogue)).warm()
    desk.suggest("")
    by_kind: dict[str, list[float]] = {}
    for kind, text in texts(catalogue):
        by_kind.setdefault(kind, []).extend(_elapsed(desk, so_far) for so_far in _letter_by_letter(text))
    together = [elapsed for each in by_kind.values() for elapsed in each]
    return [_summary(duties, kind, each) for kind, each in {"all": together, **by_kind}.items()]


def texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What people type, each with its kind; the same every time."""
    random = Random(_SEED)
    duties = [duty for duty, _, _ in catalogue.duties()]
    roles = [role for role, _ in catalogue.roles()]
    words = english().words
    for seed in range(_EACH):
        duty, role = random.choice(duties), random.choice(roles)
        department = random.choice(catalogue.departments)
        needs = [phrase for listed in random.choice(duties).phrases.values() for phrase in listed]
        for kind, name in (("duty", duty.text), ("role", role.name), ("department", department.name)):
            yield f"{kind}, English", name.en
            yield f"{kind}, Chinese", name.zh_hans
        yield "words turned round", " ".join(reversed(duty.text.en.split()))
        yield "with a slip", add_slips(duty.text.en, seed)
        yield "with a slip", add_slips(duty.text.zh_hans, seed)
        yield "a need", random.choice(needs or [""])
        yield "no match", "".join(random.choices("zxqvkj", k=9))
        yield "no match", "".join(map(chr, random.sample(_HAN, 6)))
    # Single letters, and many words that are everywhere: as much to look for as a text can ask.
    yield "hostile", " ".join(random.sample(ascii_lowercase, len(ascii_lowercase)))
    yield "hostile", " ".join(random.choices(words[:_EVERYWHERE], k=_MANY_WORDS))


def _letter_by_letter(text: str) -> Iterator[str]:
    return (text[:end] for end in range(1, len(text) + 1))


def _elapsed(desk: Desk, so_far: str) -> float:
    """The better of two runs, so that other work of the machine does not count."""
    taken: list[float] = []
    for _ in range(2):
        started = time.perf_counter()
        desk.suggest(so_far, _SUGGESTIONS)
        taken.append((time.perf_counter() - started) * 1000)
    return min(taken)


def _summary(duties: int, kind: str, elapsed: Sequence[float]) -> TypingTimes:
    ordered = sorted(elapsed)
    median, high = (percentile(ordered, share) if ordered else 0.0 for share in (0.5, 0.99))
    return TypingTimes(duties, kind, len(ordered), median, high, max(ordered, default=0.0))


def table(found: Sequence[TypingTimes]) -> ReportTable:
    rows = tuple(
        (
            f"{each.duties:,}",
            each.kind,
            f"{each.keystrokes:,}",
            *map(milliseconds, (each.p50_ms, each.p99_ms, each.worst_ms)),
        )
        for each in found
    )
    head = ("duties", "typed", "keystrokes", "median ms", "p99 ms", "worst ms")
    return ReportTable("Find as you type, a keystroke", head, rows, _TARGETS)


def main() -> None:
    print(json.dumps({"typed": [asdict(each) for each in typed(int(sys.argv[1]))]}))


if __name__ == "__main__":
    main()

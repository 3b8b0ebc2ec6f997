"""Other ways to find the phrase that fits, on the same phrases and questions in the same run.

Every peer is given what helps it most without being this project: questions cleaned of mark-up, one script,
lower case. It ranks phrases; the first one that is a role's gives its answer. Slow peers get a sample of the
questions; their row says how many.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from bot.bench import rivals
from bot.bench.measure import percentile
from bot.bench.questions import CHINESE, ENGLISH, Question
from bot.bench.report import Table, milliseconds, percent, progress
from bot.finder.cleaning import clean
from bot.finder.finder import Finder
from bot.finder.script import fold

_BUDGET_S: Final = 8.0
"""What one peer may take for its questions; past that it gets a sample."""
_PROBES: Final = 5
_FEWEST: Final = 40
_SEED: Final = 7
_OURS: Final = "this finder"


@dataclass(frozen=True, slots=True)
class Standing:
    name: str
    first: dict[str, float]
    """Language group → the share with the right role first."""
    median_ms: float
    questions: int


@dataclass(frozen=True, slots=True)
class Comparison:
    ours: Standing
    peers: tuple[Standing, ...]
    left_out: tuple[str, ...]
    """Names of peers whose packages are not installed."""
    total: int
    """Questions there were to answer."""


def compare(finder: Finder, questions: Sequence[Question]) -> Comparison:
    """Only questions that have an owner count: a peer cannot say that nobody does it."""
    owned = [question for question in questions if question.owned]
    entries = finder.entries
    phrases = [fold(phrase) for phrase in entries.phrases]
    roles = [
        owner.id if owner.kind == "role" else "" for owner in (entries.owners[n] for n in entries.owner_of)
    ]
    standings: list[Standing] = []
    left_out: list[str] = []
    for name, make in rivals.RIVALS.items():
        try:
            rival = make(phrases, roles)
        except ImportError:
            left_out.append(name)
            continue
        with rival as rank:
            asked = _affordable(rank, owned)
            standings.append(_standing(name, asked, _texts(asked), rank))
    ours = _standing(_OURS, owned, [question.text for question in owned], _own(finder))
    return Comparison(ours, tuple(standings), tuple(left_out), len(owned))


def _own(finder: Finder) -> rivals.Rank:
    def rank(text: str) -> str:
        best = finder.find(text).best
        return (best.role or "") if best else ""

    return rank


def _texts(questions: Sequence[Question]) -> list[str]:
    return [fold(clean(question.text).text) for question in questions]


def _affordable(rank: rivals.Rank, questions: Sequence[Question]) -> Sequence[Question]:
    """All questions, or a sample as large as the budget allows, the same for the same questions."""
    random = Random(_SEED)  # noqa: S311
    shuffled = list(questions)
    random.shuffle(shuffled)
    started = time.perf_counter()
    for text in _texts(shuffled[:_PROBES]):
        rank(text)
    each = (time.perf_counter() - started) / max(min(_PROBES, len(shuffled)), 1)
    count = max(_FEWEST, int(_BUDGET_S / each)) if each else len(shuffled)
    return questions if count >= len(questions) else shuffled[:count]


def _standing(name: str, questions: Sequence[Question], texts: Sequence[str], rank: rivals.Rank) -> Standing:
    hits: dict[str, list[bool]] = {}
    elapsed: list[float] = []
    for question, text in progress(name, list(zip(questions, texts, strict=True))):
        started = time.perf_counter()
        role = rank(text)
        elapsed.append((time.perf_counter() - started) * 1000)
        hits.setdefault(question.group, []).append(role in question.gold)
    first = {group: sum(found) / len(found) for group, found in sorted(hits.items())}
    return Standing(name, first, percentile(sorted(elapsed), 0.5), len(questions))


def as_json(found: Comparison) -> dict[str, Any]:
    def standing(each: Standing) -> dict[str, Any]:
        return {
            "name": each.name,
            "first": {group: round(share, 4) for group, share in each.first.items()},
            "median_ms": round(each.median_ms, 4),
            "times_ours": round(each.median_ms / found.ours.median_ms, 1) if found.ours.median_ms else None,
            "questions": each.questions,
        }

    return {
        "ours": standing(found.ours),
        "peers": [standing(each) for each in found.peers],
        "left_out": list(found.left_out),
    }


def table(found: Comparison, title: str = "Peers, right role first, of the owned") -> Table:
    rows = tuple(
        (
            each.name,
            percent(each.first.get(ENGLISH)),
            percent(each.first.get(CHINESE)),
            milliseconds(each.median_ms),
            f"{each.median_ms / found.ours.median_ms:.1f} ×" if found.ours.median_ms else "–",
            str(each.questions),
        )
        for each in (found.ours, *found.peers)
    )
    notes = []
    if any(each.questions < found.total for each in found.peers):
        notes.append("slow ones answered a sample")
    if found.left_out:
        notes.append(f"not installed, left out: {', '.join(found.left_out)} (extra “peers”)")
    return Table(title, ("way", ENGLISH, CHINESE, "ms", "to ours", "questions"), rows, "; ".join(notes))

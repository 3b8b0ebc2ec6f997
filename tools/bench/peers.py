"""Other ways to find the phrase that fits, on the same phrases and questions in the same run.

Every peer is given what helps it most without being this project: questions cleaned of mark-up, one script,
lower case. It ranks phrases; the first one that is a role's gives its answer. Slow peers get a sample of the
questions, the same on every machine; their row says how many.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Final

from bot.catalogue.questions import CHINESE, ENGLISH, LabelledQuestion
from bot.evaluate.measures import percentile
from bot.evaluate.report import ReportTable, milliseconds, percent, progress
from bot.finder.finder import Finder
from bot.finder.text.cleaning import clean
from bot.language.script import fold
from tools.bench import rivals

_FEWEST: Final = 40
_SEED: Final = 7
_OURS: Final = "this finder"


@dataclass(frozen=True, slots=True)
class PeerResult:
    name: str
    first: dict[str, float]
    """Language group → the share with the right role first."""
    right: float
    """The same share over all its questions."""
    ours: float
    """This finder's share over the very same questions."""
    median_ms: float
    questions: int
    looks_up: bool = True
    """False for a classifier fitted to the phrases."""
    to_reach: float | None = None
    """How many times faster this finder must be, where that is asked for."""


@dataclass(frozen=True, slots=True)
class Comparison:
    ours: PeerResult
    peers: tuple[PeerResult, ...]
    left_out: tuple[str, ...]
    """Names of peers whose packages are not installed."""
    total: int
    """Questions there were to answer."""


def compare(finder: Finder, questions: Sequence[LabelledQuestion]) -> Comparison:
    """Only questions that have an owner count: a peer cannot say that nobody does it."""
    owned = [question for question in questions if question.owned]
    entries = finder.entries
    phrases = [fold(phrase) for phrase in entries.phrases]
    roles = [
        owner.id if owner.kind == "role" else "" for owner in (entries.owners[n] for n in entries.owner_of)
    ]
    own = [_tried(question.text, question, _own(finder)) for question in progress(_OURS, owned)]
    ours = _standing(_OURS, own, own)
    standings: list[PeerResult] = []
    left_out: list[str] = []
    for name, rival in rivals.RIVALS.items():
        try:
            made = rival.make(phrases, roles)
        except ImportError:
            left_out.append(name)
            continue
        places = sample(len(owned), len(phrases), rival.comparisons)
        asked = [owned[place] for place in places]
        with made as rank:
            tries = [
                _tried(fold(clean(question.text).text), question, rank) for question in progress(name, asked)
            ]
        standing = _standing(name, tries, [own[place] for place in places])
        standings.append(replace(standing, looks_up=rival.looks_up, to_reach=rival.to_reach))
    return Comparison(ours, tuple(standings), tuple(left_out), len(owned))


def _own(finder: Finder) -> rivals.Rank:
    def rank(text: str) -> str:
        best = finder.find(text).best
        return (best.role or "") if best else ""

    return rank


def sample(questions: int, phrases: int, comparisons: int | None) -> Sequence[int]:
    """Places of the questions a peer is asked: all, or as many as its comparisons allow, drawn by a seed."""
    count = questions if comparisons is None else max(_FEWEST, comparisons // max(phrases, 1))
    if count >= questions:
        return range(questions)
    return sorted(Random(_SEED).sample(range(questions), count))


@dataclass(frozen=True, slots=True)
class _Try:
    group: str
    right: bool
    elapsed_ms: float


def _tried(text: str, question: LabelledQuestion, rank: rivals.Rank) -> _Try:
    started = time.perf_counter()
    role = rank(text)
    return _Try(question.group, role in question.gold, (time.perf_counter() - started) * 1000)


def _standing(name: str, tries: Sequence[_Try], ours: Sequence[_Try]) -> PeerResult:
    groups = sorted({each.group for each in tries})
    return PeerResult(
        name,
        first={group: _right([each for each in tries if each.group == group]) for group in groups},
        right=_right(tries),
        ours=_right(ours),
        median_ms=percentile(sorted(each.elapsed_ms for each in tries), 0.5),
        questions=len(tries),
    )


def _right(tries: Sequence[_Try]) -> float:
    return sum(each.right for each in tries) / len(tries) if tries else 0.0


def as_json(found: Comparison, *, to_reach: bool = False) -> dict[str, Any]:
    """``to_reach``: with the times that are asked for."""

    def standing(each: PeerResult) -> dict[str, Any]:
        target = {"times_ours_to_reach": each.to_reach} if to_reach and each.to_reach else {}
        return {
            "name": each.name,
            "first": {group: round(share, 4) for group, share in each.first.items()},
            "first_all": round(each.right, 4),
            "ours_on_the_same": round(each.ours, 4),
            "median_ms": round(each.median_ms, 4),
            "times_ours": round(each.median_ms / found.ours.median_ms, 1) if found.ours.median_ms else None,
            **target,
            "questions": each.questions,
        }

    return {
        "ours": standing(found.ours),
        "peers": [standing(each) for each in found.peers],
        "left_out": list(found.left_out),
    }


def table(
    found: Comparison, title: str = "Peers, right role first, of the owned", *, to_reach: bool = False
) -> ReportTable:
    """``to_reach``: with a column of the times that are asked for."""
    rows = tuple(
        (
            each.name,
            percent(each.first.get(ENGLISH)),
            percent(each.first.get(CHINESE)),
            milliseconds(each.median_ms),
            f"{each.median_ms / found.ours.median_ms:.1f} ×" if found.ours.median_ms else "–",
            *([f"≥ {each.to_reach:g} ×" if each.to_reach else ""] if to_reach else []),
            str(each.questions),
        )
        for each in (found.ours, *found.peers)
    )
    notes = []
    if any(each.questions < found.total for each in found.peers):
        notes.append("slow ones answered a sample")
    if found.left_out:
        notes.append(f"not installed, left out: {', '.join(found.left_out)} (pip install scikit-learn)")
    target = ("to reach",) if to_reach else ()
    head = ("way", ENGLISH, CHINESE, "ms", "to ours", *target, "questions")
    return ReportTable(title, head, rows, "; ".join(notes))

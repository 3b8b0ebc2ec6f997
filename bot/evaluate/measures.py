"""Questions through the desk → the measures of answer quality."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.answer import Answer
from bot.catalogue.questions import DEPARTMENT, PLAIN, TYPO, LabelledQuestion
from bot.desk import Desk
from bot.evaluate.slips import add_slips

Measures = dict[str, float]
"""Name → share between 0 and 1; a measure without any question is absent."""

ShowProgress = Callable[[str, Iterable[LabelledQuestion]], Iterable[LabelledQuestion]]
"""Passes the questions on and shows how far they are."""

HIGHER: Final = ("first", "first_three", "answered_right", "one_press", "department_right")
LOWER: Final = ("answered_wrong", "ownerless_named", "ownerless_offered", "slips_cost", "calibration_error")
"""Measures of which less is better."""

_FIRST: Final = 3
_SLIP_SEED: Final = 1
_WARM_UP: Final = 20
_BINS: Final = 10


@dataclass(frozen=True, slots=True)
class Result:
    question: LabelledQuestion
    answer: Answer

    @property
    def rank(self) -> int | None:
        """Place of the first right match, from 0; None if none is right."""
        return next((place for place in range(len(self.answer.matches)) if self._right(place)), None)

    def _right(self, place: int) -> bool:
        match = self.answer.matches[place]
        if match.role is None:  # only a department fits, which is all that some questions ask for
            return self.question.kind == DEPARTMENT and match.department == self.question.department
        return match.role in self.question.gold

    @property
    def first(self) -> bool:
        return self.rank == 0

    @property
    def named(self) -> bool:
        return self.answer.outcome == "answered"

    @property
    def one_press(self) -> bool:
        """Named rightly, or among those offered."""
        if self.answer.outcome == "choose":
            return self.rank is not None and self.rank < self.answer.offered
        return self.named and self.first


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers given with a confidence from ``low`` to below ``low + 0.1``."""

    low: float
    count: int
    confidence: float
    """Their mean confidence."""
    right: float
    """The share of them that was right."""


def ask_all(desk: Desk, questions: Iterable[LabelledQuestion]) -> list[Result]:
    return [Result(question, desk.answer(question.text)) for question in questions]


def warm_up(desk: Desk, questions: Sequence[LabelledQuestion]) -> None:
    """Answer a few questions unmeasured, so that what is loaded once is loaded."""
    desk.warm()
    for question in questions[:_WARM_UP]:
        desk.answer(question.text)


def measures(results: Sequence[Result]) -> Measures:
    """The shares of the target table over these results."""
    owned = [result for result in results if result.question.owned]
    ownerless = [result for result in results if not result.question.owned]
    departments = [
        result for result in results if result.question.kind == DEPARTMENT and result.question.department
    ]
    found: Measures = {}
    _share(found, "first", (result.first for result in owned))
    _share(found, "first_three", (result.rank is not None and result.rank < _FIRST for result in owned))
    _share(found, "answered_right", (result.named and result.first for result in owned))
    _share(found, "answered_wrong", (result.named and not result.first for result in owned))
    _share(found, "one_press", (result.one_press for result in owned))
    _share(found, "ownerless_named", (result.named for result in ownerless))
    _share(found, "ownerless_offered", (result.answer.outcome == "choose" for result in ownerless))
    _share(found, "department_right", (_department_right(result) for result in departments))
    return found


def _share(found: Measures, name: str, hits: Iterable[bool]) -> None:
    listed = list(hits)
    if listed:
        found[name] = sum(listed) / len(listed)


def _department_right(result: Result) -> bool:
    best = result.answer.best
    return best is not None and best.department == result.question.department


def group_by(results: Sequence[Result], key: Callable[[LabelledQuestion], str]) -> dict[str, list[Result]]:
    """Results by kind or language group, in the order they first appear."""
    found: dict[str, list[Result]] = {}
    for result in results:
        found.setdefault(key(result.question), []).append(result)
    return found


@dataclass(frozen=True, slots=True)
class Typing:
    """What slips cost: right role first, spelt right and misspelt."""

    plain: float | None
    """Over the questions of kind ``plain``."""
    typo: float | None
    """Over the questions of kind ``typo``: other questions, so the difference is rough."""
    spelt: float
    """Over every owned question that was spelt right…"""
    slipped: float
    """…and over the very same with slips put in."""
    count: int

    @property
    def cost(self) -> float:
        return self.spelt - self.slipped


def measure_typing(desk: Desk, results: Sequence[Result], progress: ShowProgress) -> Typing | None:
    """None where no question is both owned and spelt right."""
    spelt = [result for result in results if result.question.owned and result.question.kind != TYPO]
    if not spelt:
        return None
    misspelt = [
        replace(result.question, text=add_slips(result.question.text, _SLIP_SEED)) for result in spelt
    ]
    slipped = measures(ask_all(desk, progress("typing slips", misspelt)))
    kinds = {
        kind: measures(group) for kind, group in group_by(results, lambda question: question.kind).items()
    }
    return Typing(
        kinds.get(PLAIN, {}).get("first"),
        kinds.get(TYPO, {}).get("first"),
        measures(spelt)["first"],
        slipped["first"],
        len(spelt),
    )


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value below which this share of the ordered values lies; 0 of none."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def reliability(results: Sequence[Result]) -> list[Bin]:
    """The reliability curve of the answers given, questions that nobody handles included."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for result in results:
        best = result.answer.best
        if result.named and best is not None:
            place = min(int(best.confidence * _BINS), _BINS - 1)
            groups.setdefault(place, []).append((best.confidence, result.first))
    return [
        Bin(
            place / _BINS,
            len(group),
            sum(confidence for confidence, _ in group) / len(group),
            sum(right for _, right in group) / len(group),
        )
        for place, group in sorted(groups.items())
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: the distance between confidence and share right, weighted by count."""
    total = sum(each.count for each in bins)
    return sum(each.count * abs(each.confidence - each.right) for each in bins) / total if total else 0.0


def confusions(results: Sequence[Result]) -> list[tuple[str, str, int]]:
    """Right role, role that stood first instead, how often; the commonest first."""
    counts: Counter[tuple[str, str]] = Counter()
    for result in results:
        if result.question.owned and not result.first:
            best = result.answer.best
            counts[result.question.gold[0], (best.role or best.department) if best else "nobody"] += 1
        elif not result.question.owned and result.named and result.answer.best:
            counts["nobody", result.answer.best.role or result.answer.best.department] += 1
    return [
        (gold, named, count)
        for (gold, named), count in sorted(counts.items(), key=lambda it: (-it[1], it[0]))
    ]

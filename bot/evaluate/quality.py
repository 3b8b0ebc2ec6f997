"""What `bench` measures of the answers, gathered once, as JSON and as tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.catalogue.questions import CHINESE, ENGLISH, LabelledQuestion
from bot.desk import Desk
from bot.evaluate import measures
from bot.evaluate import speed as speeds
from bot.evaluate.measures import Bin, Measures, Result, Typing
from bot.evaluate.report import ReportTable, percent, progress
from bot.evaluate.speed import Speed

_CONFUSIONS_SHOWN: Final = 15
_NAMES: Final = {
    "first": "right role first",
    "first_three": "right role in the first three",
    "answered_right": "named and right, of the owned",
    "one_press": "right within one press",
    "answered_wrong": "named and wrong, of the owned",
    "ownerless_named": "nobody's: named",
    "ownerless_offered": "nobody's: offered a choice",
    "department_right": "department asked for: right",
}
_TARGETS: Final = {
    "first": "≥ 88 % en, 90 % zh",
    "first_three": "≥ 96 %",
    "answered_right": "≥ 70 %",
    "one_press": "≥ 90 %",
    "answered_wrong": "≤ 5 %",
    "ownerless_named": "≤ 5 %",
    "ownerless_offered": "≤ 15 %",
    "department_right": "",
}


@dataclass(frozen=True)
class Quality:
    results: tuple[Result, ...]
    typing: Typing | None
    speed: Speed
    bins: tuple[Bin, ...]

    @property
    def overall(self) -> Measures:
        """The measures that a floor can bind, over all questions."""
        found = measures.measures(self.results)
        if self.typing:
            found["slips_cost"] = self.typing.cost
        if self.bins:
            found["calibration_error"] = measures.calibration_error(self.bins)
        return found

    def by_group(self) -> dict[str, Measures]:
        groups = measures.group_by(self.results, lambda question: question.group)
        return {name: measures.measures(groups[name]) for name in (ENGLISH, CHINESE) if name in groups}

    def by_kind(self) -> dict[str, list[Result]]:
        return measures.group_by(self.results, lambda question: question.kind)


def measure_quality(desk: Desk, questions: Sequence[LabelledQuestion]) -> Quality:
    measures.warm_up(desk, questions)
    results = measures.ask_all(desk, progress("questions", questions))
    return Quality(
        results=tuple(results),
        typing=measures.measure_typing(desk, results, progress),
        speed=speeds.measure_speed(desk, results),
        bins=tuple(measures.reliability(results)),
    )


def as_json(quality: Quality) -> dict[str, Any]:
    typing = quality.typing
    return {
        "questions": len(quality.results),
        "measures": {"all": _rounded(quality.overall), **_rounded_each(quality.by_group())},
        "kinds": {
            kind: {"questions": len(group), **_rounded(measures.measures(group))}
            for kind, group in quality.by_kind().items()
        },
        "typing": None
        if typing is None
        else {
            "plain": typing.plain,
            "typo": typing.typo,
            "spelt": round(typing.spelt, 4),
            "slipped": round(typing.slipped, 4),
            "questions": typing.count,
        },
        "speed": speeds.as_json(quality.speed),
        "reliability": [
            {
                "from": each.low,
                "answers": each.count,
                "confidence": round(each.confidence, 4),
                "right": round(each.right, 4),
            }
            for each in quality.bins
        ],
        "confusions": [
            {"gold": gold, "named": named, "count": count}
            for gold, named, count in measures.confusions(quality.results)
        ],
    }


def _rounded(found: Measures) -> Measures:
    return {name: round(value, 4) for name, value in found.items()}


def _rounded_each(found: Mapping[str, Measures]) -> dict[str, Measures]:
    return {name: _rounded(values) for name, values in found.items()}


def tables(quality: Quality) -> list[ReportTable]:
    found = [_targets(quality), _kinds(quality), speeds.table(quality.speed), _reliability(quality)]
    rows = measures.confusions(quality.results)
    if rows:
        shown = tuple((gold, named, str(count)) for gold, named, count in rows[:_CONFUSIONS_SHOWN])
        note = f"and {len(rows) - len(shown)} more pairs" if len(rows) > len(shown) else ""
        found.append(ReportTable("Confusions", ("right", "first instead", "times"), shown, note))
    return found


def _targets(quality: Quality) -> ReportTable:
    groups = {"all": quality.overall, **quality.by_group()}
    rows = [
        (title, *(percent(values.get(name)) for values in groups.values()), _TARGETS[name])
        for name, title in _NAMES.items()
    ]
    if quality.typing:
        blank = ("",) * (len(groups) - 1)
        typing = quality.typing
        rows += [
            ("right first, spelt right", percent(typing.spelt), *blank, ""),
            ("the same with slips put in", percent(typing.slipped), *blank, "within 4 points"),
            ("kind plain / kind typo", f"{percent(typing.plain)} / {percent(typing.typo)}", *blank, ""),
        ]
    title = f"Answers to {len(quality.results)} questions"
    return ReportTable(title, ("measure", *groups, "to reach"), tuple(rows))


def _kinds(quality: Quality) -> ReportTable:
    rows: list[tuple[str, ...]] = []
    for kind, group in quality.by_kind().items():
        cells = [kind, str(len(group))]
        for name in (ENGLISH, CHINESE):
            part = [result for result in group if result.question.group == name]
            cells.append(percent(measures.measures(part).get("first")))
        values = measures.measures(group)
        named_wrong = values.get("answered_wrong", values.get("ownerless_named"))
        cells += [percent(values.get("one_press")), percent(named_wrong)]
        rows.append(tuple(cells))
    head = ("kind", "questions", "first, English", "first, Chinese", "one press", "named wrongly")
    return ReportTable("By kind", head, tuple(rows))


def _reliability(quality: Quality) -> ReportTable:
    rows = tuple(
        (
            f"{each.low:.1f} – {each.low + 0.1:.1f}",
            str(each.count),
            percent(each.confidence),
            percent(each.right),
        )
        for each in quality.bins
    )
    error = measures.calibration_error(quality.bins)
    head = ("confidence", "answers", "mean", "right")
    return ReportTable(
        "Reliability of the answers given", head, rows, f"expected calibration error {percent(error)}"
    )

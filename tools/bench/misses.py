"""Misses resolved one by one: does what keepers teach help, and does it harm anybody else?

Folders on the command line hold ``train.tsv`` and ``test.tsv``, a role and a question a line. A catalogue is
made of a few phrases a role; the other training questions are asked, and each that is missed is taught, as a
keeper would, until enough were. The test questions say how the answers fare; nothing of them is ever taught.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

from bot.answer import Answer
from bot.catalogue.lesson import Lesson
from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.catalogue.slugs import slug
from bot.evaluate.report import ReportTable
from bot.finder.finder import Finder, build
from bot.finder.teachable_phrase import wording_of
from bot.language.script import language_of

MISSES: Final = 200
PHRASES_A_ROLE: Final = 10
EVERY: Final = 50
"""Misses between two looks at the test questions."""
TESTED: Final = 200
_SEED: Final = 7
_TRAIN: Final = "train.tsv"
_TEST: Final = "test.tsv"

Asked = tuple[str, str]
"""The id of the role that is right, empty for nobody's, and the question."""


@dataclass(frozen=True, slots=True)
class LearningPoint:
    """How the test questions are answered after so many misses."""

    misses: int
    right_first: float
    named_right: float
    named_wrong: float
    others_change: float
    """Right first, of the roles that were taught nothing since the last look, in points."""


@dataclass(frozen=True, slots=True)
class LearningCurve:
    name: str
    roles: int
    points: tuple[LearningPoint, ...]

    @property
    def worst_for_others(self) -> float:
        return min(point.others_change for point in self.points)


def curve_of(folder: Path, *, misses: int = MISSES) -> LearningCurve:
    """Teach what is missed in one folder. Raises OSError."""
    random = Random(_SEED)
    train, test = _read(folder / _TRAIN), _read(folder / _TEST)
    catalogue, stream = _catalogue(train, random)
    owned = [each for each in test if each[0]]
    tested = random.sample(owned, min(TESTED, len(owned)))
    base = finder = build(catalogue)
    lessons: list[Lesson] = []
    before = _asked(finder, tested)
    points = [_point(0, tested, before, before, set())]
    taught: set[str] = set()
    for role, question in stream:
        if len(lessons) >= misses:
            break
        if not _missed(finder.find(question), role):
            continue
        lessons.append(Lesson(wording_of(question), "duty", role))
        taught.add(role)
        finder = base.taught_by(lessons)
        if len(lessons) % EVERY == 0:
            now = _asked(finder, tested)
            points.append(_point(len(lessons), tested, before, now, taught))
            before, taught = now, set()
    return LearningCurve(folder.name, len(catalogue.departments[0].roles), tuple(points))


def as_json(curves: Sequence[LearningCurve]) -> list[dict[str, Any]]:
    names = LearningPoint.__slots__
    return [
        {
            "name": curve.name,
            "roles": curve.roles,
            "points": [{name: round(getattr(point, name), 4) for name in names} for point in curve.points],
        }
        for curve in curves
    ]


def as_table(curve: LearningCurve) -> ReportTable:
    head = ("misses taught", "right first", "named right", "named wrong", "others")
    rows = tuple(
        (
            str(point.misses),
            f"{point.right_first:.1%}",
            f"{point.named_right:.1%}",
            f"{point.named_wrong:.1%}",
            f"{point.others_change:+.1f}",
        )
        for point in curve.points
    )
    return ReportTable(f"{curve.name}, {curve.roles} roles", head, rows)


def _read(file: Path) -> list[Asked]:
    lines = (line.split("\t", 1) for line in file.read_text(encoding="utf-8").splitlines())
    return [(slug(role), question) for role, question in lines]


def _catalogue(train: Sequence[Asked], random: Random) -> tuple[Catalogue, Iterator[Asked]]:
    """A duty a role with a few of its questions as phrases; the others, shuffled."""
    by_role: dict[str, list[str]] = {}
    for role, question in train:
        by_role.setdefault(role, []).append(question)
    roles, rest = [], []
    for own, questions in by_role.items():
        random.shuffle(questions)
        few, more = questions[:PHRASES_A_ROLE], questions[PHRASES_A_ROLE:]
        name = Text(own.replace("-", " "))
        duty = Duty(own, name, phrases={language_of(questions[0]): tuple(few)})
        roles.append(Role(f"{own}-role", name, duties=(duty,)))
        rest += [(own, question) for question in more]
    random.shuffle(rest)
    return Catalogue((Department("all", Text("All"), roles=tuple(roles)),)), iter(rest)


def _missed(answer: Answer, role: str) -> bool:
    """True where the right role is neither named nor offered."""
    shown = answer.offered if answer.outcome == "choose" else int(answer.outcome == "answered")
    return all(match.role != f"{role}-role" for match in answer.matches[:shown])


def _asked(finder: Finder, tested: Sequence[Asked]) -> list[Answer]:
    return [finder.find(question) for _, question in tested]


def _point(
    misses: int,
    tested: Sequence[Asked],
    before: Sequence[Answer],
    now: Sequence[Answer],
    taught: set[str],
) -> LearningPoint:
    right = [_first(answer, role) for (role, _), answer in zip(tested, now, strict=True)]
    named = [answer.outcome == "answered" for answer in now]
    others = [place for place, (role, _) in enumerate(tested) if role not in taught]
    change = sum(right[place] - _first(before[place], tested[place][0]) for place in others)
    count = len(tested)
    return LearningPoint(
        misses,
        sum(right) / count,
        sum(map(bool.__and__, right, named)) / count,
        sum(name and not first for name, first in zip(named, right, strict=True)) / count,
        100 * change / max(1, len(others)),
    )


def _first(answer: Answer, role: str) -> bool:
    return answer.best is not None and answer.best.role == f"{role}-role"

"""Side effects of lessons, before they are taught: which questions would get another answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from bot.answer import Answer
from bot.catalogue.lesson import Lesson
from bot.catalogue.model import Catalogue
from bot.catalogue.questions import QUESTIONS, read
from bot.catalogue.report import FileReport
from bot.desk import Desk
from bot.finder.likeness import likeness

ASKED: Final = 300
"""Of the golden and recent questions, those whose words are nearest to the lessons' are asked."""

Gold = Mapping[str, tuple[str, ...]]
"""A golden question → the ids of the roles that are right."""


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One question that would be answered differently."""

    question: str
    before: tuple[str, ...]
    """Ids of the roles named or offered, or of the topic; empty where nobody was."""
    after: tuple[str, ...]
    golden: bool
    taken_from: str = ""
    """The role that would lose it though it was right, or was not said to be wrong; empty if none."""


def gold_of(knowledge_dir: Path, desk: Desk) -> Gold:
    """The golden questions in a catalogue's folder, as far as they can be read."""
    try:
        data = (knowledge_dir / QUESTIONS).read_bytes()
    except OSError:
        return {}
    found = read(data, desk.catalogue, FileReport(QUESTIONS))
    return {question.text: question.gold for question in found}


def changes_by(
    desk: Desk, lessons: Sequence[Lesson], gold: Gold, recent: Sequence[str]
) -> tuple[AnswerChange, ...]:
    """What would change, what is taken from somebody first."""
    ahead = desk.taught_by(lessons)
    own = {_owner(desk.catalogue, lesson) for lesson in lessons}
    taught = {lesson.wording for lesson in lessons}
    questions = [each for each in dict.fromkeys([*gold, *recent]) if each not in taught]
    found = []
    for question in _nearest(questions, [lesson.wording for lesson in lessons]):
        before, after = desk.answer(question), ahead.answer(question)
        if named_owners(before) != named_owners(after):
            found.append(_change(question, before, after, gold.get(question), own))
    return tuple(
        sorted(found, key=lambda change: (not change.taken_from, not change.golden, change.question))
    )


def named_owners(answer: Answer) -> tuple[str, ...]:
    """The roles that an answer names or offers, or the topic it sends to."""
    if answer.outcome == "elsewhere" and answer.elsewhere:
        return (answer.elsewhere.topic,)
    shown = answer.offered if answer.outcome == "choose" else int(answer.outcome == "answered")
    return tuple(match.role or match.department for match in answer.matches[:shown])


def _change(
    question: str, before: Answer, after: Answer, right: tuple[str, ...] | None, own: set[str]
) -> AnswerChange:
    lost = [role for role in named_owners(before) if role not in named_owners(after) and role not in own]
    if right is not None:
        lost = [role for role in lost if role in right]
    elif before.outcome != "answered":
        lost = []
    return AnswerChange(
        question, named_owners(before), named_owners(after), right is not None, next(iter(lost), "")
    )


def _owner(catalogue: Catalogue, lesson: Lesson) -> str:
    return catalogue.duty(lesson.to)[1].id if lesson.kind == "duty" else lesson.to


def _nearest(questions: Sequence[str], wordings: Sequence[str]) -> list[str]:
    if len(questions) <= ASKED or not wordings:
        return list(questions)
    alike = likeness([*wordings, *questions], None)[: len(wordings), len(wordings) :].max(axis=0)
    order = np.argsort(-alike, kind="stable")[:ASKED]
    return [questions[place] for place in sorted(order.tolist())]

"""Questions made from the duties themselves, and how they are answered: a first look before anybody asks.

They lie close to what the catalogue says. What colleagues ask lies further away: `bench` measures that.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, Literal

from bot.answer import Answer
from bot.catalogue.model import Catalogue, Department, Duty, Role
from bot.desk import Desk
from bot.language.codes import EN, LANGUAGES, Language

QUESTIONS: Final = 20

Owned = tuple[Duty, Role, Department]

Result = Literal["right", "offered", "wrong", "nobody"]
"""The role was named; it was offered among others, or its department was; another one was; none was."""

_FRAMES: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("{}: who handles that?", "who do I ask about this: {}", "{} – whose job is that?"),
    "zh-Hant": ("{}找誰？", "{}歸誰管？", "{}由誰負責？"),
    "zh-Hans": ("{}找谁？", "{}归谁管？", "{}由谁负责？"),
}
_CLAUSES: Final[dict[bool, re.Pattern[str]]] = {
    True: re.compile(r"[,;:.](?:\s|$)|\s(?:and|or|so that)\s|\("),
    False: re.compile(r"[，；、。：（,;]|以及|並|并"),
}
_LEAD_IN: Final = re.compile(r"^(?:(?:and|or)\b|负责|負責|处理|處理|办理|辦理)\s*", re.IGNORECASE)
_WORDS: Final = 2
_CHARACTERS: Final = 4
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A question made from a duty."""

    text: str
    duty: Duty
    role: Role
    department: Department


@dataclass(frozen=True, slots=True)
class RehearsedQuestion:
    """A question and its answer."""

    question: MadeUp
    answer: Answer

    @property
    def result(self) -> Result:
        answer, role = self.answer, self.question.role.id
        if answer.outcome not in ("answered", "choose"):
            return "nobody"
        shown = [match for part in answer.parts for match in part.matches[: part.offered or 1]]
        if answer.outcome == "answered" and shown[0].role == role:
            return "right"
        own = self.question.department.id
        fits = any(match.role == role or (not match.role and match.department == own) for match in shown)
        return "offered" if fits else "wrong"

    @property
    def others(self) -> list[str]:
        """Ids of the roles that were named or offered in the right one's place, or beside it."""
        shown = [match for part in self.answer.parts for match in part.matches[: part.offered or 1]]
        named = self.answer.outcome in ("answered", "choose")
        return [each.role for each in shown if named and each.role and each.role != self.question.role.id]


def rehearse(desk: Desk, count: int = QUESTIONS) -> list[RehearsedQuestion]:
    """Ask the desk questions made from its catalogue; the same catalogue gives the same ones."""
    return [RehearsedQuestion(each, desk.answer(each.text)) for each in make_questions(desk.catalogue, count)]


def make_questions(catalogue: Catalogue, count: int = QUESTIONS) -> list[MadeUp]:
    """Up to ``count`` questions, spread over the roles: each role's first duty before any role's second."""
    rows = [[(duty, role, dept) for duty in role.duties] for role, dept in catalogue.roles() if role.duties]
    in_turn = [each for turn in zip_longest(*rows) for each in turn if each is not None]
    chosen = _spread(in_turn[: max(count, len(rows))], count)
    return [MadeUp(_asked(each[0], number), *each) for number, each in enumerate(chosen)]


def _spread(things: Sequence[Owned], count: int) -> list[Owned]:
    """``count`` things at even distances, in their order; all where there are no more."""
    if len(things) <= count:
        return list(things)
    return [things[number * len(things) // count] for number in range(count)]


def _asked(duty: Duty, number: int) -> str:
    """A question about the last clause of a duty, in a language the duty is written in, each in its turn."""
    spoken = [language for language in LANGUAGES if duty.text.get(language)] or [EN]
    language = spoken[number % len(spoken)]
    frames = _FRAMES[language]
    return frames[number % len(frames)].format(_clause(duty.text.get(language), language))


def _clause(text: str, language: Language) -> str:
    english = language == EN
    parts = [_LEAD_IN.sub("", part.strip()) for part in _CLAUSES[english].split(text)]
    whole = [part for part in parts if _says_enough(part, english=english)]
    found = (whole[-1] if whole else text.strip(" .。"))[:_LONGEST]
    acronym = found[:2].isupper()
    return found if acronym else found[:1].lower() + found[1:]


def _says_enough(part: str, *, english: bool) -> bool:
    return len(part.split()) >= _WORDS if english else len(part) >= _CHARACTERS

"""A tryout with people in it: holders, channels, a vacancy and an absence, all of it made up.

The people exist in the console's own stand-in for Slack and nowhere else: their ids are none of Slack's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from bot.answer import Answer
from bot.catalogue.lesson import Lesson
from bot.catalogue.model import Catalogue, Department, Role
from bot.desk import AnyFinder
from bot.language.codes import EN, Language
from bot.standin.workspace import Workspace

MADE_UP: Final = " (made up)"
AWAY: Final = " (made up, on leave)"
NOTICE: Final = (
    "The people and channels here are made up: they show what answers look like once yours are in."
)

_NAMES: Final = (
    "Alex Example, Bo Sample, Chris Placeholder, Dana Demo, Eli Specimen, Fran Figment, Gray Mockup, "
    "Harper Draft, Indra Sketch, Jo Pattern, Kim Template, Lee Stencil"
).split(", ")


@dataclass(frozen=True, slots=True)
class Cast:
    """A catalogue with made-up people in it, and their names by user id."""

    catalogue: Catalogue
    users: dict[str, str]

    def enter(self, workspace: Workspace) -> Workspace:
        """Let the people exist in a stand-in's workspace."""
        workspace.users.update(self.users)
        return workspace


def cast_of(catalogue: Catalogue) -> Cast:
    """Every role but the last gets a holder; the first one's holder is away and has a deputy.

    Real holders and channels of the catalogue are left out.
    """
    users: dict[str, str] = {}
    people = _people()
    vacant = next((role.id for role, _ in reversed(list(catalogue.roles()))), "")

    def named(suffix: str) -> str:
        user, name = next(people)
        users[user] = name + suffix
        return user

    def staffed(role: Role) -> Role:
        if role.id == vacant:
            return replace(role, holder="", deputy="", channel="")
        first = not users
        holder = named(AWAY if first else MADE_UP)
        return replace(role, holder=holder, deputy=named(MADE_UP) if first else "", channel="")

    def furnished(department: Department) -> Department:
        roles = tuple(staffed(role) for role in department.roles)
        return replace(department, channel=f"#demo-{department.id}", roles=roles)

    departments = tuple(furnished(each) for each in catalogue.departments)
    return Cast(replace(catalogue, departments=departments), users)


def _people() -> Iterator[tuple[str, str]]:
    """User ids and names, as many as are needed."""
    for number in count():
        name = _NAMES[number] if number < len(_NAMES) else f"Person {number + 1}"
        yield f"U0DEMO{number + 1:03}", name


@dataclass(frozen=True, slots=True)
class StagedFinder:
    """A finder whose answers are told with the cast's people."""

    finder: AnyFinder
    cast: Cast

    @property
    def catalogue(self) -> Catalogue:
        return self.cast.catalogue

    def find(
        self, question: str, *, topic: str = "", explain: bool = False, default_language: Language = EN
    ) -> Answer:
        return self.finder.find(question, topic=topic, explain=explain, default_language=default_language)

    def is_follow_up(self, text: str) -> bool:
        return self.finder.is_follow_up(text)

    def taught_by(self, lessons: Sequence[Lesson]) -> "StagedFinder":
        taught = self.finder.taught_by(lessons)
        staged = replace(self.cast.catalogue, elsewhere=taught.catalogue.elsewhere)
        return replace(self, finder=taught, cast=replace(self.cast, catalogue=staged))

"""The duty catalogue as immutable objects: departments hold roles, roles hold duties.

Loaded and checked once; reloading makes a new catalogue and never changes an old one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final

from bot.language.codes import FALLBACKS, LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Text:
    """One text in up to three languages; an empty string where a language is missing."""

    en: str = ""
    zh_hant: str = ""
    zh_hans: str = ""

    def get(self, language: Language) -> str:
        """The text in exactly this language, or an empty string."""
        return {"en": self.en, "zh-Hant": self.zh_hant, "zh-Hans": self.zh_hans}[language]

    def best(self, language: Language) -> str:
        """The text in this language, else in the nearest one that has it."""
        return next((text for code in FALLBACKS[language] if (text := self.get(code))), "")

    def by_language(self) -> Iterator[tuple[Language, str]]:
        """Each language that has a text, with it."""
        for language in LANGUAGES:
            if text := self.get(language):
                yield language, text

    def every(self) -> Iterator[str]:
        """The texts there are, without repeats."""
        seen: set[str] = set()
        for text in (self.en, self.zh_hant, self.zh_hans):
            if text and text not in seen:
                seen.add(text)
                yield text

    def __bool__(self) -> bool:
        return bool(self.en or self.zh_hant or self.zh_hans)


NO_TEXT: Final = Text()

Phrases = Mapping[Language, tuple[str, ...]]
"""Wordings by language, in the order of the file."""

NO_PHRASES: Final[Phrases] = MappingProxyType({})


def _no_phrases() -> Phrases:
    return NO_PHRASES


@dataclass(frozen=True, slots=True)
class Keepers:
    """Who keeps a catalogue, or a department's part of it, true."""

    people: tuple[str, ...] = ()
    """Slack user ids, user group ids or e-mail addresses."""
    channel: str = ""
    """Where they talk: a channel id or ``#name``; empty if none is named."""

    def __bool__(self) -> bool:
        return bool(self.people or self.channel)


NO_KEEPERS: Final = Keepers()


@dataclass(frozen=True, slots=True)
class Boundary:
    """What a duty is not: a wording that resembles it, and the duty or topic that owns it instead."""

    phrase: str
    see: str
    """The id of a duty, role, department or elsewhere topic."""


@dataclass(frozen=True, slots=True)
class Duty:
    id: str
    text: Text
    measure: Text = Text()
    works_with: tuple[str, ...] = ()
    """Ids of the departments this duty works with."""
    from_mission: bool = False
    """True where the source names the duty for the department, not for the role."""
    not_for: tuple[Boundary, ...] = ()
    phrases: Phrases = field(default_factory=_no_phrases)


@dataclass(frozen=True, slots=True)
class Role:
    id: str
    name: Text
    aliases: Phrases = field(default_factory=_no_phrases)
    holder: str = ""
    """A Slack user id (U…, W…), user group id (S…) or e-mail address; empty if nobody is named."""
    co_holders: tuple[str, ...] = ()
    """Further holders, in the order of the file; the first one is asked."""
    deputy: str = ""
    channel: str = ""
    reviewed: date | None = None
    duties: tuple[Duty, ...] = ()
    owns: tuple[str, ...] = ()
    """Names of what the role is in charge of: systems, tools, brands, subprojects, places."""

    @property
    def holders(self) -> tuple[str, ...]:
        """Everybody who fills the role, the first one first."""
        return (self.holder, *self.co_holders) if self.holder else ()


@dataclass(frozen=True, slots=True)
class Department:
    id: str
    name: Text
    aliases: Phrases = field(default_factory=_no_phrases)
    mission: Text = Text()
    channel: str = ""
    """A Slack channel id (C…, G…) or ``#name``; empty if none is named."""
    reviewed: date | None = None
    roles: tuple[Role, ...] = ()
    keepers: Keepers = NO_KEEPERS
    """Of this department; the catalogue's own keep it too."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something known to lie outside the catalogue, and where to go with it if that is known."""

    id: str
    name: Text
    usually: Text = Text()
    """Who handles it in most companies; a hint, not a fact about this one."""
    contact: str = ""
    phrases: Phrases = field(default_factory=_no_phrases)
    starter: bool = False
    """True for a topic that every new catalogue begins with; the catalogue's own duties override it."""


@dataclass(frozen=True, slots=True)
class Principle:
    id: str
    name: Text
    text: Text


@dataclass(frozen=True)
class Catalogue:
    """All of it. Every id is unique within its level; duty and topic ids share one namespace."""

    departments: tuple[Department, ...]
    elsewhere: tuple[Topic, ...] = ()
    name: Text = Text()
    source: Text = Text()
    principles: tuple[Principle, ...] = ()
    keepers: Keepers = NO_KEEPERS
    digest: str = field(default="", compare=False)
    """SHA-256 over the files it was read from; the identity of this state of the knowledge."""

    @cached_property
    def _departments(self) -> dict[str, Department]:
        return {department.id: department for department in self.departments}

    @cached_property
    def _roles(self) -> dict[str, tuple[Role, Department]]:
        return {role.id: (role, dept) for dept in self.departments for role in dept.roles}

    @cached_property
    def _duties(self) -> dict[str, tuple[Duty, Role, Department]]:
        return {
            duty.id: (duty, role, dept)
            for dept in self.departments
            for role in dept.roles
            for duty in role.duties
        }

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        return {topic.id: topic for topic in self.elsewhere}

    def department(self, department_id: str) -> Department:
        """Raises KeyError for an unknown id."""
        return self._departments[department_id]

    def role(self, role_id: str) -> tuple[Role, Department]:
        """The role and its department. Raises KeyError for an unknown id."""
        return self._roles[role_id]

    def duty(self, duty_id: str) -> tuple[Duty, Role, Department]:
        """The duty, its role and its department. Raises KeyError for an unknown id."""
        return self._duties[duty_id]

    def topic(self, topic_id: str) -> Topic:
        """Raises KeyError for an unknown id."""
        return self._topics[topic_id]

    def roles(self) -> Iterator[tuple[Role, Department]]:
        yield from self._roles.values()

    def duties(self) -> Iterator[tuple[Duty, Role, Department]]:
        yield from self._duties.values()

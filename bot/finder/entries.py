"""The catalogue flattened for matching: every wording, with the owner it speaks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, NamedTuple

import numpy as np

from bot.catalogue.model import Catalogue, Phrases
from bot.finder import data
from bot.finder.index import Ints
from bot.language import Language

Kind = Literal["role", "topic", "small_talk"]

_TALK_SHARE: Final = 0.25
_LEAST_TALK: Final = 60


@dataclass(frozen=True, slots=True)
class Owner:
    """Something a message can be about: a role, a topic outside the catalogue, or small talk."""

    kind: Kind
    id: str
    department: str = ""


@dataclass(frozen=True)
class Entries:
    phrases: tuple[str, ...]
    owners: tuple[Owner, ...]
    """Roles first, in the catalogue's order; then topics; small talk last."""
    owner_of: Ints
    """Each phrase's owner."""
    duty_of: tuple[str, ...]
    """Each phrase's duty id; empty where it names the role itself or belongs to no role."""
    language_of: tuple[Language | None, ...]
    """Each phrase's language where the catalogue says it."""
    role_count: int

    @property
    def topic_count(self) -> int:
        return len(self.owners) - self.role_count - 1


def entries_of(catalogue: Catalogue) -> Entries:
    """Flatten a catalogue. Deterministic: the order is the catalogue's own."""
    roles = [Owner("role", role.id, department.id) for role, department in catalogue.roles()]
    topics = [Owner("topic", topic.id) for topic in catalogue.elsewhere]
    owners = (*roles, *topics, Owner("small_talk", "small-talk"))
    number = {(owner.kind, owner.id): place for place, owner in enumerate(owners)}
    rows = list(_rows(catalogue))
    return Entries(
        phrases=tuple(row.phrase for row in rows),
        owners=owners,
        owner_of=np.array([number[row.kind, row.owner] for row in rows], dtype=np.int32),
        duty_of=tuple(row.duty for row in rows),
        language_of=tuple(row.language for row in rows),
        role_count=len(roles),
    )


class _Row(NamedTuple):
    phrase: str
    kind: Kind
    owner: str
    duty: str = ""
    language: Language | None = None


def _rows(catalogue: Catalogue) -> Iterator[_Row]:
    for role, _ in catalogue.roles():
        for language, name in _once(*role.name.by_language(), *_each(role.aliases)):
            yield _Row(name, "role", role.id, language=language)
        for duty in role.duties:
            for language, text in _once(*duty.text.by_language(), *_each(duty.phrases)):
                yield _Row(text, "role", role.id, duty.id, language)
    for topic in catalogue.elsewhere:
        for language, text in _once(*topic.name.by_language(), *_each(topic.phrases)):
            yield _Row(text, "topic", topic.id, language=language)
    for phrase in _talk(catalogue):
        yield _Row(phrase, "small_talk", "small-talk")
    yield from _boundaries(catalogue)


def _once(*pairs: tuple[Language, str]) -> Iterator[tuple[Language, str]]:
    """A text that several languages share counts once, in the first of them."""
    seen: set[str] = set()
    for language, text in pairs:
        if text not in seen:
            seen.add(text)
            yield language, text


def _each(phrases: Phrases) -> Iterator[tuple[Language, str]]:
    for language, texts in phrases.items():
        for text in texts:
            yield language, text


def _boundaries(catalogue: Catalogue) -> Iterator[_Row]:
    """What a duty is not speaks for whoever owns it instead."""
    topics = {topic.id for topic in catalogue.elsewhere}
    roles = {role.id for role, _ in catalogue.roles()}
    duties = {duty.id: role.id for duty, role, _ in catalogue.duties()}
    for duty, _, _ in catalogue.duties():
        for boundary in duty.not_for:
            if boundary.see in topics:
                yield _Row(boundary.phrase, "topic", boundary.see)
            elif boundary.see in duties:
                yield _Row(boundary.phrase, "role", duties[boundary.see], boundary.see)
            elif boundary.see in roles:
                yield _Row(boundary.phrase, "role", boundary.see)


def _talk(catalogue: Catalogue) -> tuple[str, ...]:
    """Small talk, thinned out evenly where the catalogue itself has only a few phrases."""
    owned = sum(len(phrases) for duty, _, _ in catalogue.duties() for phrases in duty.phrases.values())
    talk = small_talk()
    return talk[:: max(1, round(len(talk) / max(_LEAST_TALK, _TALK_SHARE * owned)))]


@cache
def small_talk() -> tuple[str, ...]:
    """Messages that ask for nobody, the same for every organisation."""
    return tuple(data.lines("small_talk.txt"))

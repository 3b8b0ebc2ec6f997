"""The catalogue flattened for matching: every wording, with the owner it speaks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np

from bot.catalogue.model import Catalogue
from bot.finder import data
from bot.finder.index import Ints


@dataclass(frozen=True, slots=True)
class Owner:
    """Something a message can be about: a role, a topic outside the catalogue, or small talk."""

    kind: Literal["role", "topic", "small_talk"]
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
        phrases=tuple(phrase for phrase, _, _, _ in rows),
        owners=owners,
        owner_of=np.array([number[kind, owner] for _, kind, owner, _ in rows], dtype=np.int32),
        duty_of=tuple(duty for _, _, _, duty in rows),
        role_count=len(roles),
    )


Row = tuple[str, Literal["role", "topic", "small_talk"], str, str]


def _rows(catalogue: Catalogue) -> Iterator[Row]:
    for role, _ in catalogue.roles():
        for name in (*role.name.every(), *(name for names in role.aliases.values() for name in names)):
            yield name, "role", role.id, ""
        for duty in role.duties:
            for text in duty.text.every():
                yield text, "role", role.id, duty.id
            for phrases in duty.phrases.values():
                for phrase in phrases:
                    yield phrase, "role", role.id, duty.id
    for topic in catalogue.elsewhere:
        for text in topic.name.every():
            yield text, "topic", topic.id, ""
        for phrases in topic.phrases.values():
            for phrase in phrases:
                yield phrase, "topic", topic.id, ""
    for phrase in small_talk():
        yield phrase, "small_talk", "small-talk", ""
    yield from _boundaries(catalogue)


def _boundaries(catalogue: Catalogue) -> Iterator[Row]:
    """What a duty is not speaks for whoever owns it instead."""
    topics = {topic.id for topic in catalogue.elsewhere}
    roles = {role.id for role, _ in catalogue.roles()}
    duties = {duty.id: role.id for duty, role, _ in catalogue.duties()}
    for duty, _, _ in catalogue.duties():
        for boundary in duty.not_for:
            if boundary.see in topics:
                yield boundary.phrase, "topic", boundary.see, ""
            elif boundary.see in duties:
                yield boundary.phrase, "role", duties[boundary.see], boundary.see
            elif boundary.see in roles:
                yield boundary.phrase, "role", boundary.see, ""


@cache
def small_talk() -> tuple[str, ...]:
    """Messages that ask for nobody, the same for every organisation."""
    return tuple(data.lines("small_talk.txt"))

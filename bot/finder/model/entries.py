"""The catalogue flattened for matching: every wording, with the owner it speaks for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

import numpy as np

from bot.catalogue.model import Catalogue, Phrases, Text
from bot.finder import data
from bot.finder.model.index import Ints
from bot.language.codes import Language

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


def entries_of(catalogue: Catalogue) -> Entries:
    """Flatten a catalogue. Deterministic: the order is the catalogue's own."""
    roles = [Owner("role", role.id, department.id) for role, department in catalogue.roles()]
    topics = [Owner("topic", topic.id) for topic in catalogue.elsewhere]
    owners = (*roles, *topics, Owner("small_talk", "small-talk"))
    number = {(owner.kind, owner.id): place for place, owner in enumerate(owners)}
    rows = _Rows()
    for role, _ in catalogue.roles():
        place = number["role", role.id]
        rows.add(place, "", role.name, role.aliases)
        rows.extend(place, "", None, role.owns)
        for duty in role.duties:
            rows.add(place, duty.id, duty.text, duty.phrases)
    for topic in catalogue.elsewhere:
        rows.add(number["topic", topic.id], "", topic.name, topic.phrases)
    rows.extend(len(owners) - 1, "", None, _talk(catalogue))
    for phrase, kind, owner, duty_id in _boundaries(catalogue):
        rows.extend(number[kind, owner], duty_id, None, (phrase,))
    return Entries(
        phrases=tuple(rows.phrases),
        owners=owners,
        owner_of=np.array(rows.owner_of, dtype=np.int32),
        duty_of=tuple(rows.duty_of),
        language_of=tuple(rows.language_of),
        role_count=len(roles),
    )


@dataclass(slots=True)
class _Rows:
    """The table being filled, by column: an object for each phrase would cost a start most of its time."""

    phrases: list[str] = field(default_factory=list)
    owner_of: list[int] = field(default_factory=list)
    duty_of: list[str] = field(default_factory=list)
    language_of: list[Language | None] = field(default_factory=list)

    def add(self, owner: int, duty: str, text: Text, phrases: Phrases) -> None:
        """A text and its wordings; what several languages share counts once, in the first of them."""
        seen: set[str] = set()
        for language, single in text.by_language():
            self._unseen(owner, duty, language, (single,), seen)
        for language, several in phrases.items():
            self._unseen(owner, duty, language, several, seen)

    def extend(self, owner: int, duty: str, language: Language | None, phrases: Sequence[str]) -> None:
        count = len(phrases)
        self.phrases.extend(phrases)
        self.owner_of.extend([owner] * count)
        self.duty_of.extend([duty] * count)
        self.language_of.extend([language] * count)

    def _unseen(
        self, owner: int, duty: str, language: Language, phrases: Sequence[str], seen: set[str]
    ) -> None:
        fresh = [phrase for phrase in dict.fromkeys(phrases) if phrase not in seen]
        seen.update(fresh)
        self.extend(owner, duty, language, fresh)


def _boundaries(catalogue: Catalogue) -> Iterator[tuple[str, Kind, str, str]]:
    """What a duty is not speaks for whoever owns it instead: the wording, its owner, and the duty."""
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


def _talk(catalogue: Catalogue) -> tuple[str, ...]:
    """Small talk, thinned out evenly where the catalogue itself has only a few phrases."""
    owned = sum(len(phrases) for duty, _, _ in catalogue.duties() for phrases in duty.phrases.values())
    talk = small_talk()
    return talk[:: max(1, round(len(talk) / max(_LEAST_TALK, _TALK_SHARE * owned)))]


@cache
def small_talk() -> tuple[str, ...]:
    """Messages that ask for nobody, the same for every organisation."""
    return tuple(data.lines("small_talk.txt"))

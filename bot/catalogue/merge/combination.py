"""Two catalogues → one: a spreadsheet's, merged into the one keepers wrote by hand.

What is there stays, in its order; the spreadsheet's own columns are the newer word on what they name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from bot.catalogue.merge.matching import IncomingCatalogue, align_ids, comparable_text
from bot.catalogue.model import NO_PHRASES, Catalogue, Department, Duty, Keepers, Phrases, Role, Text, Topic
from bot.language.codes import LANGUAGES, Language

T = TypeVar("T", Department, Role, Duty, Topic)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Ids of what the file does not hold, or no longer holds."""

    departments: frozenset[str]
    roles: frozenset[str]
    duties: frozenset[str]


@dataclass(frozen=True, slots=True)
class MergedCatalogue:
    catalogue: Catalogue
    left_out: LeftOut


def combine(existing: Catalogue, brought: IncomingCatalogue, *, prune: bool = False) -> MergedCatalogue:
    """Merge; with ``prune`` what the file does not hold is removed, and what pointed to it."""
    new = align_ids(existing, brought)
    merge = _Merge(brought.columns, prune)
    old_roles = _by_id(role for role, _ in existing.roles())
    new_roles = _by_id(role for role, _ in new.roles())
    duties = _duties(merge, existing, new)
    owner = _later(
        {duty.id: role.id for duty, role, _ in existing.duties()},
        {duty.id: role.id for duty, role, _ in new.duties()},
    )
    old_home = {role.id: department.id for role, department in existing.roles()}
    new_home = {role.id: department.id for role, department in new.roles()}
    home = _later(old_home, new_home) if brought.names_departments else _later(new_home, old_home)
    duties_of, roles_of = _placed(owner, old_roles.values()), _placed(home, existing.departments)
    roles = {
        own: replace(
            merge.role(old_roles.get(own), new_roles.get(own)),
            duties=tuple(duties[each] for each in duties_of.get(own, ())),
        )
        for own in _later(old_roles, new_roles)
    }
    old_rooms, new_rooms = _by_id(existing.departments), _by_id(new.departments)
    departments = [
        replace(
            merge.department(old_rooms.get(own), new_rooms.get(own)),
            roles=tuple(roles[each] for each in roles_of.get(own, ())),
        )
        for own in _later(old_rooms, new_rooms)
        if own in old_rooms or brought.names_departments or own in roles_of
    ]
    known = {each.id for each in existing.principles}
    result = replace(
        existing,
        departments=tuple(departments),
        elsewhere=merge.topics(existing.elsewhere, new.elsewhere),
        name=merge.text(existing.name, new.name),
        source=merge.text(existing.source, new.source),
        principles=(*existing.principles, *(each for each in new.principles if each.id not in known)),
        digest="",
        keepers=merge.keepers(existing.keepers, new.keepers),
    )
    dropped = LeftOut(
        frozenset(old_rooms) - frozenset(new_rooms),
        frozenset(old_roles) - frozenset(new_roles),
        frozenset(duty.id for duty, _, _ in existing.duties())
        - frozenset(duty.id for duty, _, _ in new.duties()),
    )
    return MergedCatalogue(_pruned(result, dropped) if prune else result, dropped)


def _by_id(things: Iterable[T]) -> dict[str, T]:
    return {thing.id: thing for thing in things}


def _later(first: Mapping[str, V], second: Mapping[str, V]) -> dict[str, V]:
    """The values of both, in the order of the first; the second's where both have one."""
    return {**first, **second}


def _placed(places: Mapping[str, str], before: Iterable[Department | Role]) -> dict[str, list[str]]:
    """Id of a place → ids of what belongs there: what always stood there first, in its order."""
    found: dict[str, list[str]] = {}
    for old in before:
        inside = old.roles if isinstance(old, Department) else old.duties
        found[old.id] = [each.id for each in inside if places[each.id] == old.id]
    always = {each for listed in found.values() for each in listed}
    for each, place in places.items():
        if each not in always:
            found.setdefault(place, []).append(each)
    return found


def _duties(merge: "_Merge", existing: Catalogue, new: Catalogue) -> dict[str, Duty]:
    old_duties = {duty.id: duty for duty, _, _ in existing.duties()}
    new_duties = {duty.id: duty for duty, _, _ in new.duties()}
    return {
        own: merge.duty(old_duties.get(own), new_duties.get(own)) for own in _later(old_duties, new_duties)
    }


@dataclass(frozen=True, slots=True)
class _Merge:
    """Merges two things with one id: the file wins where it says something."""

    columns: frozenset[str]
    prune: bool

    def department(self, old: Department | None, new: Department | None) -> Department:
        if old is None or new is None:
            return _one(old, new)
        return replace(
            old,
            name=self.text(old.name, new.name),
            aliases=_joined(old.aliases, _former(old.name, new.name), new.aliases),
            mission=self.text(old.mission, new.mission),
            channel=self.value(old.channel, new.channel, "department_channel"),
            reviewed=new.reviewed or old.reviewed,
            keepers=self.keepers(old.keepers, new.keepers),
        )

    def role(self, old: Role | None, new: Role | None) -> Role:
        if old is None or new is None:
            return _one(old, new)
        holders = self.value(old.holders, new.holders, "holder")
        return replace(
            old,
            name=self.text(old.name, new.name),
            aliases=_joined(old.aliases, new.aliases, _former(old.name, new.name)),
            holder=holders[0] if holders else "",
            co_holders=holders[1:],
            deputy=self.value(old.deputy, new.deputy, "deputy"),
            channel=self.value(old.channel, new.channel, "role_channel"),
            reviewed=new.reviewed or old.reviewed,
            owns=_union(old.owns, new.owns),
        )

    def duty(self, old: Duty | None, new: Duty | None) -> Duty:
        if old is None or new is None:
            return _one(old, new)
        return replace(
            old,
            text=self.text(old.text, new.text),
            measure=self.text(old.measure, new.measure),
            works_with=_union(old.works_with, new.works_with),
            from_mission=old.from_mission or new.from_mission,
            not_for=_union(old.not_for, new.not_for),
            phrases=_joined(old.phrases, new.phrases),
        )

    def topics(self, old: Sequence[Topic], new: Sequence[Topic]) -> tuple[Topic, ...]:
        by_id = _by_id(new)
        known = _by_id(old)
        merged_topics = [self._topic(topic, by_id.get(topic.id)) for topic in old]
        return (*merged_topics, *(topic for topic in new if topic.id not in known))

    def _topic(self, old: Topic, new: Topic | None) -> Topic:
        if new is None:
            return old
        return replace(
            old,
            name=self.text(old.name, new.name),
            usually=self.text(old.usually, new.usually),
            contact=new.contact or old.contact,
            phrases=_joined(old.phrases, new.phrases),
        )

    def keepers(self, old: Keepers, new: Keepers) -> Keepers:
        return Keepers(
            self.value(old.people, new.people, "keepers"),
            self.value(old.channel, new.channel, "keepers_channel"),
        )

    def text(self, old: Text, new: Text) -> Text:
        """The languages that the file gives; one that says the same in other letters changes nothing."""
        same = {comparable_text(each) for each in old.every()}
        given = {language: text for language, text in new.by_language() if comparable_text(text) not in same}
        return Text(*(given.get(language) or old.get(language) for language in LANGUAGES))

    def value(self, old: V, new: V, column: str) -> V:
        """The file's value; the old one where the file is silent, unless its column is there and empty."""
        return new if new or (self.prune and column in self.columns) else old


def _one(old: T | None, new: T | None) -> T:
    found = old or new
    if found is None:
        raise LookupError("neither catalogue holds it")
    return found


def _former(old: Text, new: Text) -> Phrases:
    """Keep names that the file changes as aliases."""
    same = {comparable_text(each) for each in old.every()}
    return {
        language: (old.get(language),)
        for language, text in new.by_language()
        if old.get(language) and comparable_text(text) not in same
    }


def _joined(*several: Phrases) -> Phrases:
    """All wordings in their order, each once whatever its case or script."""
    found: dict[Language, list[str]] = {}
    seen: set[str] = set()
    for phrases in several:
        for language in LANGUAGES:
            for phrase in phrases.get(language, ()):
                if phrases is several[0] or comparable_text(phrase) not in seen:
                    found.setdefault(language, []).append(phrase)
                seen.add(comparable_text(phrase))
    listed = {language: tuple(found[language]) for language in LANGUAGES if language in found}
    return MappingProxyType(listed) if listed else NO_PHRASES


def _union(old: tuple[V, ...], new: tuple[V, ...]) -> tuple[V, ...]:
    return tuple(dict.fromkeys((*old, *new)))


def _pruned(catalogue: Catalogue, dropped: LeftOut) -> Catalogue:
    """Without what the file dropped, and without what pointed there."""
    gone = dropped.departments | dropped.roles | dropped.duties
    departments = []
    for department in catalogue.departments:
        roles = []
        for role in department.roles:
            duties = tuple(
                replace(
                    duty,
                    works_with=tuple(each for each in duty.works_with if each not in dropped.departments),
                    not_for=tuple(each for each in duty.not_for if each.see not in gone),
                )
                for duty in role.duties
                if duty.id not in dropped.duties
            )
            if role.id not in dropped.roles or duties:
                roles.append(replace(role, duties=duties))
        if department.id not in dropped.departments or roles:
            departments.append(replace(department, roles=tuple(roles)))
    return replace(catalogue, departments=tuple(departments))

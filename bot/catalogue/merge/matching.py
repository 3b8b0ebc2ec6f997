"""Which things of two catalogues are the same: by id, by name in any language, by what is below them."""

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol, TypeVar

from bot.catalogue.model import Catalogue, Department, Duty, Phrases, Role, Text
from bot.catalogue.slugs import comparable_name, free_slug
from bot.language import chinese
from bot.language.codes import ZH_HANS

_OF_NEW: Final = 0.5
_OF_OLD: Final = 0.3
"""Of what is below two things: from here on the new one is the old one under another name."""
_ALIKE: Final = 0.7
"""Of the letters of two duties of one role: from here on one is the other reworded."""


class NamedThing(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> Text: ...
    @property
    def aliases(self) -> Phrases: ...


Thing = TypeVar("Thing", bound=NamedThing)


@dataclass(slots=True)
class Matches:
    """Id in the incoming catalogue → id in the existing one, by kind."""

    departments: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    duties: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IncomingCatalogue:
    """A catalogue to merge into another, and what its file says for sure."""

    catalogue: Catalogue
    columns: frozenset[str]
    names_departments: bool = True
    """False where the file names no departments and the importer made them up."""


def comparable_text(text: str) -> str:
    """A form that is equal for two spellings of one text: case, width, script and hyphens differ."""
    return chinese.in_script(comparable_name(text), ZH_HANS)


def align_ids(existing: Catalogue, brought: IncomingCatalogue) -> Catalogue:
    """The incoming catalogue with the ids of the existing one wherever both mean the same thing.

    What is new keeps its id, or gets another where that is taken.
    """
    found = _matches(existing, brought)
    roles_taken = {role.id for role, _ in existing.roles()}
    rooms_taken = {department.id for department in existing.departments}
    duties_taken = {duty.id for duty, _, _ in existing.duties()} | {topic.id for topic in existing.elsewhere}

    def duty_of(duty: Duty) -> Duty:
        return replace(duty, id=found.duties.get(duty.id) or free_slug(duty.id, duties_taken))

    def role_of(role: Role) -> Role:
        own = found.roles.get(role.id) or free_slug(role.id, roles_taken)
        return replace(role, id=own, duties=tuple(map(duty_of, role.duties)))

    departments = []
    renamed: dict[str, str] = {}
    for department in brought.catalogue.departments:
        own = found.departments.get(department.id) or free_slug(department.id, rooms_taken)
        renamed[department.id] = own
        departments.append(replace(department, id=own, roles=tuple(map(role_of, department.roles))))
    return replace(brought.catalogue, departments=tuple(_redirect(departments, renamed)))


def _redirect(departments: Iterable[Department], renamed: dict[str, str]) -> Iterator[Department]:
    """Point references to departments at their new ids."""
    for department in departments:
        roles = (
            replace(
                role,
                duties=tuple(
                    replace(duty, works_with=tuple(renamed.get(each, each) for each in duty.works_with))
                    for duty in role.duties
                ),
            )
            for role in department.roles
        )
        yield replace(department, roles=tuple(roles))


def _matches(existing: Catalogue, brought: IncomingCatalogue) -> Matches:
    found = Matches()
    new = brought.catalogue
    _match_departments(existing, brought, found)
    rooms = {department.id: department for department in existing.departments}
    all_roles = [role for role, _ in existing.roles()]
    for department in new.departments:
        own = rooms.get(found.departments.get(department.id, ""))
        within = own.roles if own else ()
        _by_name(department.roles, within, found.roles, ids="role_id" in brought.columns)
    # A role whose department the file names too has moved from there; another may be of the same name.
    named = set(found.departments.values())
    movable = [
        role
        for role, department in existing.roles()
        if not brought.names_departments or department.id in named
    ]
    new_roles = [role for role, _ in new.roles()]
    _by_name(new_roles, movable, found.roles, ids="role_id" in brought.columns)
    _by_likeness(new_roles, movable, found.roles, lambda one, other: _shared(_texts(one), _texts(other)))
    by_id = {role.id: role for role in all_roles}
    for role in new_roles:
        if old := by_id.get(found.roles.get(role.id, "")):
            _match_duties(role.duties, old.duties, found.duties, ids="duty_id" in brought.columns)
    matched = set(found.roles.values())
    elsewhere = [duty for role in all_roles if role.id in matched for duty in role.duties]
    _match_equal_duties([duty for duty, _, _ in new.duties()], elsewhere, found.duties)
    return found


def _match_departments(existing: Catalogue, brought: IncomingCatalogue, found: Matches) -> None:
    new, old = brought.catalogue.departments, existing.departments
    _by_name(new, old, found.departments, ids="department_id" in brought.columns)

    def below(department: Department) -> set[str]:
        return {comparable_text(name) for role in department.roles for name in role.name.every()}

    def duties(department: Department) -> set[str]:
        return {text for role in department.roles for text in _texts(role)}

    _by_likeness(
        new,
        old,
        found.departments,
        lambda one, other: max(_shared(below(one), below(other)), _shared(duties(one), duties(other))),
    )


def _by_name(new: Sequence[Thing], old: Sequence[Thing], found: dict[str, str], *, ids: bool) -> None:
    """Match by id where the file gives ids; then by name, then by another name, then by the name's id."""
    ways: list[Callable[[Thing, Thing], bool]] = [
        lambda one, other: ids and one.id == other.id,
        lambda one, other: bool(_names(one) & _names(other)),
        lambda one, other: bool(_names(one) & _aliases(other)),
        lambda one, other: one.id == other.id,
    ]
    for same in ways:
        for each in new:
            taken = set(found.values())
            if each.id not in found:
                match = next((other for other in old if other.id not in taken and same(each, other)), None)
                if match is not None:
                    found[each.id] = match.id


def _by_likeness(
    new: Sequence[Thing], old: Sequence[Thing], found: dict[str, str], share: Callable[[Thing, Thing], float]
) -> None:
    """Match what is left by what is below it, the likest first."""
    taken = set(found.values())
    pairs = [
        (share(one, other), one.id, other.id)
        for one in new
        if one.id not in found
        for other in old
        if other.id not in taken
    ]
    for likeness, one, other in sorted(pairs, key=lambda pair: -pair[0]):
        if likeness and one not in found and other not in found.values():
            found[one] = other


def _match_duties(new: Sequence[Duty], old: Sequence[Duty], found: dict[str, str], *, ids: bool) -> None:
    if ids:
        known = {duty.id for duty in old}
        found.update({duty.id: duty.id for duty in new if duty.id in known})
    _match_equal_duties(new, old, found)
    taken = set(found.values())
    pairs = [
        (_alike(one.text, other.text), one.id, other.id)
        for one in new
        if one.id not in found
        for other in old
        if other.id not in taken
    ]
    for likeness, one, other in sorted(pairs, key=lambda pair: -pair[0]):
        if likeness >= _ALIKE and one not in found and other not in found.values():
            found[one] = other


def _match_equal_duties(new: Sequence[Duty], old: Sequence[Duty], found: dict[str, str]) -> None:
    by_text = {comparable_text(text): duty.id for duty in reversed(old) for text in duty.text.every()}
    for duty in new:
        if duty.id not in found:
            ids = [
                by_text[comparable_text(text)]
                for text in duty.text.every()
                if comparable_text(text) in by_text
            ]
            if ids and ids[0] not in found.values():
                found[duty.id] = ids[0]


def _alike(one: Text, other: Text) -> float:
    pairs = [(text, other.get(language)) for language, text in one.by_language() if other.get(language)] or [
        (text, against) for text in one.every() for against in other.every()
    ]
    return max(
        (
            difflib.SequenceMatcher(None, comparable_text(text), comparable_text(against)).ratio()
            for text, against in pairs
        ),
        default=0,
    )


def _names(thing: NamedThing) -> set[str]:
    return {comparable_text(name) for name in thing.name.every()}


def _aliases(thing: NamedThing) -> set[str]:
    return {comparable_text(alias) for listed in thing.aliases.values() for alias in listed}


def _texts(role: Role) -> set[str]:
    return {comparable_text(text) for duty in role.duties for text in duty.text.every()}


def _shared(new: set[str], old: set[str]) -> float:
    """How much two things share; 0 where it is too little for one to be the other renamed."""
    both = len(new & old)
    if not both or both < _OF_NEW * len(new) or both < _OF_OLD * len(old):
        return 0.0
    return both / max(len(new), len(old))

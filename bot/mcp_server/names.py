"""What a name stands for: a role, a department, a person, or several of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from bot.catalogue.model import Catalogue, Department, Role
from bot.desk import Desk
from bot.language.script import fold

EntityKind = Literal["role", "department", "person"]

MAX_OPTIONS: Final = 5
_AROUND = re.compile(r"^[\s<@\"'“”「」]+|[\s>\"'“”「」]+$")


@dataclass(frozen=True, slots=True)
class Entity:
    kind: EntityKind
    id: str
    """Of the role or department; of a person, the contact as the catalogue has it."""


def entities_named(
    desk: Desk, catalogue: Catalogue, name: str, *, contacts: bool
) -> tuple[list[Entity], bool]:
    """What has this name, best first, and whether the name is exact.

    People are found only where contacts may be told. A name that nothing bears exactly gives what is like
    it, at most five.
    """
    wanted = _AROUND.sub("", name)
    exact = list(dict.fromkeys(_called(catalogue, wanted)))
    if contacts:
        exact += [each for each in _people(catalogue, wanted) if each not in exact]
    if exact:
        return exact[:MAX_OPTIONS], True
    return list(dict.fromkeys(_like(desk, catalogue, wanted)))[:MAX_OPTIONS], False


def roles_of(catalogue: Catalogue, contact: str) -> list[tuple[Role, Department]]:
    """The roles somebody fills; those they fill as a deputy come last."""
    held = [each for each in catalogue.roles() if contact in each[0].holders]
    return held + [each for each in catalogue.roles() if each[0].deputy == contact and each not in held]


def _called(catalogue: Catalogue, name: str) -> Iterator[Entity]:
    folded = fold(" ".join(name.split()))
    for role, _ in catalogue.roles():
        if name == role.id or folded in _names(role):
            yield Entity("role", role.id)
    for department in catalogue.departments:
        if name == department.id or folded in _names(department):
            yield Entity("department", department.id)
    for duty, role, _ in catalogue.duties():
        if name == duty.id or folded in {fold(text) for text in duty.text.every()}:
            yield Entity("role", role.id)


def _names(thing: Role | Department) -> set[str]:
    aliases = [name for names in thing.aliases.values() for name in names]
    return {fold(" ".join(name.split())) for name in (*thing.name.every(), *aliases)}


def _people(catalogue: Catalogue, name: str) -> Iterator[Entity]:
    """By the contact itself, or by what stands before the @ of an address: “Kay Lee” for kay.lee@…"""
    bare = _bare(name)
    contacts = dict.fromkeys(each for role, _ in catalogue.roles() for each in (*role.holders, role.deputy))
    for contact in contacts:
        mailbox, at, _ = contact.partition("@")
        if contact and (contact.casefold() == name.casefold() or (at and bare and _bare(mailbox) == bare)):
            yield Entity("person", contact)


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def _like(desk: Desk, catalogue: Catalogue, name: str) -> Iterator[Entity]:
    for suggestion in desk.suggest(name):
        try:
            if suggestion.level == "department":
                yield Entity("department", catalogue.department(suggestion.id).id)
            elif suggestion.level == "role":
                yield Entity("role", catalogue.role(suggestion.id)[0].id)
            else:
                yield Entity("role", catalogue.duty(suggestion.id)[1].id)
        except KeyError:
            continue  # the catalogue changed while it was searched

"""A name or alias means one department or one role.

The bot leaves out a name that two of them share: it cannot tell which is meant.

Passes:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}}
    - {id: buyer, name: {en: Buyer}, aliases: {en: [purchaser]}}

Fails:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}}
    - {id: buyer, name: {en: Buyer}, aliases: {en: [seller]}}
"""

from collections.abc import Iterator
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject
from bot.catalogue.model import Department, Role
from bot.catalogue.phrases import fold_phrase

ID: Final = "shared-name"


def check(subject: Subject) -> Iterator[Finding]:
    first: dict[str, tuple[str, str]] = {}
    things: list[tuple[str, Department | Role]] = []
    things += [("department", department) for department in subject.catalogue.departments]
    things += [("role", role) for role, _ in subject.catalogue.roles()]
    for kind, thing in things:
        aliases = [alias for listed in thing.aliases.values() for alias in listed]
        for name in dict.fromkeys([*thing.name.every(), *aliases]):
            other = first.setdefault(fold_phrase(name), (kind, thing.id))
            if other != (kind, thing.id):
                message = f"the {kind} {thing.id} and the {other[0]} {other[1]} are called the same"
                yield Finding(subject.place(kind, thing.id), message, name, "rename one, or drop the alias")

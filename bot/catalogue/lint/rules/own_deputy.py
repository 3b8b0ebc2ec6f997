"""Nobody is their own deputy.

Passes:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, holder: U0000001, deputy: U0000002}

Fails:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, holder: U0000001, deputy: U0000001}
"""

from collections.abc import Iterator
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject

ID: Final = "own-deputy"


def check(subject: Subject) -> Iterator[Finding]:
    for role, _ in subject.catalogue.roles():
        if role.deputy and role.deputy in role.holders:
            place = subject.place("role", role.id)
            yield Finding(
                place, "holder and deputy are the same", role.deputy, "name somebody else or nobody"
            )

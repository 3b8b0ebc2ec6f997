"""Once one role names its holder, every one does.

An answer that names a vacant role leaves the asker without a person to turn to.

Passes:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, holder: U0000001}
    - {id: buyer, name: {en: Buyer}, holder: buyer@example.com}

Fails:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, holder: U0000001}
    - {id: buyer, name: {en: Buyer}}
"""

from collections.abc import Iterator
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject

ID: Final = "no-holder"


def check(subject: Subject) -> Iterator[Finding]:
    roles = [role for role, _ in subject.catalogue.roles()]
    if any(role.holder for role in roles):
        for role in roles:
            if not role.holder:
                yield Finding(
                    subject.place("role", role.id), "the role has no holder", role.id, "write holder:"
                )

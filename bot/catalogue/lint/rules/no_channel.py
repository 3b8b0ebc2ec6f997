"""Once one department names its channel, every one does.

Passes:

    # departments/it.yaml
    id: it
    name: {en: IT}
    channel: "#it"
    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    channel: "#shop"

Fails:

    # departments/it.yaml
    id: it
    name: {en: IT}
    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    channel: "#shop"
"""

from collections.abc import Iterator
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject

ID: Final = "no-channel"


def check(subject: Subject) -> Iterator[Finding]:
    departments = subject.catalogue.departments
    if any(department.channel for department in departments):
        for department in departments:
            if not department.channel:
                place = subject.place("department", department.id)
                yield Finding(place, "the department has no channel", department.id, 'write channel: "#name"')

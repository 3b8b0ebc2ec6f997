"""A channel name is in quotes.

Without quotes YAML takes ``#name`` for a comment, and the department has no channel.

Passes:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    channel: "#shop"

Fails:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    channel: #shop
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject
from bot.catalogue.report import Position

ID: Final = "commented-channel"

_COMMENTED: Final = re.compile(r"^\s*(?:channel|contact):\s+(#[\w.-]+)\s*$", re.MULTILINE)


def check(subject: Subject) -> Iterator[Finding]:
    for source in subject.reading.sources:
        text = source.data.decode("utf-8", "replace")
        for found in _COMMENTED.finditer(text):
            line = text.count("\n", 0, found.start(1)) + 1
            place = Position(source.name, line, found.start(1) - text.rfind("\n", 0, found.start(1)))
            yield Finding(place, "YAML takes this for a comment", found[1], f'write "{found[1]}" in quotes')

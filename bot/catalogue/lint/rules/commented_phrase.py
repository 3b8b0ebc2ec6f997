"""A phrase with `` #`` in it is in quotes.

Without quotes YAML takes the rest of the line for a comment, and the phrase loses its end.

Passes:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, duties: [{id: sell, text: {en: Sell things}}]}
    # phrases/shop.yaml
    sell:
      en:
        - "order #12 for a customer"

Fails:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, duties: [{id: sell, text: {en: Sell things}}]}
    # phrases/shop.yaml
    sell:
      en:
        - order #12 for a customer
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject
from bot.catalogue.report import Position

ID: Final = "commented-phrase"

_COMMENTED: Final = re.compile(r"^\s*- [^\s\"'\[{#][^\n\"']*?(\s#[^\s#][^\n]*)$", re.MULTILINE)


def check(subject: Subject) -> Iterator[Finding]:
    for source in subject.reading.sources:
        text = source.data.decode("utf-8", "replace")
        for found in _COMMENTED.finditer(text):
            line = text.count("\n", 0, found.start(1) + 1) + 1
            cut = found[1].strip()
            place = Position(source.name, line, found.start(1) - text.rfind("\n", 0, found.start(1)) + 1)
            yield Finding(place, "YAML takes this for a comment", cut, "write the whole phrase in quotes")

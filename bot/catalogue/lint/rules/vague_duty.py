"""A duty is specific: no “etc.”, no “other duties as assigned”.

Passes:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, duties: [{id: sell, text: {en: "Sell lamps, bulbs and shades"}}]}

Fails:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, duties: [{id: sell, text: {en: "Sell lamps, bulbs etc."}}]}
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject

ID: Final = "vague-duty"

_VAGUE: Final = re.compile(
    r"\betc\b|\band so on\b|\bmiscellaneous\b|\bvarious (?:tasks|duties|things)\b"
    r"|\bas (?:needed|required|assigned)\b"
    r"|\bother (?:duties|tasks)\b|等等|等工作|等事宜|其他工作|其它工作|其他事項|其他事项|交辦|交办",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    for duty, _, _ in subject.catalogue.duties():
        for text in duty.text.every():
            if found := vague_in(text):
                place = subject.place("duty", duty.id)
                yield Finding(place, "the duty is vague", found, "name what is meant, or leave it out")


def vague_in(text: str) -> str:
    """The first words that name nothing in particular; empty if there are none."""
    found = _VAGUE.search(text)
    return found[0] if found else ""

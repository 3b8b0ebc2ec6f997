"""A phrase stands once under its duty or topic.

Passes:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, duties: [{id: sell, text: {en: Sell things}}]}
    # phrases/shop.yaml
    sell: {en: [till, price tag]}

Fails:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, duties: [{id: sell, text: {en: Sell things}}]}
    # phrases/shop.yaml
    sell: {en: [price tag, till, Price  Tag]}
"""

from collections.abc import Iterator
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject, written_phrases
from bot.catalogue.phrases import fold_phrase
from bot.catalogue.report import Position

ID: Final = "repeated-phrase"


def check(subject: Subject) -> Iterator[Finding]:
    first: dict[tuple[str, str, str], Position] = {}
    for own, language, place, phrase in written_phrases(subject.reading):
        # One wording can be right in both scripts; a repeat in one language never is.
        where = first.setdefault((own, language, fold_phrase(phrase)), place)
        if where is not place:
            message = f"the phrase is already there in {where.file}, line {where.line}"
            yield Finding(place, message, phrase, "remove one")

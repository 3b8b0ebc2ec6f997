"""A phrase leads to one role, or to one topic.

A phrase under two roles makes every such question a choice between them.

Passes:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, duties: [{id: sell, text: {en: Sell things}}]}
    - {id: buyer, name: {en: Buyer}, duties: [{id: buy, text: {en: Buy things}}]}
    # phrases/shop.yaml
    sell: {en: [price for a customer]}
    buy: {en: [price from a supplier]}

Fails:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, duties: [{id: sell, text: {en: Sell things}}]}
    - {id: buyer, name: {en: Buyer}, duties: [{id: buy, text: {en: Buy things}}]}
    # phrases/shop.yaml
    sell: {en: [price]}
    buy: {en: [Price]}
"""

from collections.abc import Iterator
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject, written_phrases
from bot.catalogue.phrases import fold_phrase
from bot.catalogue.report import Position

ID: Final = "shared-phrase"


def check(subject: Subject) -> Iterator[Finding]:
    owners = {duty.id: role.id for duty, role, _ in subject.catalogue.duties()}
    first: dict[str, tuple[str, Position]] = {}
    starters = {topic.id for topic in subject.catalogue.elsewhere if topic.starter}
    for own, _, place, phrase in written_phrases(subject.reading):
        if own in starters:  # it steps aside by itself
            continue
        other, where = first.setdefault(fold_phrase(phrase), (own, place))
        if owners.get(other, other) != owners.get(own, own):
            message = f"the phrase leads to {own} and to {other} ({where.file}, line {where.line})"
            yield Finding(place, message, phrase, "keep it under one, or say more in each")

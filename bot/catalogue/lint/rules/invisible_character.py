"""A phrase holds no character that reverses the direction of the text.

Texts copied out of a chat may carry them (U+202A to U+202E, U+2066 to U+2069): the phrase then looks like
another one, and no question matches it word for word. In names and duties they are refused altogether.

Passes:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, duties: [{id: sell, text: {en: Sell things}}]}
    # phrases/shop.yaml
    sell: {en: [till]}

Fails:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, duties: [{id: sell, text: {en: Sell things}}]}
    # phrases/shop.yaml
    sell: {en: ["\\u202Etill"]}
"""

from collections.abc import Iterator
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject, written_phrases
from bot.catalogue.yaml.fields import turns_direction

ID: Final = "invisible-character"


def check(subject: Subject) -> Iterator[Finding]:
    for _, _, place, phrase in written_phrases(subject.reading):
        if turns_direction(phrase):
            yield Finding(place, "the phrase holds an invisible character", phrase, "type it anew")

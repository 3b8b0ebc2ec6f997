"""No two duties are worded alike.

Passes:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, duties: [{id: sell, text: {en: Write offers to customers}}]}
    - {id: buyer, name: {en: Buyer}, duties: [{id: buy, text: {en: Judge offers of suppliers}}]}

Fails:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}, duties: [{id: sell, text: {en: Offers}}]}
    - {id: buyer, name: {en: Buyer}, duties: [{id: buy, text: {en: offers}}]}
"""

from collections.abc import Iterator
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject
from bot.catalogue.phrases import fold_phrase
from bot.language.codes import LANGUAGES

ID: Final = "same-duty"


def check(subject: Subject) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for duty, _, _ in subject.catalogue.duties():
        for language in LANGUAGES:
            text = duty.text.get(language)
            other = first.setdefault(f"{language} {fold_phrase(text)}", duty.id) if text else duty.id
            if other != duty.id:
                place = subject.place("duty", duty.id)
                yield Finding(place, f"the duty reads like {other}", text, "say what sets them apart")
                break

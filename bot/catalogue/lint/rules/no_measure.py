"""Once one duty says what it is measured by, every one does.

A catalogue that names no measures is left alone: many organisations keep them elsewhere.

Passes:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - id: seller
      name: {en: Seller}
      duties:
      - {id: sell, text: {en: Sell things}, measure: {en: 40 sales a week}}
      - {id: greet, text: {en: Greet customers}, measure: {en: Nobody waits for two minutes}}

Fails:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - id: seller
      name: {en: Seller}
      duties:
      - {id: sell, text: {en: Sell things}, measure: {en: 40 sales a week}}
      - {id: greet, text: {en: Greet customers}}
"""

from collections.abc import Iterator
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject

ID: Final = "no-measure"


def check(subject: Subject) -> Iterator[Finding]:
    duties = [duty for duty, _, _ in subject.catalogue.duties()]
    if any(duty.measure for duty in duties):
        for duty in duties:
            if not duty.measure:
                place = subject.place("duty", duty.id)
                yield Finding(
                    place, "the duty has no measure", duty.id, "add measure: with a figure and a period"
                )

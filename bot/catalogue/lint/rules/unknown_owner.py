"""The owners that ``questions.yaml`` names are in the catalogue.

After a reorganisation the questions that measure the answers still name roles that are gone.

Passes:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}}
    # questions.yaml
    - {q: who sells lamps?, gold: [seller], dept: shop}

Fails:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    roles:
    - {id: seller, name: {en: Seller}}
    # questions.yaml
    - {q: who buys lamps?, gold: [buyer], dept: shop}
"""

from collections.abc import Iterator
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject
from bot.catalogue.questions import UNKNOWN_OWNERS, problems_of
from bot.catalogue.report import Position

ID: Final = "unknown-owner"


def check(subject: Subject) -> Iterator[Finding]:
    for problem in problems_of(subject.directory, subject.catalogue):
        if problem.rule in UNKNOWN_OWNERS:
            place = Position(problem.file, problem.line, problem.column)
            yield Finding(place, problem.message, problem.value, problem.remedy)

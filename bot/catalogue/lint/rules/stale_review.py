"""Somebody checked within the last year who fills a role, and not in the future.

Passes:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    reviewed: 2026-03-01

Fails:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    reviewed: 2024-03-01
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject

ID: Final = "stale-review"
REVIEW_AFTER: Final = timedelta(days=365)


def check(subject: Subject) -> Iterator[Finding]:
    for kind, own, reviewed in _reviews(subject):
        if reviewed and reviewed > subject.today:
            message = f"the review date of {own} is in the future"
            yield Finding(subject.place(kind, own), message, reviewed.isoformat(), "correct it")
        elif reviewed and subject.today - reviewed > REVIEW_AFTER:
            message = f"{own} was last reviewed more than a year ago"
            yield Finding(subject.place(kind, own), message, reviewed.isoformat(), "check it, set the date")


def _reviews(subject: Subject) -> Iterator[tuple[str, str, date | None]]:
    for department in subject.catalogue.departments:
        yield "department", department.id, department.reviewed
    for role, _ in subject.catalogue.roles():
        yield "role", role.id, role.reviewed

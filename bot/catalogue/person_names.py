"""Names of people, as far as their e-mail addresses in the catalogue tell them."""

import re
from collections.abc import Iterator

from bot.catalogue.model import Catalogue, Role


def name_in(contact: str) -> str:
    """“anna smith” for ``anna.smith@example.com``; empty for what tells no name."""
    if "@" not in contact:
        return ""
    parts = re.split(r"[._+-]+", contact.partition("@")[0].lower())
    return " ".join(part for part in parts if part.isalpha())


def people_of(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Full and first names, with the addresses that tell them."""
    found: dict[str, dict[str, None]] = {}
    for _, contact in contacts_of(catalogue):
        if name := name_in(contact):
            for each in (name, name.split()[0]):
                found.setdefault(each, {})[contact] = None
    return {name: tuple(contacts) for name, contacts in found.items()}


def contacts_of(catalogue: Catalogue) -> Iterator[tuple[Role, str]]:
    """Each role with each contact that fills it or stands in."""
    for role, _ in catalogue.roles():
        for contact in (*role.holders, role.deputy):
            if contact:
                yield role, contact

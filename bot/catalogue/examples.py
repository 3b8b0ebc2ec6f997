"""Examples of what to ask, taken from the catalogue itself: another organisation has other duties."""

from typing import Final

from bot.catalogue.model import Catalogue
from bot.language.codes import FALLBACKS, Language

LONGEST: Final = 40
"""Characters of a phrase that still makes a short question."""


def need(catalogue: Catalogue, language: Language) -> str:
    """The first short phrase in this language of the first duty that has one; empty if none has."""
    phrases = (phrase for duty, _, _ in catalogue.duties() for phrase in duty.phrases.get(language, ()))
    return next((phrase for phrase in phrases if len(phrase) <= LONGEST), "")


def several(catalogue: Catalogue, language: Language) -> list[str]:
    """A need in this language or the nearest, the first role, the last department: as far as they exist."""
    first = next((found for code in FALLBACKS[language] if (found := need(catalogue, code))), "")
    role = next((role for role, _ in catalogue.roles()), None)
    things = [thing for thing in (role, *catalogue.departments[-1:]) if thing is not None]
    return [*([first] if first else []), *(thing.name.best(language) or thing.id for thing in things)]


def one(catalogue: Catalogue, language: Language) -> str:
    """The first of ``several``; an ellipsis for a catalogue that holds nothing yet."""
    return next(iter(several(catalogue, language)), "…")

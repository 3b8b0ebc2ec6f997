"""Examples of what to ask, taken from the catalogue itself: another organisation has other duties."""

import re
from typing import Final

from bot.catalogue.model import Catalogue
from bot.language.codes import FALLBACKS, Language

LONGEST: Final = 40
"""Characters of a phrase that still makes a short question."""
_WORDS: Final = 4
_SENTENCE: Final = re.compile(
    r"[?!,;:？！，。；：]|\b(?:i|i'm|we|you|he|she|it|my|our|me|who|whom|what|where|when|how|why|which|can|could|is|are|was|do"
    r"|does|did|don't|won't|want|need|wants|needs|please|hasn't|haven't|still|got)\b"
    "|[我你您他她谁誰吗嗎呢吧]|怎么|怎麼|什么|什麼|哪|想|要|还没|還沒|不"
)


def need(catalogue: Catalogue, language: Language) -> str:
    """The first short phrase in this language of the first duty that has one; empty if none has."""
    phrases = (phrase for duty, _, _ in catalogue.duties() for phrase in duty.phrases.get(language, ()))
    return next((phrase for phrase in phrases if len(phrase) <= LONGEST and _is_name(phrase)), "")


def _is_name(phrase: str) -> bool:
    """True for what names a need, “fresh rolls”; a whole sentence makes no “who handles …?”."""
    return len(phrase.split()) <= _WORDS and not _SENTENCE.search(phrase.lower())


def several(catalogue: Catalogue, language: Language) -> list[str]:
    """A need in this language or the nearest, the first role, the last department: as far as they exist."""
    first = next((found for code in FALLBACKS[language] if (found := need(catalogue, code))), "")
    role = next((role for role, _ in catalogue.roles()), None)
    things = [thing for thing in (role, *catalogue.departments[-1:]) if thing is not None]
    return [*([first] if first else []), *(thing.name.best(language) or thing.id for thing in things)]


def one(catalogue: Catalogue, language: Language) -> str:
    """The first of ``several``; an ellipsis for a catalogue that holds nothing yet."""
    return next(iter(several(catalogue, language)), "…")
